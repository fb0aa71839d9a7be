// An assignment, and what it promises: by which schedule and clock the lead is worked, and on which dates.
import type { World } from '../helpers/world';
import { accountZone, type Standing, zoneNamed } from './follow-up-journal';
import type { Real } from './follow-up-world';

interface Request {
  lead: string;
  assistant: 'zoe' | 'ravi';
  schedule?: string;
}

interface Outcome {
  decision: string;
  follow_ups: string[] | null;
}

const nativeZones: Readonly<Record<string, string>> = { France: 'Europe/Paris', India: 'Asia/Kolkata' };
/** As assistants.yaml of the sample policy has them. */
const defaults = { zoe: 'Recommended', ravi: 'Event' };

/** Lets the assistant have the lead, whatever happened to it before, and holds the answer against the model. */
export async function assign(
  { crm, connection, journal }: Real,
  operation: Parameters<World['run']>[0],
  { assistant, ...request }: Request,
): Promise<void> {
  const { lead } = request;
  const before = journal.now(lead);
  const inputs = { ...request, assistant: crm[assistant], allow_reassignment: true };
  const { decision, follow_ups } = await connection.run<Outcome>(operation, inputs);
  journal.look(lead);
  const after = journal.now(lead);
  if (decision === 'accepted') {
    const { schedule, zone, status, resumeOn, stopped } = after;
    const given = { schedule: request.schedule ?? '', assistant };
    const expected = { ...foretold(before, journal.country(lead), given), status: 'Cold' };
    expect({ schedule, zone, status, resumeOn, stopped }).toEqual({ ...expected, resumeOn: '', stopped: '' });
  }
  const told = (follow_ups ?? []).map((moment) => Date.parse(moment));
  const has = decision === 'accepted' || decision === 'already_assigned';
  expect(told).toEqual(has ? journal.plan(lead).map(({ at }) => at) : []);
}

/** What the Zap asks for, what stands on the lead, what its country says, what is usual. */
function foretold(
  { schedule, zone }: Standing,
  country: string,
  request: { schedule: string; assistant: 'zoe' | 'ravi' },
) {
  const usual = country === 'France' ? 'Europe' : defaults[request.assistant];
  return {
    schedule: request.schedule || schedule || usual,
    zone: zoneNamed(zone) ?? nativeZones[country] ?? accountZone,
  };
}
