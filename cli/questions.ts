import { suggestion } from '../engine/nearest';
import { type Question, questions } from '../engine/words';
import { UsageError } from './command';

/** The question of that name; throws UsageError where there is none. */
export function questionOf(name: string): Question {
  const question = questions.find((known) => known === name);
  if (question) return question;
  throw new UsageError(`there is no question "${name}"${suggestion(name, questions)}`);
}
