// The same rule files, interpreted by json-logic-js.
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { array, looseObject, nullish, object, record, string, union, unknown } from 'zod/mini';
import { apply } from '../../test/engine/oracle';
import type { Answered, Asked } from './question';

const text = string();
const statesFile = looseObject({
  states: record(
    text,
    looseObject({
      contact_status: object({ hubspot: text }),
      stage: nullish(object({ pipedrive: text })),
      followed_by: union([text, array(text)]),
    }),
  ),
});
const decided = record(text, unknown());
const ruled = looseObject({ rules: array(record(text, unknown())), otherwise: record(text, unknown()) });

const read = (file: string): unknown => load(readFileSync(`rules/${file}.yaml`, 'utf8'));
const rows = Object.entries(statesFile.parse(read('states')).states);

/** As JSON Logic is written: the answer of the first condition that holds, else the last one. */
function chain(conditions: readonly unknown[], answers: readonly unknown[]): object {
  return {
    if: [...conditions.flatMap((when, index) => [when, answers[index]]), answers[conditions.length] ?? null],
  };
}

const byState = (answers: readonly unknown[]) =>
  chain(
    rows.map(([name]) => ({ '==': [{ var: 'state' }, name] })),
    answers,
  );
const onHubSpot = (yes: unknown, no: unknown) => ({ if: [{ '==': [{ var: 'crm' }, 'hubspot'] }, yes, no] });

const stages = rows.map(([, { stage }]) => stage?.pipedrive ?? null);
const stageRule = onHubSpot(null, byState(stages));
const statusRule = onHubSpot(
  byState(rows.map(([, { contact_status }]) => contact_status.hubspot)),
  byState(stages.map((stage) => stage ?? '')),
);
const followRule = {
  or: [
    { '!': { var: 'previous_state' } },
    { '==': [{ var: 'previous_state' }, { var: 'state' }] },
    {
      '!': {
        in: [
          { var: 'previous_state' },
          rows.flatMap(([name, { followed_by }]) => (followed_by === 'any' ? [] : [name])),
        ],
      },
    },
  ],
};

function fileOf(name: string) {
  const { rules, otherwise } = ruled.parse(read(name));
  const answers = [...rules, otherwise].map(({ then }) => decided.parse(then));
  return {
    rule: chain(
      rules.map(({ when }) => when),
      answers.map((_, index) => index),
    ),
    answers,
  };
}

const reassignment = fileOf('reassignment');
const schedules = fileOf('schedules');

const answerOf = ({ rule, answers }: ReturnType<typeof fileOf>, facts: object) =>
  answers[Number(apply(rule, facts))] ?? {};

export function interpreted({ state, ...asked }: Asked): Answered {
  const stage = apply(stageRule, state);
  const { decision, note } = answerOf(reassignment, asked.reassignment);
  return {
    contact_status: String(apply(statusRule, state)),
    stage: typeof stage === 'string' ? stage : undefined,
    allowed: apply(followRule, state) === true,
    decision: String(decision),
    note: String(note),
    schedule: scheduleIn(answerOf(schedules, asked.schedule).schedule, asked.schedule),
  };
}

/** A name, or the fact that holds it. */
function scheduleIn(schedule: unknown, { request, lead, assistant }: Asked['schedule']): string {
  if (typeof schedule === 'string') return schedule;
  return request.schedule ?? lead.schedule_field ?? assistant.default_schedule ?? '';
}
