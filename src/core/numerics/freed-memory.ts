/** Of ES2024, which not all engines have. */
interface Movable {
  readonly transfer?: (bytes: number) => ArrayBuffer;
}

/** The bytes in a buffer of another length; the old one is gone. Null where the engine can't. */
function moved(buffer: ArrayBuffer & Movable, bytes: number): ArrayBuffer | null {
  return buffer.transfer?.(bytes) ?? null;
}

/** Frees what was worked with and nobody has any more: megabytes else wait for the collector. */
export function giveUp({ buffer }: ArrayBufferView): void {
  if (buffer instanceof ArrayBuffer) moved(buffer, 0);
}

/** A kind of typed array, as a constructor. */
interface ColumnKind<C> {
  readonly BYTES_PER_ELEMENT: number;
  new (lengthOrBytes: number | ArrayBuffer): C;
}

interface Column<C> {
  readonly buffer: ArrayBuffer;
  readonly length: number;
  set(values: C): void;
  subarray(start: number, end: number): C;
}

/**
 * The values of a column in one of another length, cut or with zeros behind them. The old one is given
 * up, so that both don't lie in memory.
 * @param isShared whether somebody else has the old one too, for whom it stays as it is
 */
export function resized<C extends Column<C>>(
  Kind: ColumnKind<C>,
  column: C,
  length: number,
  isShared: boolean,
): C {
  const bytes = isShared ? null : moved(column.buffer, length * Kind.BYTES_PER_ELEMENT);
  if (bytes !== null) return new Kind(bytes);
  const other = new Kind(length);
  other.set(column.length > length ? column.subarray(0, length) : column);
  return other;
}
