import type { Row } from '../containers/container.ts';
import { isObject } from '../containers/json/json-object.ts';
import { JsonRow, parseValue } from '../containers/json/json-record.ts';

/** What is listed of nested fields: levels, fields, elements of an array. */
const MAX_LEVELS = 4;
const MAX_PATHS = 50;
const MAX_ELEMENTS = 4;
/** How deep inside a document arrays of records are looked for, and how many of them are shown. */
const MAX_DOCUMENT_LEVELS = 3;
const MAX_ARRAYS = 8;

/**
 * A record whose fields may be dotted paths into nested objects and arrays (`score.ft.0`), also
 * into JSON that stands in a cell. A field of that very name goes before the path.
 */
export class NestedRow implements Row {
  readonly #row: Row;
  constructor(row: Row) {
    this.#row = row;
  }
  get(field: string): unknown {
    const own = this.#row.get(field);
    return own === undefined ? below((name) => this.#row.get(name), field) : own;
  }
  fields(): readonly string[] {
    return this.#row.fields();
  }
  text(): string {
    return this.#row.text();
  }
}

/** Where a path leads whose first step is any of its beginnings, the longest first. */
function below(get: (name: string) => unknown, path: string): unknown {
  for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
    const nested = nestedIn(get(path.slice(0, dot)));
    if (nested === null) continue;
    const step = (name: string) => memberOf(nested, name);
    const rest = path.slice(dot + 1);
    const own = step(rest);
    const found = own === undefined ? below(step, rest) : own;
    if (found !== undefined) return found;
  }
  return undefined;
}

type Nested = Record<string, unknown> | readonly unknown[];

/** An object or array, also one that is written in a cell; else null. */
function nestedIn(value: unknown): Nested | null {
  const parsed = typeof value === 'string' && /^\s*[[{]/.test(value) ? parseValue(value) : value;
  return Array.isArray(parsed) || isObject(parsed) ? parsed : null;
}

function memberOf(nested: Nested, name: string): unknown {
  if (isList(nested)) return /^\d+$/.test(name) ? nested[Number(name)] : undefined;
  return Object.hasOwn(nested, name) ? nested[name] : undefined;
}

function isList(nested: Nested): nested is readonly unknown[] {
  return Array.isArray(nested);
}

/** Paths to the values nested in the fields of records, in order of first appearance. */
export function nestedPaths(rows: readonly Row[], fields: readonly string[]): string[] {
  const paths = new Set<string>();
  const add = (path: string, nested: Nested, level: number): void => {
    const members = isList(nested) ? nested.slice(0, MAX_ELEMENTS) : nested;
    for (const [name, value] of Object.entries(members)) {
      if (paths.size >= MAX_PATHS) return;
      const own = `${path}.${name}`;
      const inner = nestedIn(value);
      if (inner === null) paths.add(own);
      else if (level < MAX_LEVELS) add(own, inner, level + 1);
    }
  };
  for (const row of rows) {
    for (const field of fields) {
      const nested = nestedIn(row.get(field));
      if (nested !== null) add(field, nested, 1);
    }
  }
  return [...paths].filter((path) => !fields.includes(path));
}

/** Records in an array inside a document, and the path that leads there. */
export interface InnerRecords {
  readonly path: string;
  readonly rows: readonly Row[];
}

/**
 * The records that a document holds where it is none itself: those of its arrays of objects, the
 * outermost and longest first.
 */
export function innerRecords(document: Row): InnerRecords[] {
  const found: InnerRecords[] = [];
  let level = document.fields().map((name) => [name, document.get(name)] as const);
  for (let depth = 0; depth < MAX_DOCUMENT_LEVELS; depth++) {
    const arrays = level.flatMap(([path, value]) => {
      const objects = Array.isArray(value) && value.every(isObject) ? value : [];
      return objects.length === 0 ? [] : [{ path, objects }];
    });
    arrays.sort((a, b) => b.objects.length - a.objects.length);
    for (const { path, objects } of arrays.slice(0, MAX_ARRAYS - found.length)) {
      found.push({ path, rows: objects.map((object) => JsonRow.inner(object)) });
    }
    level = level.flatMap(([path, value]) =>
      isObject(value)
        ? Object.entries(value).map(([name, inner]) => [`${path}.${name}`, inner] as const)
        : [],
    );
  }
  return found;
}
