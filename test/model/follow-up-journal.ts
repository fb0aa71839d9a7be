// How each lead stood, and since when: written down as it happens, and what is due by it. Kept apart from what the relay
// knows.
import { DateTime, IANAZone } from 'luxon';
import type { CrmUnderTest, Values } from '../helpers/crms';
import { datesOf, type Fill, schedules } from './follow-up-dates';

export interface Standing {
  /** Since when. */
  at: number;
  owner: string;
  status: string;
  schedule: string;
  zone: string;
  assistant: string;
  assigned: string;
  stopped: string;
  resumeOn: string;
  /** Of Resume On, since the assignment. */
  fills: readonly Fill[];
  /** Schedule or time zone changed since the assignment, or Resume On was emptied: other dates than before. */
  replanned: boolean;
}

export interface FollowUp {
  /** As documented: lead, moment of the assignment, number. */
  id: string;
  lead: string;
  number: number;
  of: number;
  message: string;
  at: number;
}

/** HubSpot keeps the last 20 values of a field: no lead is changed more often. */
const mostWrites = 18;
/** The account's, in both CRMs. */
export const accountZone = 'Europe/Berlin';
const goesOn = ['Cold', 'Engaged', 'Warm', 'OutOfOffice', 'Pending'];

export const zoneNamed = (name: string) => (IANAZone.isValidZone(name) ? name : undefined);
const clockOf = ({ zone }: Pick<Standing, 'zone'>) => zoneNamed(zone) ?? accountZone;

export class Journal {
  readonly #standings = new Map<string, Standing[]>();
  readonly #countries = new Map<string, string>();
  readonly #plans = new Map<string, number[]>();

  /** @param resolution milliseconds that the moments of the CRM's history are rounded down to */
  constructor(
    private readonly crm: CrmUnderTest,
    private readonly resolution: number,
  ) {}

  get leads(): string[] {
    return [...this.#standings.keys()];
  }

  /** A lead by any number; undefined where none may be changed any more. */
  lead(index: number): string | undefined {
    const free = this.leads.filter((lead) => this.#of(lead).length < mostWrites);
    return free[index % free.length];
  }

  add(values: Values): string {
    const lead = this.crm.lead(values);
    this.#standings.set(lead, []);
    this.#countries.set(lead, values.country ?? '');
    this.look(lead);
    return lead;
  }

  edit(lead: string, values: Values): void {
    this.crm.edit(lead, values);
    if (values.country !== undefined) this.#countries.set(lead, values.country);
    this.look(lead);
  }

  country(lead: string): string {
    return this.#countries.get(lead) ?? '';
  }

  /** Enters how the lead stands now. */
  look(lead: string): void {
    const all = this.#of(lead);
    all.push(standingOf(this.crm.fields(lead), all.at(-1), Date.now(), this.resolution));
  }

  now(lead: string): Standing {
    const standing = this.#of(lead).at(-1);
    if (!standing) throw new Error(`The model does not know lead ${lead}.`);
    return standing;
  }

  /** The whole plan of a lead that is followed. */
  plan(lead: string, standing = this.now(lead)): FollowUp[] {
    const schedule = schedules.get(standing.schedule);
    if (!schedule || !isFollowed(standing)) return [];
    const at = Date.parse(standing.assigned);
    const dates = this.#dates(standing);
    const of = schedule.follow_ups.length;
    return schedule.follow_ups.map(({ message }, index) => ({
      ...{ id: `${lead}-${at}-${index + 1}`, lead, number: index + 1, of, message },
      at: dates[index] ?? Number.NaN,
    }));
  }

  /** Whether it was due at its moment, and has been the same since, on a lead that was always meant. */
  isSteady({ id, lead, at }: FollowUp, isMeant: (standing: Standing) => boolean): boolean {
    const all = this.#of(lead);
    return all
      .filter((_, index) => (all[index + 1]?.at ?? Number.POSITIVE_INFINITY) > at)
      .every(
        (standing) =>
          isMeant(standing) && this.plan(lead, standing).some((one) => one.id === id && one.at === at),
      );
  }

  /** The next moment at which something is due. */
  next(after: number): number | undefined {
    const moments = this.leads.flatMap((lead) => this.plan(lead).map(({ at }) => at));
    const coming = moments.filter((at) => at > after);
    return coming.length > 0 ? Math.min(...coming) : undefined;
  }

  #of(lead: string): Standing[] {
    return this.#standings.get(lead) ?? [];
  }

  #dates(standing: Standing): number[] {
    const { schedule, assigned, resumeOn, fills } = standing;
    const plan = schedules.get(schedule);
    // An empty Resume On is none, whatever stood there before.
    const assignment = { at: Date.parse(assigned), zone: clockOf(standing), fills: resumeOn ? fills : [] };
    const key = JSON.stringify([schedule, assignment]);
    const dates = this.#plans.get(key) ?? (plan ? datesOf(plan, assignment) : []);
    this.#plans.set(key, dates);
    return dates;
  }
}

function standingOf(values: Values, last: Standing | undefined, now: number, resolution: number): Standing {
  const {
    schedule = '',
    time_zone: zone = '',
    resume_on: resumeOn = '',
    assigned_at: assigned = '',
  } = values;
  const before = last?.assigned === assigned ? last : undefined;
  const refilled = before && before.resumeOn !== resumeOn;
  const other = before && (before.schedule !== schedule || before.zone !== zone || (refilled && !resumeOn));
  const fill = { at: now - (now % resolution), date: resumeOn };
  return {
    ...{ at: now, schedule, zone, resumeOn, assigned },
    owner: values.ownerId ?? '',
    status: values.connection_status ?? '',
    assistant: values.assigned_assistant ?? '',
    stopped: values.follow_up_stopped_at ?? '',
    fills: [...(before?.fills ?? []), ...(refilled ? [fill] : [])],
    replanned: before?.replanned || other || false,
  };
}

function isFollowed({ owner, assistant, status, assigned, stopped }: Standing): boolean {
  const isTheirs = owner !== '' && owner === assistant;
  const isStopped = stopped !== '' && Date.parse(stopped) >= Date.parse(assigned);
  return isTheirs && assigned !== '' && goesOn.includes(status) && !isStopped;
}

/** The day of a moment by the lead's clock. */
export const localDate = (at: number, standing: Standing) =>
  DateTime.fromMillis(at, { zone: clockOf(standing) }).toISODate();
