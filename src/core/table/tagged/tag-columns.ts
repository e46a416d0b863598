import { MAX_TAG_VALUES } from '../../limits.ts';
import { UNKNOWN } from '../judgments.ts';
import type { JudgmentTable, Tag } from '../judgments.ts';
import { NameIndex } from '../name-index.ts';

interface Column {
  readonly name: string;
  readonly values: NameIndex;
  value: Int32Array;
}

/** Collects the tags and times of rows, as columns that begin with the first row that has one. */
export class TagColumns {
  readonly #columns: Column[] = [];
  /** Names that turned out to tell rows apart instead of putting them together. */
  readonly #dropped = new Set<string>();
  #time: Float64Array | null = null;

  /** One more value that row `row` has of this name; the same once more adds nothing. */
  add(row: number, name: string, value: string): void {
    if (this.#dropped.has(name)) return;
    for (const column of this.#columns) {
      if (column.name !== name) continue;
      const { values } = column;
      const known = column.value.length > row ? column.value[row] : UNKNOWN;
      if (known === UNKNOWN) {
        this.#set(column, row, values.of(value));
        return;
      }
      if (values.has(value) && values.of(value) === known) return;
    }
    const column = { name, values: new NameIndex(), value: new Int32Array(0) };
    this.#columns.push(column);
    this.#set(column, row, column.values.of(value));
  }

  /** @param time in milliseconds since 1970 */
  addTime(row: number, time: number): void {
    if (this.#time === null || this.#time.length <= row) {
      const longer = new Float64Array(capacityFor(row)).fill(NaN);
      if (this.#time !== null) longer.set(this.#time);
      this.#time = longer;
    }
    this.#time[row] = time;
  }

  build(rows: number): Pick<JudgmentTable, 'tags' | 'time'> {
    const tags = this.#columns.map(({ name, values, value }): Tag => {
      const whole = new Int32Array(rows).fill(UNKNOWN);
      whole.set(value.subarray(0, rows));
      return { name, values: values.names, value: whole };
    });
    const time = this.#time && new Float64Array(rows).fill(NaN);
    if (this.#time !== null) time?.set(this.#time.subarray(0, rows));
    return { ...(tags.length > 0 && { tags }), ...(time && { time }) };
  }

  #set(column: Column, row: number, index: number): void {
    if (column.values.size > MAX_TAG_VALUES) {
      this.#drop(column.name);
      return;
    }
    if (column.value.length <= row) {
      const longer = new Int32Array(capacityFor(row)).fill(UNKNOWN);
      longer.set(column.value);
      column.value = longer;
    }
    column.value[row] = index;
  }

  #drop(name: string): void {
    this.#dropped.add(name);
    for (let at = this.#columns.length - 1; at >= 0; at--) {
      if (this.#columns[at].name === name) this.#columns.splice(at, 1);
    }
  }
}

/** Columns double, so that each row is copied once on average. */
function capacityFor(row: number): number {
  return 2 ** Math.max(4, Math.ceil(Math.log2(row + 1)));
}
