// JSON Schemas for editors, so that they complete names and show what is wrong while one types. They are weaker
// than the check, which stays the authority.
import { z } from 'zod';
import { type FactDeclaration, type FactTable, factsOf } from '../facts';
import { operators } from '../operators';
import { isMap } from '../plain';
import { type Question, questions, type RuledQuestion } from '../words';
import { casesFile, type RuleFile, ruledFiles, ruleFiles } from './index';

export type JsonSchema = Record<string, unknown>;

/** The schema of every file, by the name of the schema's own file. */
export function editorSchemas(): Record<string, JsonSchema> {
  const names = Object.keys(ruleFiles).filter((name): name is RuleFile => name in ruleFiles);
  const rules = names.map((name) => [schemaName(name), schemaOf(name)] as const);
  return { ...Object.fromEntries(rules), [schemaName('cases.yaml')]: casesSchema() };
}

/** The schema file of a rule file: `notes.schema.json` of `notes.yaml`. */
export function schemaName(file: string): string {
  return file.replace(/\.yaml$/, '.schema.json');
}

function schemaOf(name: RuleFile): JsonSchema {
  const schema = jsonSchema(ruleFiles[name]);
  const question = Object.entries(ruledFiles).find(([file]) => file === name)?.[1];
  return question ? withConditions(schema, question) : schema;
}

function jsonSchema(schema: z.ZodType): JsonSchema {
  return { ...z.toJSONSchema(schema, { io: 'input', target: 'draft-7', unrepresentable: 'any' }) };
}

// A condition is a tree that zod does not look into; for the editor each operator is an optional key of which
// exactly one is there.
function withConditions(schema: JsonSchema, question: RuledQuestion): JsonSchema {
  const facts = factsOf(question);
  const replaced = replaceKey(schema, 'when', { $ref: '#/definitions/condition' });
  return { ...replaced, definitions: { condition: conditionSchema(facts), fact: factSchema(facts) } };
}

function replaceKey(schema: JsonSchema, key: string, by: JsonSchema): JsonSchema {
  const entries = Object.entries(schema).map(([name, value]): [string, unknown] => {
    if (name === key && isMap(value)) return [name, { description: value.description, ...by }];
    if (isMap(value)) return [name, replaceKey(value, key, by)];
    return [name, value];
  });
  return Object.fromEntries(entries);
}

function conditionSchema(facts: FactTable): JsonSchema {
  const condition = { $ref: '#/definitions/condition' };
  const several = { type: 'array', items: condition, minItems: 1 };
  const comparisons = operators.map(({ name, least, most }) => {
    const items = {
      anyOf: [{ $ref: '#/definitions/fact' }, { type: ['string', 'number', 'boolean', 'array'] }],
    };
    return [name, { type: 'array', items, minItems: least, maxItems: most }] as const;
  });
  return {
    type: 'object',
    minProperties: 1,
    maxProperties: 1,
    additionalProperties: false,
    properties: {
      and: { ...several, description: 'All of these hold.' },
      or: { ...several, description: 'Any of these holds.' },
      '!': { anyOf: [condition, { ...several, maxItems: 1 }], description: 'This does not hold.' },
      var: { ...factName(facts), description: 'A fact that is true or false.' },
      exists: { ...factName(facts), description: 'The fact has a value.' },
      ...Object.fromEntries(comparisons),
    },
  };
}

function factSchema(facts: FactTable): JsonSchema {
  const properties = { var: factName(facts) };
  return { type: 'object', properties, required: ['var'], additionalProperties: false };
}

function factName(facts: FactTable): JsonSchema {
  return { enum: Object.keys(facts) };
}

function casesSchema(): JsonSchema {
  const schema = jsonSchema(casesFile);
  const definitions = Object.fromEntries(questions.map((question) => [question, factsSchema(question)]));
  const perQuestion = questions.map((question) => ({
    if: { properties: { question: { const: question } } },
    // biome-ignore lint/suspicious/noThenProperty: the word of JSON Schema
    then: { properties: { facts: { $ref: `#/definitions/${question}` } } },
  }));
  const items = { ...mapAt(schema, 'properties', 'cases', 'items'), allOf: perQuestion };
  const properties = mapAt(schema, 'properties');
  return {
    ...schema,
    properties: { ...properties, cases: { ...mapAt(schema, 'properties', 'cases'), items } },
    definitions,
  };
}

function mapAt(schema: JsonSchema, ...path: string[]): JsonSchema {
  return path.reduce((inner, key) => {
    const next = inner[key];
    return isMap(next) ? next : {};
  }, schema);
}

/** The facts of a question as they are nested in a case. */
function factsSchema(question: Question): JsonSchema {
  const properties: Record<string, JsonSchema> = {};
  for (const [name, declared] of Object.entries(factsOf(question))) {
    const [group = name, key] = name.split('.');
    if (key === undefined) properties[group] = valueSchema(declared);
    else {
      const below = mapAt(properties, group, 'properties');
      properties[group] = {
        type: 'object',
        properties: { ...below, [key]: valueSchema(declared) },
        additionalProperties: false,
      };
    }
  }
  return { type: 'object', properties, additionalProperties: false };
}

// null takes a given fact away.
function valueSchema({ type, values, open }: FactDeclaration): JsonSchema {
  if (type === 'boolean' || type === 'number') return { type: [type, 'null'] };
  const list = { enum: [...(values ?? []), null] };
  if (type === 'text') return { type: ['string', 'null'] };
  return open ? { anyOf: [list, { type: 'string' }] } : list;
}
