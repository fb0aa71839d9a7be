// The currencies enabled in the account, v1 (pipedrive.md 6).
import { type Answer, type Call, ok, type Route } from '../call';

export const currencyRoutes: Route[] = [
  { method: 'GET', pattern: '/api/v1/currencies', cost: 20, run: list },
];

/** `term` is part of a code or a name. */
function list({ company, query }: Call): Answer {
  const term = query.get('term')?.toLowerCase() ?? '';
  const all = company.settings.currencies.map(wire);
  const found = all.filter(({ code, name }) => `${code} ${name}`.toLowerCase().includes(term));
  return ok(found.length > 0 ? found : null); // pipedrive.md 3.1: an empty v1 list can be null
}

const names = new Intl.DisplayNames('en', { type: 'currency' });

function wire(code: string, index: number) {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency: code });
  const symbol = format.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? code;
  const decimal_points = format.resolvedOptions().maximumFractionDigits;
  const fixed = { active_flag: true, is_custom_flag: false };
  return { id: index + 1, code, name: names.of(code) ?? code, decimal_points, symbol, ...fixed };
}
