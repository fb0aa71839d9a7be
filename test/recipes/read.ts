// A recipe is a page of docs/recipes that people read and that the tests play: its Zaps, their steps in headings, the
// value of each field in tables. What may stand where is told in docs/recipes/README.md.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '..', '..', 'docs', 'recipes');

export interface Row {
  /** As it stands in the editor; of a field with names and values, what stands before the `›`. */
  label: string;
  /** For a field with names and values: which of them. */
  part?: string;
  value: string;
  /** Only steps of this integration tell their keys. */
  key?: string;
}

export interface Step {
  number: number;
  app: string;
  event: string;
  /** Only of steps of this integration. */
  key?: string;
  rows: Row[];
}

export interface Recipe {
  name: string;
  text: string;
  /** By what stands behind `Zap:` in their headings; '' where the page has one only. */
  zaps: Map<string, Step[]>;
  /** What stands under the other headings, by heading. */
  sections: Map<string, string>;
}

export const recipeNames = readdirSync(folder)
  .filter((file) => file.endsWith('.md') && file !== 'README.md')
  .map((file) => file.slice(0, -'.md'.length));

export const indexText = () => readFileSync(join(folder, 'README.md'), 'utf8');

/** @throws Error where a heading or a table is not as it should be */
export function readRecipe(name: string): Recipe {
  const text = readFileSync(join(folder, `${name}.md`), 'utf8');
  const parts = text.split(/^## /m).slice(1);
  const isZap = (part: string) => part.startsWith('Zap');
  return {
    name,
    text,
    zaps: new Map(parts.filter(isZap).map(zapIn)),
    sections: new Map(parts.filter((part) => !isZap(part)).map(titleAndBody)),
  };
}

function titleAndBody(part: string): [string, string] {
  const end = part.indexOf('\n');
  return [part.slice(0, end).trim(), part.slice(end).trim()];
}

function zapIn(part: string): [string, Step[]] {
  const [heading = '', ...steps] = part.split(/^### /m);
  return [heading.replace(/^Zap:?/, '').trim(), steps.map(stepIn)];
}

const heading = /^(\d+)\. ([^:]+): ([^`(]+?)(?: \(`(\w+)`\))?$/;

function stepIn(part: string): Step {
  const [title, body] = titleAndBody(part);
  const [, number, app, event, key] = heading.exec(title) ?? [];
  if (!number || !app || !event) throw new Error(`"${title}" is no heading of a step.`);
  return { number: Number(number), app, event, ...(key && { key }), rows: tableRows(body).map(rowIn) };
}

/** The cells of a table's rows, without its head. */
export function tableRows(text: string): string[][] {
  const lines = text.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

function rowIn([field = '', value = '', key = '']: string[]): Row {
  const [label = '', part] = field.split(' › ');
  const bare = key.replaceAll('`', '');
  return { label, value, ...(part && { part }), ...(bare && { key: bare }) };
}
