// A Pipedrive account set up for the relay, seen through the adapter; tokens are counted from then on.
import type { Crm, FoundLead } from '../../crm';
import { pipedriveCrm } from '../../crm/pipedrive/adapter';
import { fieldSpecs } from '../../handoff/relay';
import { openHttp, openMemory } from '../../http';
import { type PipedriveSandbox, pipedriveToken } from '../../sandbox';
import { inCall } from '../helpers/call';
import { advance, minute } from '../helpers/time';
import { useWorld, type World } from '../helpers/world';

export interface Account {
  readonly world: World;
  readonly pipedrive: PipedriveSandbox;
  /** A person who sells, and an assistant. */
  readonly pat: number;
  readonly zoe: number;
  use<T>(work: (crm: Crm) => Promise<T>): Promise<T>;
  /** Finds a lead that must be there. */
  find<T>(ref: string | number, work: (found: FoundLead) => T | Promise<T>): Promise<T>;
  /** Drops what the connection remembers. */
  forget(): void;
}

const credential = { token: pipedriveToken, domain: 'acme' };
const specs = fieldSpecs('pipedrive');

export function useAccount(): Account {
  const ids = { pat: 0, zoe: 0 };
  let memory = {};
  const world = useWorld(({ pipedrive }) => {
    ids.pat = pipedrive.addUser({ email: 'pat@sales.example', name: 'Pat Lind' }).id;
    ids.zoe = pipedrive.addUser({ email: 'zoe@assistants.example', name: 'Zoe Marsh' }).id;
  });
  const use: Account['use'] = (work) =>
    inCall(
      (call) => work(pipedriveCrm(openHttp(call), openMemory(call, pipedriveToken), credential, specs)),
      { memory },
    );
  beforeEach(async () => {
    memory = {};
    await use((crm) => crm.setUp({ addFields: true, dryRun: false, statuses: [] }));
    // What every connection has asked once and remembers: fields and company.
    const first = world.sandbox.pipedrive.addPerson({ name: 'Warm Up' });
    await use((crm) => crm.findLead(String(first.id)));
    advance(minute);
    world.sandbox.pipedrive.tokens.clear();
  });
  return {
    world,
    use,
    get pipedrive() {
      return world.sandbox.pipedrive;
    },
    get pat() {
      return ids.pat;
    },
    get zoe() {
      return ids.zoe;
    },
    find: (ref, work) =>
      use(async (crm) => {
        const found = await crm.findLead(String(ref));
        if (!found) throw new Error(`Pipedrive has no lead ${ref}.`);
        return work(found);
      }),
    forget: () => {
      memory = {};
    },
  };
}
