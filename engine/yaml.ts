// The part of YAML that rules are written in: maps, lists and plain values, one document a file. Where each of them
// stands is kept, so that every fault can be shown at its place.
import {
  type AliasEvent,
  constructFromEvents,
  EVENT_ID,
  type Event,
  getScalarValue,
  type MappingEvent,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
  type SequenceEvent,
  YAMLException,
} from 'js-yaml';

/** Where a value stands, by its first character. */
export interface Place {
  start: number;
  /** Of a map. */
  keys?: Map<string, { start: number; value: Place }>;
  /** Of a list. */
  items?: Place[];
}

export interface Mistake {
  start: number;
  code: string;
  message: string;
}

export interface Parsed {
  /** Plain data; undefined where there are mistakes. */
  value: unknown;
  root: Place;
  mistakes: Mistake[];
}

type NodeEvent = MappingEvent | SequenceEvent | ScalarEvent | AliasEvent;

/** Maps and lists within each other: some five times what the deepest condition has, and far from the stack's end. */
const deepest = 250;
const forbidden = new Set(['__proto__', 'prototype', 'constructor']);

/** Never throws: whatever is wrong is among the mistakes. Of what is no YAML at all, the first one is told. */
export function parseYaml(text: string): Parsed {
  try {
    const events = parseEvents(text, { maxDepth: deepest });
    const { root, mistakes } = new Places(text).read(events);
    // What the maps hold twice is among the mistakes already.
    const value = () => constructFromEvents(events, { source: text, json: true, maxAliases: 0 })[0] ?? null;
    return { value: mistakes.length > 0 ? undefined : value(), root, mistakes };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { value: undefined, root: { start: 0 }, mistakes: [mistakeOf(error)] };
  }
}

function mistakeOf({ reason, mark }: YAMLException): Mistake {
  const start = mark?.position ?? 0;
  if (reason.includes('maxDepth')) return { start, code: 'depth', message: 'this is nested too deeply' };
  return {
    start,
    code: 'yaml-syntax',
    message: `this is no YAML: ${[reason, ...hintFor(reason)].join('; ')}`,
  };
}

/** What people did when the parser says so. */
const hints: readonly (readonly [reason: string, hint: string])[] = [
  ['deficient indentation', 'is a bracket or a quotation mark above still open?'],
  ['missed comma', 'is a bracket before it still open?'],
  ['bad indentation of a sequence entry', 'check the spaces that this line and the lines above begin with'],
  ['tab characters', 'put spaces in their place'],
  ['end of the stream', 'is a colon missing above, or a dash too many?'],
  [
    'bad indentation of a mapping entry',
    'check the spaces that the line begins with; text with a colon, a bracket or a sign at its beginning needs quotes',
  ],
];

const hintFor = (reason: string): string[] =>
  hints.filter(([beginning]) => reason.startsWith(beginning)).map(([, hint]) => hint);

/** A map or a list that is being read. */
interface Open {
  place: Place;
  /** Of a map: the key whose value comes next. Its name is undefined where the key is none. */
  key?: { name: string | undefined; start: number };
}

class Places {
  private readonly open: Open[] = [];
  private readonly mistakes: Mistake[] = [];
  private root: Place = { start: 0 };
  private documents = 0;

  constructor(private readonly text: string) {}

  read(events: readonly Event[]): { root: Place; mistakes: Mistake[] } {
    for (const event of events) {
      if (event.type === EVENT_ID.POP) this.open.pop();
      else if (event.type !== EVENT_ID.DOCUMENT) this.node(event);
      else this.document(event.directives.length > 0);
    }
    return { root: this.root, mistakes: this.mistakes };
  }

  private document(hasDirectives: boolean): void {
    // It is closed like a map or a list.
    this.open.push({ place: { start: 0 } });
    this.documents += 1;
    if (hasDirectives) this.tell(0, 'yaml-syntax', 'leave the lines that begin with % out');
  }

  private node(event: NodeEvent): void {
    const parent = this.open.at(-1);
    const place: Place = {
      start: startOf(this.text, event) ?? parent?.key?.start ?? parent?.place.start ?? 0,
    };
    this.judge(event, place.start);
    if (event.type === EVENT_ID.MAPPING) place.keys = new Map();
    if (event.type === EVENT_ID.SEQUENCE) place.items = [];
    if (parent) this.put(parent, event, place);
    if (place.keys || place.items) this.open.push({ place });
  }

  private judge(event: NodeEvent, start: number): void {
    const name = this.text.slice(event.anchorStart, event.anchorEnd);
    if (event.type === EVENT_ID.ALIAS) {
      this.tell(start, 'alias', `write the value out instead of *${name}`);
      return;
    }
    if (event.anchorStart >= 0) this.tell(start, 'alias', `anchors such as &${name} are not allowed`);
    if (event.tagStart < 0) return;
    const tag = this.text.slice(event.tagStart, event.tagEnd);
    // An operator without quotes, such as { !: … }, is a tag to YAML and would silently be something else.
    const message = `tags such as ${tag} are not allowed; operators are written in quotes, as "!"`;
    this.tell(event.tagStart, 'yaml-syntax', message);
  }

  private put(parent: Open, event: NodeEvent, place: Place): void {
    const { keys, items } = parent.place;
    if (items) items.push(place);
    else if (!keys) this.top(place);
    else if (parent.key) {
      const { name, start } = parent.key;
      delete parent.key;
      if (name !== undefined) keys.set(name, { start, value: place });
    } else parent.key = this.keyOf(keys, event, place.start);
  }

  private top(place: Place): void {
    if (this.documents === 1) this.root = place;
    else this.tell(place.start, 'yaml-syntax', 'a file holds one document: leave the line --- out');
  }

  private keyOf(keys: NonNullable<Place['keys']>, event: NodeEvent, start: number): NonNullable<Open['key']> {
    if (event.type !== EVENT_ID.SCALAR || event.valueStart < 0) {
      this.tell(start, 'yaml-syntax', 'a key must be a plain word');
      return { name: undefined, start };
    }
    const name = getScalarValue(this.text, event);
    if (forbidden.has(name)) this.tell(start, 'forbidden-name', `${name} is no allowed name`);
    if (keys.has(name)) this.tell(start, 'duplicate-key', `${name} stands here twice`);
    return { name, start };
  }

  private tell(start: number, code: string, message: string): void {
    this.mistakes.push({ start, code, message });
  }
}

/** Undefined where nothing is written, as after `key:`. */
function startOf(text: string, event: NodeEvent): number | undefined {
  // Before it stands * itself.
  if (event.type === EVENT_ID.ALIAS) return event.anchorStart - 1;
  if (event.type !== EVENT_ID.SCALAR) return event.start;
  if (event.valueStart < 0) return undefined;
  if (event.style === SCALAR_STYLE.PLAIN) return event.valueStart;
  const isQuoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
  return isQuoted ? event.valueStart - 1 : blockSign(text, event.valueStart);
}

/** Where | or > stands: at the end of the line before the text. */
function blockSign(text: string, valueStart: number): number {
  const line = text.lastIndexOf('\n', valueStart - 2) + 1;
  const sign = text.slice(line, valueStart).search(/[|>][-+\d]*[ \t]*(#.*)?\r?\n?$/);
  return sign < 0 ? valueStart : line + sign;
}
