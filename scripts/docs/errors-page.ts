// docs/errors.md from the code itself: every error that a user can meet, with its cause and its remedy.
import { errorKinds, treatmentOf } from '../../http';
import { type ToldError, toldErrors } from './source';
import { table } from './table';

/** The rooms that run at Zapier. */
const rooms = [
  'authentication.ts',
  'creates',
  'crm',
  'engine',
  'handoff',
  'http',
  'inputs',
  'outcome',
  'searches',
  'services',
  'sync',
  'triggers',
];

const consequences = {
  throttled: 'the step waits as long as the service asks, and runs again by itself',
  expired: 'the runs are held, and the owner of the connection is asked to connect again',
  halted: 'this run stops; it does not count towards switching the Zap off',
  failed: 'this run fails and can be replayed; many failures in a row switch the Zap off',
};

export function errorsPage(): string {
  // What only adds to another error has no words of its own.
  const errors = toldErrors(rooms).filter(({ what }) => what.some((text) => /\p{L}/u.test(text)));
  return [
    '# Errors',
    'Made from the code by `npm run docs`; a test says when it is out of date. `…` stands for what is known only when it happens: a name, a value, the words of the service.',
    'Each error begins with one of the names below and says in three sentences what happened, why, and what to do. What could not be done beside the main thing is no error, but a message of the level `warning` in the output of the step.',
    '## What Zapier does about them',
    table(['it', 'means'], Object.entries(consequences)),
    ...errorKinds.flatMap((kind) =>
      section(
        kind,
        errors.filter((error) => error.kind === kind),
      ),
    ),
    ...section(
      'Any of them',
      errors.filter(({ kind }) => kind === undefined),
    ),
    '',
  ].join('\n\n');
}

function section(title: string, errors: readonly ToldError[]): string[] {
  const rows = errors.map((error) => [
    ...[error.what, error.why, error.todo].map(alternatives),
    treatment(error),
  ]);
  const distinct = [...new Map(rows.map((row) => [row.join('|'), row])).values()];
  return [`## ${title}`, table(['what happened', 'why', 'what to do', 'Zapier'], distinct)];
}

const alternatives = (texts: readonly string[]) => [...new Set(texts)].join(' · ');

function treatment({ kind, waits, halts }: ToldError): string {
  const known = errorKinds.find((one) => one === kind);
  return known
    ? treatmentOf({ kind: known, halts, retryAfter: waits ? 1 : undefined })
    : 'as the error it tells of';
}
