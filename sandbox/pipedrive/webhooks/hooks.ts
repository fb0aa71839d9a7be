// Which hooks there are, and which of them want to hear of what (pipedrive.md 5.1, 5.3).
import type { Company, Happening } from '../company';
import type { Webhook } from '../entities';
import { entities } from './record';

const threeDays = 3 * 86_400_000;

/** Without those that Pipedrive deleted: three days in a row without a success, counted from the first failure. */
export function hooksOf({ webhooks, clock }: Company): Webhook[] {
  const now = clock.now();
  return [...webhooks.values()].filter(
    ({ failingSince }) => failingSince === null || now - failingSince < threeDays,
  );
}

/** Hooks of payload version 1.0 are kept but told nothing: the relay registers 2.0. */
export function listening(company: Company, { action, kind, ledger }: Happening): Webhook[] {
  if (company.webhooks.size === 0 || company.hidden.has(`${kind}/${ledger.id}`)) return [];
  const wants = (asked: string, happened: string) => asked === '*' || asked === happened;
  return hooksOf(company).filter(
    (hook) => hook.version === '2.0' && wants(hook.action, action) && wants(hook.object, entities[kind]),
  );
}
