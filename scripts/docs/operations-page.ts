// docs/operations.md from the definition itself: every operation with its inputs and outputs.

import { allInputs, allOutputs, type Field, type InputField, type OutputField } from './fields';
import { table } from './table';

export interface Operation {
  key: string;
  display: { label: string; description: string };
  operation: { inputFields?: readonly InputField[]; outputFields?: readonly OutputField[] };
}

export interface Definition {
  triggers: Record<string, Operation>;
  creates: Record<string, Operation>;
  searches: Record<string, Operation>;
  searchOrCreates: Record<string, { key: string; display: { label: string; description: string } }>;
}

/** With all that its fields can be. */
interface Shown extends Pick<Operation, 'key' | 'display'> {
  inputs: Field[];
  outputs: Field[];
}

async function byLabel(operations: Record<string, Operation>): Promise<Shown[]> {
  const shown = Object.values(operations).map(async ({ key, display, operation }) => ({
    key,
    display,
    inputs: allInputs(operation.inputFields),
    outputs: await allOutputs(operation.outputFields),
  }));
  return (await Promise.all(shown)).sort((one, other) =>
    one.display.label.localeCompare(other.display.label, 'en'),
  );
}

export async function operationsPage(definition: Definition): Promise<string> {
  const creates = await byLabel(definition.creates);
  const shared = sharedOutputs(creates);
  return [
    '# Operations',
    'Made from the definition by `npm run docs`; a test says when it is out of date. A field without a type is text.',
    '## Triggers',
    ...(await byLabel(definition.triggers)).map((operation) =>
      triggerSection(operation, definition.triggers),
    ),
    '## Actions',
    'Every action returns these:',
    outputTable(shared),
    'What does not apply is null. What an action returns besides stands with it.',
    ...creates.map((operation) => section(operation, shared)),
    '## Searches',
    ...(await byLabel(definition.searches)).map((operation) => section(operation, [])),
    '## Find or create',
    pairTable(Object.values(definition.searchOrCreates)),
    '',
  ].join('\n\n');
}

/** The outputs that all actions have. */
function sharedOutputs([first, ...others]: readonly Shown[]): Field[] {
  return (first?.outputs ?? []).filter(({ key }) =>
    others.every(({ outputs }) => outputs.some((field) => field.key === key)),
  );
}

/** An instant trigger has the inputs and outputs of the polling one. */
function triggerSection(operation: Shown, triggers: Definition['triggers']): string {
  const { key, display } = operation;
  const twin = key.endsWith('_instant') ? triggers[key.replace(/_instant$/, '')] : undefined;
  if (!twin) return section(operation, []);
  return `### ${display.label}\n\n\`${key}\`: ${display.description} Inputs and outputs are those of ${twin.display.label}.`;
}

function section({ key, display, inputs, outputs }: Shown, shared: readonly Field[]): string {
  const own = outputs.filter((field) => !shared.some((known) => known.key === field.key));
  return [
    `### ${display.label}`,
    `\`${key}\`: ${display.description}`,
    inputs.length > 0 ? inputTable(inputs) : 'No inputs.',
    ...(own.length > 0 ? [outputTable(own)] : []),
  ].join('\n\n');
}

function inputTable(fields: readonly Field[]): string {
  const rows = fields.flatMap((field) => [
    inputRow(field, ''),
    ...(field.children ?? []).map((child) => inputRow(child, `${field.key}[].`)),
  ]);
  return table(['input', 'label', 'type', 'needed', 'what it is'], rows);
}

function inputRow(field: Field, prefix: string): string[] {
  const { key, label = '', required = false, helpText = '' } = field;
  const standard = field.default === undefined ? '' : ` Default: ${field.default}.`;
  return [
    `\`${prefix}${key}\``,
    label,
    typeOf(field),
    required ? 'yes' : '',
    `${helpText}${choicesOf(field)}${standard}`,
  ];
}

function typeOf({ type = 'text', list, dict, children }: Field): string {
  if (children) return 'line items';
  if (dict) return 'names and values';
  const plain = type === 'string' ? 'text' : type;
  return list ? `list of ${plain}` : plain;
}

/** Fixed choices by their values; what a dropdown asks the CRM for is not listed. */
function choicesOf({ choices }: Field): string {
  if (typeof choices !== 'object' || choices === null || 'perform' in choices) return '';
  const values = Array.isArray(choices) ? choices.map(String) : Object.keys(choices);
  return ` One of: ${values.map((value) => `\`${value}\``).join(', ')}.`;
}

const outputTable = (fields: readonly Field[]) =>
  table(
    ['output', 'label', 'type'],
    fields.map((field) => [`\`${field.key}\``, field.label ?? '', typeOf(field)]),
  );

const pairTable = (pairs: readonly { key: string; display: { label: string; description: string } }[]) =>
  table(
    ['pair', 'label', 'what it does'],
    pairs.map(({ key, display }) => [`\`${key}\``, display.label, display.description]),
  );
