import { copiedBlob } from './platform/copied-blob.ts';
import { digest } from './platform/digest.ts';

/**
 * Any value that the database holds, as JSON with its bytes beside it: for hashes, and for files
 * that lead back to the very same value. What JSON has no word for is `{"$": [name, …]}`:
 *
 *     ["number", "NaN"]                     also Infinity, -Infinity and -0
 *     ["undefined"]
 *     ["Float64Array", offset, length]      any view or ArrayBuffer, by its place in the bytes
 *     ["Blob", offset, length, type]
 *     ["object", {…}]                       an object that has a field `$` itself
 *     ["other", what]                       nothing that this page ever stored; it becomes null
 */
export interface Packed {
  readonly json: string;
  /** One after the other they are the bytes that the offsets count in. */
  readonly parts: readonly (Uint8Array<ArrayBuffer> | Blob)[];
}

const VIEWS = {
  Float64Array,
  Float32Array,
  Uint32Array,
  Int32Array,
  Uint16Array,
  Int16Array,
  Uint8Array,
  Int8Array,
  Uint8ClampedArray,
};
type ViewName = keyof typeof VIEWS;

/** No record is as deep; one that contains itself would never end. */
const MAX_DEPTH = 64;

export function pack(value: unknown): Packed {
  const parts: (Uint8Array<ArrayBuffer> | Blob)[] = [];
  let size = 0;
  const place = (part: Uint8Array<ArrayBuffer> | Blob): readonly [number, number] => {
    const at = size;
    const length = part instanceof Blob ? part.size : part.byteLength;
    parts.push(part);
    size += length;
    return [at, length];
  };
  const plain = (value: unknown, depth: number): unknown => {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number') {
      if (Number.isFinite(value) && !Object.is(value, -0)) return value;
      return { $: ['number', Object.is(value, -0) ? '-0' : String(value)] };
    }
    if (value === undefined) return { $: ['undefined'] };
    if (depth > MAX_DEPTH) return { $: ['other', 'depth'] };
    if (Array.isArray(value)) return Array.from(value, (one) => plain(one, depth + 1));
    const kind = Object.prototype.toString.call(value).slice(8, -1);
    if (value instanceof Blob) return { $: ['Blob', ...place(value), value.type] };
    if (value instanceof ArrayBuffer) return { $: [kind, ...place(new Uint8Array(value))] };
    if (ArrayBuffer.isView(value) && kind in VIEWS && value.buffer instanceof ArrayBuffer) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      return { $: [kind, ...place(bytes)] };
    }
    if (kind !== 'Object') return { $: ['other', kind] };
    const fields = Object.entries(value).map(([name, one]) => [name, plain(one, depth + 1)]);
    const object: unknown = Object.fromEntries(fields);
    return Object.hasOwn(value, '$') ? { $: ['object', object] } : object;
  };
  return { json: JSON.stringify(plain(value, 0)), parts };
}

/** SHA-256 of a stored value, its numbers to the last bit. Hexadecimal. */
export function fingerprintOfRecord(value: unknown): Promise<string> {
  const { json, parts } = pack(value);
  return digest([json, ...parts]);
}

/** Bytes of which parts are read, as those of a Blob are. */
export interface Bytes {
  readonly size: number;
  slice(from: number, end: number, type?: string): Bytes;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/**
 * What `pack` was given.
 * @param value its JSON, parsed
 * @param bytes its parts, one after the other
 * @throws where either is not as `pack` writes it
 */
export async function unpack(value: unknown, bytes: Bytes): Promise<unknown> {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return Promise.all(value.map((one) => unpack(one, bytes)));
  const tag: unknown = Object.hasOwn(value, '$') && '$' in value ? value.$ : null;
  if (!Array.isArray(tag)) return fieldsOf(value, bytes);
  const [name, ...facts] = tag as readonly unknown[];
  if (name === 'number') return Number(facts[0]);
  if (name === 'undefined') return undefined;
  if (name === 'other') return null;
  if (name === 'object' && typeof facts[0] === 'object' && facts[0] !== null)
    return fieldsOf(facts[0], bytes);
  const [at, length, type] = facts;
  if (typeof at !== 'number' || typeof length !== 'number') throw new Error('Not packed here.');
  const slice = bytes.slice(at, at + length, typeof type === 'string' ? type : '');
  if (slice.size !== length) throw new Error('Bytes are missing.');
  if (name === 'Blob' && slice instanceof Blob) return copiedBlob(slice);
  const buffer = await slice.arrayBuffer();
  if (name === 'ArrayBuffer') return buffer;
  if (!isViewName(name)) throw new Error('Not packed here.');
  return new VIEWS[name](buffer);
}

async function fieldsOf(value: object, bytes: Bytes): Promise<unknown> {
  const fields = Object.entries(value).map(
    async ([name, one]) => [name, await unpack(one, bytes)] as const,
  );
  return Object.fromEntries(await Promise.all(fields));
}

function isViewName(name: unknown): name is ViewName {
  return typeof name === 'string' && Object.hasOwn(VIEWS, name);
}
