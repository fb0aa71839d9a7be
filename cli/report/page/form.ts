// One question's facts as a form.
import { type FactDeclaration, factsOf } from '../../../engine/facts';
import type { Question } from '../../../engine/words';

const absent = '(absent)';

/** A field for each fact; the values are read again whenever one changes. */
export function drawForm(form: HTMLElement, question: Question, changed: () => void): void {
  form.replaceChildren(
    ...Object.entries(factsOf(question)).map(([name, declared]) => fieldOf(name, declared)),
  );
  form.oninput = changed;
}

/** The facts as the form says them, nested by their dotted names; each group is there, even an empty one. */
export function readForm(form: HTMLElement, question: Question): Record<string, unknown> {
  const facts: Record<string, unknown> = {};
  for (const [name, declared] of Object.entries(factsOf(question))) {
    const field = form.querySelector<HTMLInputElement | HTMLSelectElement>(`[name="${name}"]`);
    put(facts, name.split('.'), field ? valueOfField(field.value, declared) : undefined);
  }
  return facts;
}

function fieldOf(name: string, declared: FactDeclaration): HTMLElement {
  const label = document.createElement('label');
  const control = choicesOf(declared) ? select(choicesOf(declared) ?? []) : input(name, declared);
  control.setAttribute('name', name);
  label.append(name, control);
  return label;
}

function choicesOf({ type, values, optional, open }: FactDeclaration): string[] | undefined {
  if (type !== 'boolean' && type !== 'choice') return undefined;
  const known =
    type === 'boolean' ? ['false', 'true'] : [...(values ?? []), ...(open ? ['Something else'] : [])];
  return optional ? [absent, ...known] : known;
}

function select(choices: readonly string[]): HTMLSelectElement {
  const control = document.createElement('select');
  control.append(...choices.map((choice) => new Option(choice, choice)));
  return control;
}

function input(name: string, { type, optional }: FactDeclaration): HTMLInputElement {
  const control = document.createElement('input');
  control.type = type === 'number' ? 'number' : 'text';
  control.placeholder = optional ? absent : '';
  if (!optional)
    control.value = type === 'number' ? '0' : name.endsWith('email') ? 'zoe@assistants.example' : '1';
  return control;
}

function valueOfField(text: string, { type }: FactDeclaration): unknown {
  if (text === '' || text === absent) return undefined;
  if (type === 'number') return Number(text);
  return type === 'boolean' ? text === 'true' : text;
}

function put(into: Record<string, unknown>, [key = '', ...rest]: readonly string[], value: unknown): void {
  const below = into[key];
  const holder: Record<string, unknown> = typeof below === 'object' && below !== null ? { ...below } : {};
  if (rest.length > 0) put(holder, rest, value);
  if (rest.length > 0) into[key] = holder;
  else if (value !== undefined) into[key] = value;
}
