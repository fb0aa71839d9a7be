// How many requests each operation makes, counted in the sandbox, beside the least that the vendor's API allows.
import type { Figure, Part, Table } from '../figure';
import { type CrmName, crms, type Desk, must, openDesk } from '../world/desks';
import { type Case, leadCases } from './cases';
import { pollTables } from './polls';
import { recordCases, uploadCases } from './record-cases';

export const requests: Part = {
  name: 'requests',
  run: async () => {
    const tables: Table[] = [];
    for (const crm of crms) tables.push(await actionTable(crm));
    for (const crm of crms) tables.push(...(await pollTables(crm)));
    return tables;
  },
};

async function actionTable(crm: CrmName): Promise<Table> {
  const desk = await openDesk(crm);
  const others = crm === 'pipedrive' ? [...recordCases, ...uploadCases] : uploadCases;
  try {
    if (crm === 'pipedrive') await rememberRecords(desk);
    const figures: Figure[] = [];
    for (const one of [...leadCases, ...others]) figures.push(await measure(desk, one));
    return { title: `3. Requests of an action (${crm})`, figures };
  } finally {
    desk.office.close();
  }
}

/** What a connection asks once for companies, contacts and deals. */
async function rememberRecords({ office }: Desk): Promise<void> {
  await must(office, 'creates.push_company', { name: 'Warm Vale', website: 'vale.example.com' });
  await must(office, 'creates.push_contact', { name: 'Warm Vale', email: 'warm@vale.example.com' });
}

async function measure(desk: Desk, one: Case): Promise<Figure> {
  const input = await one.prepare(desk);
  const told = await must(desk.office, `creates.${one.action}`, input);
  const steps = one.least[desk.crm] ?? [];
  const reason = one.more?.[desk.crm];
  const allowed = steps.length + (told.requests.length > steps.length && reason ? 1 : 0);
  return {
    what: `${one.action}, ${one.name}`,
    value: `${told.requests.length} requests${told.tokens > 0 ? `, ${told.tokens} tokens` : ''}`,
    peer: `least ${steps.length}: ${steps.join(', ')}${allowed > steps.length ? `; ${reason}` : ''}`,
    limit: allowed > steps.length ? 'least + 1' : 'the least',
    used: told.requests.length / allowed,
  };
}
