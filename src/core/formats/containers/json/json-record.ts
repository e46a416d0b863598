import type { Row, RowSink } from '../container.ts';
import { isTooDeep } from './json-depth.ts';
import { isObject } from './json-object.ts';
import { parseJson } from './json-parse.ts';

/** A record that was a JSON object. */
export class JsonRow implements Row {
  readonly #value: Record<string, unknown>;
  readonly #text: string | (() => string);

  /** @param text the record as it stands in the file, or nearly */
  constructor(value: Record<string, unknown>, text: string | (() => string)) {
    this.#value = value;
    this.#text = text;
  }

  /** A record inside another; what is known besides stands as fields of its own. */
  static inner(value: Record<string, unknown>, besides: Record<string, unknown> = {}): JsonRow {
    return new JsonRow({ ...value, ...besides }, () => jsonOf(value));
  }

  get(field: string): unknown {
    const value = this.#value[field];
    // JSON holds no functions: what is one is inherited, and so may be the object of that name.
    const mayBeInherited = typeof value === 'function' || field === '__proto__';
    return mayBeInherited && !Object.hasOwn(this.#value, field) ? undefined : value;
  }
  fields(): readonly string[] {
    return Object.keys(this.#value);
  }
  text(): string {
    return typeof this.#text === 'string' ? this.#text : this.#text();
  }
}

/** The objects in an array; anything else in it counts as an object without fields. */
export function rowsIn(value: unknown): readonly Record<string, unknown>[] {
  return Array.isArray(value) ? value.map((item: unknown) => (isObject(item) ? item : {})) : [];
}

/** What a JSON text holds; undefined where it is no JSON, or nested too deep. */
export function parseValue(text: string): unknown {
  if (isTooDeep(text)) return undefined;
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

/** The object a JSON text holds, or null where it holds none that can be read. */
export function parseObject(text: string): Record<string, unknown> | null {
  const value = parseValue(text);
  return isObject(value) ? value : null;
}

/** A value as JSON, to be shown or searched. */
export function jsonOf(value: unknown, indent = 0): string {
  try {
    return JSON.stringify(value, null, indent);
  } catch {
    // Nested so deep that writing it down overflows the stack, which is sooner than reading does.
    return Array.isArray(value) ? '[…]' : '{…}';
  }
}

/**
 * Parses one record and hands it on. Returns the parser's message where it is no JSON;
 * `isCut` says that the file ended before the record did.
 */
export function emitRecord(
  sink: RowSink,
  text: string,
  line: number,
  isCut: boolean,
): string | null {
  let value: unknown;
  try {
    value = parseJson(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    sink.reject(isCut ? { kind: 'cut-off' } : { kind: 'not-json', message }, line, text);
    return message;
  }
  if (isObject(value)) sink.row(new JsonRow(value, text), line);
  else sink.reject({ kind: 'not-an-object' }, line, text);
  return null;
}
