// Recorded leads from a file: CSV with a column for each fact, or a JSON object a line.
import { readFile } from 'node:fs/promises';
import type { Recorded } from '../engine/diff/replay';
import { mergeFacts } from '../engine/fact-check';
import { type FactDeclaration, factsOf } from '../engine/facts';
import { isMap } from '../engine/plain';
import { questions } from '../engine/words';
import { UsageError } from './command';
import { readCsv } from './csv';
import { questionOf } from './questions';

/** The records of a file; throws UsageError for one that is no CSV and no JSON Lines. */
export async function readRecords(file: string): Promise<Recorded[]> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new UsageError(`${file} cannot be read`, { cause });
  });
  return text.trimStart().startsWith('{') ? fromJsonLines(file, text) : fromCsv(text);
}

// A record is { question?, facts } or the facts themselves, with or without a question beside them.
function fromJsonLines(file: string, text: string): Recorded[] {
  return text.split('\n').flatMap((json, at) => {
    if (json.trim() === '') return [];
    const value = parsed(json, `${file}:${at + 1}`);
    const { question, ...rest } = value;
    const facts = isMap(rest.facts) ? rest.facts : rest;
    return [{ line: at + 1, ...named(question), facts: mergeFacts({}, facts) }];
  });
}

function parsed(json: string, place: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json);
    if (isMap(value)) return value;
  } catch (cause) {
    throw new UsageError(`${place} is no JSON`, { cause });
  }
  throw new UsageError(`${place} is no JSON object`);
}

// The head names the facts as the rules do: lead.country; a column `question` may name the question.
function fromCsv(text: string): Recorded[] {
  const [head, ...rows] = readCsv(text);
  if (!head) return [];
  return rows.map(({ line, cells }) => {
    const facts = cells.reduce<Record<string, unknown>>((all, cell, at) => {
      const name = head.cells[at] ?? '';
      return cell === '' || name === 'question' || name === ''
        ? all
        : mergeFacts(all, nested(name, factValue(name, cell)));
    }, {});
    return { line, ...named(cells[head.cells.indexOf('question')]), facts };
  });
}

function named(question: unknown): Pick<Recorded, 'question'> {
  return typeof question === 'string' && question !== '' ? { question: questionOf(question) } : {};
}

function nested(name: string, value: unknown): Record<string, unknown> {
  return name.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as Record<
    string,
    unknown
  >;
}

// A cell is text; what the facts declare as a number, or as true or false, is read as one.
function factValue(name: string, cell: string): unknown {
  const declared = questions.map((question): FactDeclaration | undefined => factsOf(question)[name]);
  const type = declared.find((one) => one !== undefined)?.type;
  if (type === 'number' && Number.isFinite(Number(cell))) return Number(cell);
  if (type === 'boolean' && /^(true|false)$/i.test(cell)) return cell.toLowerCase() === 'true';
  return cell;
}
