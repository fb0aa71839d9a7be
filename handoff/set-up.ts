import type { SetUpReport } from '../crm';
import { decide, leadStates, policy } from '../engine';
import { info, type Message, type Outcome, outcome, warning } from '../outcome';
import { stateFacts } from './facts';
import type { Relay } from './relay';

export interface SetUpRequest {
  addFields: boolean;
  dryRun: boolean;
}

/** Creates the fields, options and statuses that the CRM lacks, and says what it did; removes nothing. */
export async function setUpCrm(relay: Relay, request: SetUpRequest): Promise<Outcome> {
  const leads = await relay.crm.setUp({ ...request, statuses: contactStatuses(relay) });
  // Companies are pushed into Pipedrive, wherever the leads live.
  const companies = await relay.records(policy.companyFields)?.setUp(request);
  const report = companies ? joined(leads, companies) : leads;
  const verb = request.dryRun ? 'would be ' : '';
  const say = (done: string, texts: string[]): Message[] =>
    texts.map((text) => info(`${verb}${done}: ${text}`));
  return outcome({
    id: `set_up_${relay.crm.name}`,
    created: request.dryRun ? 0 : report.created.length,
    updated: request.dryRun ? 0 : report.updated.length,
    unchanged: report.unchanged.length,
    changed_fields: request.dryRun ? [] : [...report.created, ...report.updated],
    messages: [
      ...say('created', report.created),
      ...say('updated', report.updated),
      ...report.unchanged.map((text) => info(`unchanged: ${text}`)),
      ...report.warnings.map(warning),
    ],
  });
}

const joined = (one: SetUpReport, other: SetUpReport): SetUpReport => ({
  created: [...one.created, ...other.created],
  updated: [...one.updated, ...other.updated],
  unchanged: [...one.unchanged, ...other.unchanged],
  warnings: [...one.warnings, ...other.warnings],
});

/** The contact statuses that the rules can write. */
function contactStatuses(relay: Relay): string[] {
  const all = leadStates.map(
    (state) => decide('state', stateFacts(relay.crm.name, state, undefined)).then.contact_status,
  );
  return [...new Set(all)];
}
