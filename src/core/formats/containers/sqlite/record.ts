import type { Codec } from '../encoding/codec.ts';
import { Cursor } from './cursor.ts';
import type { Column } from './schema.ts';
import type { SqlValue } from './value.ts';

/** Bytes of a value by its type; from 12 on types say how long a blob (even) or a text (odd) is. */
const LENGTHS = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0];

/**
 * What a record has in these columns. https://sqlite.org/fileformat2.html#record_format
 * @param rowid the number of its row
 * @throws where it is not as long as it says
 */
export function valuesOf(
  record: Uint8Array,
  rowid: bigint,
  columns: readonly Column[],
  codec: Codec,
): SqlValue[] {
  const header = new Cursor(record);
  let start = header.varint();
  const end = start;
  const last = columns.reduce((most, { place }) => Math.max(most, place), 0);
  const types: number[] = [];
  const starts: number[] = [];
  while (header.at < end && types.length <= last) {
    const type = header.varint();
    types.push(type);
    starts.push(start);
    start += type < 12 ? LENGTHS[type] : Math.floor((type - 12) / 2);
  }
  if (header.at > end || start > record.length) throw new Error('a row is longer than its bytes');
  return columns.map(({ isRowid, place, before, affinity }) => {
    if (isRowid) return rowid;
    if (place >= types.length) return before;
    const value = valueAt(record, starts[place], types[place], codec);
    // Whole numbers take less room as integers.
    return affinity === 'REAL' && typeof value === 'bigint' ? Number(value) : value;
  });
}

function valueAt(record: Uint8Array, start: number, type: number, codec: Codec): SqlValue {
  if (type >= 12) {
    const bytes = record.subarray(start, start + Math.floor((type - 12) / 2));
    // A copy, which does not hold all that was read with it.
    return type % 2 === 0 ? bytes.slice() : codec.decode(bytes);
  }
  if (type === 8) return 0n;
  if (type === 9) return 1n;
  const length = LENGTHS[type];
  if (length === 0) return null;
  const view = new DataView(record.buffer, record.byteOffset + start, length);
  if (type === 7) {
    const real = view.getFloat64(0);
    return Number.isNaN(real) ? null : real;
  }
  if (type === 6) return view.getBigInt64(0);
  let whole = view.getInt8(0);
  for (let n = 1; n < length; n++) whole = whole * 256 + view.getUint8(n);
  return BigInt(whole);
}
