import { MAX_TAG_LENGTH } from '../../limits.ts';
import type { Row } from '../containers/container.ts';
import { parseValue } from '../containers/json/json-record.ts';
import type { TableBuilder } from '../../table/table-builder.ts';
import type { Format, TagSource } from './format.ts';
import { fieldsOf } from './fields.ts';
import { NestedRow } from './nested-fields.ts';
import { isTimeField, tagNamed } from './tag-fields.ts';
import { timeIn } from '../../names/time-value.ts';

/** Values that one record may have of one name. */
const MAX_VALUES = 20;

/** Gives the rows that a record added their tags and time, by the fields of the file's first records. */
export class RowTags {
  readonly #fields: readonly (readonly [field: string, name: string])[];
  readonly #times: readonly string[];
  readonly #tagsIn: TagSource | undefined;
  readonly #isNested: boolean;

  /** @param first records as the format reads them */
  constructor(format: Format, first: readonly Row[]) {
    const { tagFields = [], untagged = [], tagsIn } = format;
    const fields = fieldsOf(first);
    const said = new Set([...untagged, ...tagFields.map(([field]) => field)]);
    const others = fields.filter((field) => !said.has(field) && !tagsIn?.fields.includes(field));
    const found = others.flatMap((field): (readonly [string, string])[] => {
      const name = tagNamed(field);
      return name === null ? [] : [[field, name]];
    });
    this.#fields = [...tagFields, ...found];
    this.#times = others.filter(isTimeField);
    this.#tagsIn = tagsIn?.fields.some((field) => fields.includes(field)) ? tagsIn : undefined;
    this.#isNested = tagFields.some(([field]) => field.includes('.'));
  }

  /** Whether there is nothing to look for. */
  get isEmpty(): boolean {
    return this.#fields.length === 0 && this.#times.length === 0 && this.#tagsIn === undefined;
  }

  /** @param first the first of the rows that the record has added */
  addTo(table: TableBuilder, row: Row, first: number): void {
    const source = this.#isNested ? new NestedRow(row) : row;
    for (const [field, name] of this.#fields) addValue(table, first, name, source.get(field));
    for (const [name, value] of this.#tagsIn?.of(row) ?? []) table.tag(first, name, value);
    for (const field of this.#times) {
      const time = timeIn(row.get(field));
      if (time === null) continue;
      table.date(first, time);
      return;
    }
  }
}

/** A value, or several in a list, which in a table may be JSON in a cell. */
function addValue(table: TableBuilder, first: number, name: string, value: unknown): void {
  if (typeof value === 'string') {
    const text = value.trim();
    const list = text.startsWith('[') && text.endsWith(']') ? parseValue(text) : undefined;
    if (Array.isArray(list)) addValue(table, first, name, list);
    else if (text !== '' && text.length <= MAX_TAG_LENGTH) table.tag(first, name, text);
  } else if (typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) {
    table.tag(first, name, String(value));
  } else if (Array.isArray(value)) {
    for (const one of value.slice(0, MAX_VALUES)) {
      if (!Array.isArray(one)) addValue(table, first, name, one);
    }
  }
}
