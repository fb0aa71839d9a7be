// The form of the report: what runs in the browser. The page brings the generated tables; this brings the engine
// that Zapier runs.
import { engineOf } from '../../../engine/decide';
import { areFacts, factProblems } from '../../../engine/fact-check';
import * as run from '../../../engine/operators/run';
import { type Explanation, RuleError, type RuleTables } from '../../../engine/rule';
import { type Question, questions } from '../../../engine/words';
import { explanationText } from '../../print/explanation';
import { drawForm, readForm } from './form';

export { run };

/** Brings the form to life, over the tables of the page. */
export function start(tables: RuleTables): void {
  const engine = engineOf(tables);
  const [choice, form, answer] = ['question', 'facts', 'answer'].map((id) => document.getElementById(id));
  if (!(choice instanceof HTMLSelectElement) || !form || !answer) throw new Error('The page has no form.');
  const show = () => {
    answer.textContent = answerTo(questionIn(choice), readForm(form, questionIn(choice)));
  };
  const answerTo = (question: Question, facts: Record<string, unknown>): string => {
    if (areFacts(question, facts)) return told(question, () => engine.explain(question, facts));
    return factProblems(question, facts)
      .map(({ message }) => message)
      .join('\n');
  };
  choice.onchange = () => {
    drawForm(form, questionIn(choice), show);
    show();
  };
  choice.dispatchEvent(new Event('change'));
}

function questionIn({ value }: HTMLSelectElement): Question {
  return questions.find((known) => known === value) ?? 'state';
}

// A segment that is not there is a mistake in the form, which the rules themselves put into words.
function told(question: Question, explain: () => Explanation<Question>): string {
  try {
    return explanationText(question, explain());
  } catch (error) {
    if (error instanceof RuleError) return error.message;
    throw error;
  }
}
