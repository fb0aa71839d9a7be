// crm/crm.ts as code: what any adapter must do. An adapter's own test names a world and calls this.
import type { Crm, FieldKey, FoundLead, Lead } from '../../crm';
import { advance, minute } from '../helpers/time';

export interface LeadValues {
  firstName?: string;
  lastName?: string;
  email?: string;
  ownerId?: string;
  fields?: Partial<Record<FieldKey, string>>;
}

/** A CRM of one vendor, seen from outside: what people do in its own screens. */
export interface CrmWorld {
  /** Calls the adapter as an operation would. */
  use<T>(work: (crm: Crm) => Promise<T>): Promise<T>;
  addUser(user: { email: string; name: string }): string;
  deactivateUser(id: string): void;
  addLead(values: LeadValues): string;
  editLead(id: string, values: LeadValues): void;
  deleteLead(id: string): void;
  removeField(key: FieldKey): void;
  /** Writes to records of leads so far; notes and reads are none. */
  writes(): number;
  /** All requests so far. */
  requests(): number;
}

export function describeCrm(name: string, world: CrmWorld): void {
  const need = async (crm: Crm, ref: string): Promise<FoundLead> => {
    const found = await crm.findLead(ref);
    if (!found) throw new Error(`The CRM has no lead ${ref}.`);
    return found;
  };
  const setUp = () => world.use((crm) => crm.setUp({ addFields: true, dryRun: false, statuses: [] }));

  describe(`${name} keeps the contract of crm.ts`, () => {
    let pat = '';
    let zoe = '';
    beforeEach(async () => {
      pat = world.addUser({ email: 'pat@sales.example', name: 'Pat Lind' });
      zoe = world.addUser({ email: 'zoe@assistants.example', name: 'Zoe Marsh' });
      await setUp();
      advance(minute);
    });

    test('a lead is found by id and by e-mail in any case, and null is only "not there"', async () => {
      const id = world.addLead({
        firstName: 'Ada',
        lastName: 'Moreau',
        email: 'ada@moreau.example',
        ownerId: pat,
      });
      const lead = { id, name: 'Ada Moreau', firstName: 'Ada', email: 'ada@moreau.example', ownerId: pat };
      expect((await world.use((crm) => need(crm, id))).lead).toMatchObject(lead);
      expect((await world.use((crm) => need(crm, 'ADA@moreau.example'))).lead).toMatchObject(lead);
      expect(await world.use((crm) => crm.findLead('999999999'))).toBeNull();
      expect(await world.use((crm) => crm.findLead('no@body.example'))).toBeNull();
    });

    test('an empty field is empty text, never missing', async () => {
      const id = world.addLead({ firstName: 'Ada' });
      const { lead } = await world.use((crm) => need(crm, id));
      expect(lead.ownerId).toBe('');
      expect(new Set(Object.values(lead.fields))).toEqual(new Set(['']));
    });

    test('what is written is read back, moments in ISO 8601', async () => {
      const id = world.addLead({ firstName: 'Ada', ownerId: pat });
      const fields = {
        context: 'Lenses',
        connection_status: 'OutOfOffice',
        previous_owner: pat,
        assigned_assistant: zoe,
        assigned_at: '2026-03-02T09:01:00.000Z',
        resume_on: '2026-03-09',
      };
      const written = await world.use(async (crm) => (await need(crm, id)).write({ ownerId: zoe, fields }));
      expect(written.changed).toHaveLength(7);
      const { lead } = await world.use((crm) => need(crm, id));
      expect(lead).toMatchObject({ ownerId: zoe, fields });
    });

    test('writing what is there makes no request', async () => {
      const id = world.addLead({ firstName: 'Ada', ownerId: pat, fields: { context: 'Lenses' } });
      const before = world.writes();
      const patch = { ownerId: pat, fields: { context: 'Lenses', resume_on: '' } };
      const written = await world.use(async (crm) => (await need(crm, id)).write(patch));
      expect(written).toMatchObject({ changed: [], warnings: [] });
      expect(world.writes()).toBe(before);
    });

    test('one write is one request, and empty text clears', async () => {
      const id = world.addLead({
        firstName: 'Ada',
        ownerId: pat,
        fields: { context: 'Lenses', previous_owner: pat },
      });
      const before = world.writes();
      const fields = { context: '', previous_owner: '' };
      await world.use(async (crm) => (await need(crm, id)).write({ ownerId: zoe, fields }));
      expect(world.writes()).toBe(before + 1);
      const { lead } = await world.use((crm) => need(crm, id));
      expect(lead).toMatchObject({ ownerId: zoe, fields });
    });

    test('options are matched to the account’s own, whatever the case', async () => {
      const id = world.addLead({ firstName: 'Ada' });
      await world.use(async (crm) =>
        (await need(crm, id)).write({ fields: { connection_status: 'outofoffice' } }),
      );
      expect((await world.use((crm) => need(crm, id))).lead.fields.connection_status).toBe('OutOfOffice');
    });

    test('a field that does not exist is Set-up missing, and nothing is written', async () => {
      const id = world.addLead({ firstName: 'Ada', ownerId: pat });
      world.removeField('context');
      const fields = { context: 'Lenses' };
      const write = world.use(async (crm) => (await need(crm, id)).write({ ownerId: zoe, fields }));
      await expect(write).rejects.toMatchObject({ kind: 'Set-up missing' });
      expect((await world.use((crm) => need(crm, id))).lead.ownerId).toBe(pat);
      expect(await world.use((crm) => crm.missingFields(['context', 'schedule']))).toMatchObject([
        { key: 'context' },
      ]);
    });

    test('history runs from the oldest to the newest, clearing included', async () => {
      const id = world.addLead({ firstName: 'Ada', ownerId: pat });
      for (const values of [
        { fields: { connection_status: 'Cold' } },
        { ownerId: zoe },
        { fields: { connection_status: '' } },
      ]) {
        advance(minute);
        world.editLead(id, values);
      }
      const at = Date.now();
      const history = await world.use(async (crm) => (await need(crm, id)).history());
      expect(history.connection_status.slice(-2)).toEqual([
        { value: 'Cold', at: at - 2 * minute },
        { value: '', at },
      ]);
      expect(history.owner.at(-1)).toEqual({ value: zoe, at: at - minute });
    });

    test('the histories of one write bear one moment', async () => {
      const id = world.addLead({ firstName: 'Ada', ownerId: pat });
      const fields = { connection_status: 'Cold', assigned_at: new Date(Date.now()).toISOString() };
      await world.use(async (crm) => (await need(crm, id)).write({ ownerId: zoe, fields }));
      const history = await world.use(async (crm) => (await need(crm, id)).history());
      expect(history.connection_status.at(-1)?.at).toBe(history.owner.at(-1)?.at);
      expect(history.assigned_at.at(-1)?.at).toBe(history.owner.at(-1)?.at);
    });

    test('notes are found again from their moment on', async () => {
      const id = world.addLead({ firstName: 'Ada' });
      const first = Date.now();
      await world.use(async (crm) => crm.addNote((await need(crm, id)).lead, { html: 'One', at: first }));
      advance(10 * minute);
      const second = Date.now();
      await world.use(async (crm) => crm.addNote((await need(crm, id)).lead, { html: 'Two', at: second }));
      const since = (moment: number) =>
        world.use(async (crm) => (await (await need(crm, id)).notesSince(moment)).map(({ html }) => html));
      expect(await since(second)).toEqual(['Two']);
      expect((await since(first)).sort()).toEqual(['One', 'Two']);
    });

    test('users are listed with those who were deactivated; one is looked up as they are now', async () => {
      world.deactivateUser(pat);
      const owners = await world.use((crm) => crm.freshOwners());
      expect(owners).toContainEqual({ id: pat, email: 'pat@sales.example', name: 'Pat Lind', active: false });
      expect(owners).toContainEqual({
        id: zoe,
        email: 'zoe@assistants.example',
        name: 'Zoe Marsh',
        active: true,
      });
      expect((await world.use((crm) => crm.ownerNow(zoe)))?.active).toBe(true);
      expect((await world.use((crm) => crm.ownerNow(pat)))?.active ?? false).toBe(false);
      expect(await world.use((crm) => crm.ownerNow('987654321'))).toBeNull();
    });

    test('records changed since a moment come by id, page by page, each with its stamp', async () => {
      advance(minute);
      const since = Date.now();
      const ids = Array.from({ length: 501 }, (_, index) => world.addLead({ firstName: `Lead ${index}` }));
      const records = await world.use(async (crm) => {
        const found = [];
        for (let after: string | undefined, pages = 0; pages === 0 || after; pages += 1) {
          const page = await crm.touchedSince(since, after);
          found.push(...page.records);
          after = page.next;
        }
        return found;
      });
      expect(records.map(({ id }) => id)).toEqual(ids);
      expect(records.every(({ stamp }) => stamp === since)).toBe(true);
    });

    test('the records changed last come first for samples', async () => {
      const [one, two] = ['One', 'Two'].map((firstName) => {
        advance(minute);
        return world.addLead({ firstName });
      });
      expect((await world.use((crm) => crm.latestTouched(2))).map(({ id }) => id)).toEqual([two, one]);
    });

    test('journeys tell lead and history together; who is gone is left out', async () => {
      const id = world.addLead({ firstName: 'Ada', ownerId: pat });
      const gone = world.addLead({ firstName: 'Ben' });
      advance(minute);
      world.editLead(id, { ownerId: zoe });
      world.deleteLead(gone);
      const journeys = await world.use((crm) => crm.journeys([id, gone]));
      expect(journeys.map(({ lead }) => lead.id)).toEqual([id]);
      expect(journeys[0]).toMatchObject({ stamp: Date.now(), lead: { ownerId: zoe } });
      expect(journeys[0]?.history.owner.at(-1)).toEqual({ value: zoe, at: Date.now() });
    });

    test('the leads of some owners come each once, page by page, and nobody else’s', async () => {
      const ravi = world.addUser({ email: 'ravi@assistants.example', name: 'Ravi Vance' });
      const ids = Array.from({ length: 501 }, () => world.addLead({ firstName: 'Ada', ownerId: zoe }));
      const other = world.addLead({ firstName: 'Ben', ownerId: ravi, fields: { context: 'Lenses' } });
      world.addLead({ firstName: 'Cleo', ownerId: pat });
      world.deleteLead(world.addLead({ firstName: 'Dan', ownerId: zoe }));
      const leads = await world.use(async (crm) => {
        const found: Lead[] = [];
        for (let after: string | undefined, pages = 0; pages === 0 || after; pages += 1) {
          const page = await crm.leadsOf([ravi, zoe], after);
          expect(page.leads.map(({ id }) => Number(id))).toEqual(
            page.leads.map(({ id }) => Number(id)).sort((a, b) => a - b),
          );
          found.push(...page.leads);
          after = page.next;
        }
        return found;
      });
      expect(leads.map(({ id }) => id).sort()).toEqual([...ids, other].sort());
      expect(leads.find(({ id }) => id === other)).toMatchObject({
        ownerId: ravi,
        fields: { context: 'Lenses' },
      });
    });

    test('an owner without leads has none', async () => {
      const leads = await world.use(async (crm) => (await crm.leadsOf([zoe])).leads);
      expect(leads).toEqual([]);
    });

    test('leads are read together as they stand now; who is gone is left out', async () => {
      const id = world.addLead({ firstName: 'Ada', ownerId: pat });
      const gone = world.addLead({ firstName: 'Ben' });
      world.editLead(id, { ownerId: zoe });
      world.deleteLead(gone);
      const leads = await world.use((crm) => crm.leadsNow([id, gone]));
      expect(leads).toEqual([expect.objectContaining({ id, firstName: 'Ada', ownerId: zoe })]);
      expect(await world.use((crm) => crm.leadsNow([]))).toEqual([]);
    });

    test('a journey tells since when a lead is away', async () => {
      const id = world.addLead({ firstName: 'Ada' });
      for (const resume_on of ['2026-03-09', '']) {
        advance(minute);
        world.editLead(id, { fields: { resume_on } });
      }
      const [journey] = await world.use((crm) => crm.journeys([id]));
      expect(journey?.history.resume_on.slice(-2)).toEqual([
        { value: '2026-03-09', at: Date.now() - minute },
        { value: '', at: Date.now() },
      ]);
    });

    test('the account has a time zone, which is asked once', async () => {
      expect(await world.use((crm) => crm.accountTimeZone())).toBe('Europe/Berlin');
      const before = world.requests();
      await world.use((crm) => crm.accountTimeZone());
      expect(world.requests()).toBe(before);
    });

    test('an assistant works once it owns a lead that has a status', async () => {
      const owns = () => world.use((crm) => crm.ownsWorkedLead(zoe));
      const id = world.addLead({ firstName: 'Ada', ownerId: zoe });
      world.addLead({ firstName: 'Ben', fields: { connection_status: 'Cold' } });
      expect(await owns()).toBe(false);
      world.editLead(id, { fields: { connection_status: 'Cold' } });
      expect(await owns()).toBe(true);
    });

    test('a watch that is gone has ended', async () => {
      await world.use((crm) => crm.unwatch('999999999'));
    });

    test('setting up twice creates nothing the second time', async () => {
      const report = await setUp();
      expect(report).toMatchObject({ created: [], updated: [] });
    });
  });
}
