// What a recipe says it costs, held against what the sandbox counted.
import type { CrmUnderTest } from '../helpers/crms';
import { readRecipe, tableRows } from './read';

/** The numbers of the table under "What it costs": what, then each column. */
export function saidCosts(name: string, what: string): number[] {
  const table = tableRows(readRecipe(name).sections.get('What it costs') ?? '');
  const [, ...numbers] = table.find(([first]) => first === what) ?? [];
  return numbers.map(Number);
}

type Counted = Pick<CrmUnderTest, 'name' | 'sandbox'>;

const countOf = ({ name, sandbox }: Counted) =>
  name === 'hubspot'
    ? sandbox.requests.filter(({ vendor }) => vendor === 'hubspot').length
    : sandbox.pipedrive.tokens.spent;

/** Holds what something costs on this CRM against the table's columns: HubSpot's requests, then Pipedrive's tokens. */
export async function expectCost(
  crm: Counted,
  recipe: string,
  what: string,
  work: () => Promise<unknown>,
): Promise<void> {
  const before = countOf(crm);
  const seen = crm.sandbox.requests.length;
  await work();
  const requests = crm.sandbox.requests.slice(seen).map(({ method, url }) => `${method} ${url}`);
  const column = crm.name === 'hubspot' ? 0 : -1;
  const said = saidCosts(recipe, what).at(column);
  expect({ what, cost: countOf(crm) - before, requests }).toEqual({ what, cost: said, requests });
}
