import { CodedRow } from '../container.ts';
import { SeenValues } from './seen-values.ts';

/** What the bytes from one place to another are. */
export type ValueOf = (bytes: Uint8Array, from: number, end: number) => unknown;

/** How values are made of their bytes. */
export interface ValueReading {
  readonly own: ValueOf;
  /** The same, but it may keep alive what it was cut out of. */
  readonly cut: ValueOf;
}

/** A record as it stands in bytes: only what is asked of it becomes a value. */
export abstract class ByteRow extends CodedRow {
  readonly #places: ReadonlyMap<string, number>;
  /** Where the value of each place begins and ends, which whoever cuts the record writes. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  protected bytes: Uint8Array = new Uint8Array(0);
  readonly #seen: readonly SeenValues<unknown>[];
  readonly #values: unknown[];
  /** The record in which each value was last asked for. */
  readonly #asked: Uint32Array;
  #record = 0;

  /** @param places of the values by their fields, below `width` */
  constructor(places: ReadonlyMap<string, number>, width: number, { own, cut }: ValueReading) {
    super();
    this.#places = places;
    this.starts = new Int32Array(width);
    this.ends = new Int32Array(width);
    this.#seen = Array.from({ length: width }, () => new SeenValues(own, cut));
    this.#values = Array.from({ length: width });
    this.#asked = new Uint32Array(width);
  }

  /** Says that the places are those of another record, in these bytes. */
  turnTo(bytes: Uint8Array): void {
    this.bytes = bytes;
    this.#record++;
  }

  get(field: string): unknown {
    const place = this.#places.get(field);
    return place === undefined ? undefined : this.valueAt(place);
  }

  fields(): readonly string[] {
    return [...this.#places.keys()];
  }

  placeOf(field: string): number {
    return this.#places.get(field) ?? -1;
  }

  codeAt(place: number): number {
    return this.#seen[place].indexOf(this.bytes, this.starts[place], this.ends[place]);
  }

  protected valueAt(place: number): unknown {
    if (this.#asked[place] !== this.#record) {
      this.#asked[place] = this.#record;
      this.#values[place] = this.#seen[place].of(this.bytes, this.starts[place], this.ends[place]);
    }
    return this.#values[place];
  }
}
