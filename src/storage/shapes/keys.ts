import * as v from 'valibot';
import type { StoredKey } from '../records.ts';
import { shapeOf, wholeUpTo } from './pieces.ts';

/** So many rounds take seconds; a damaged number of them would take years. */
const MAX_ROUNDS = 10_000_000;

/** Bytes that stand alone in their buffer, as they do in every record. */
const bytes = v.custom<Uint8Array<ArrayBuffer>>(
  (value) => value instanceof Uint8Array && value.buffer instanceof ArrayBuffer,
);

/** `CryptoKey` is no name at all on pages that may not encrypt. */
const cryptoKey = v.custom<CryptoKey>(
  (value) => Object.prototype.toString.call(value) === '[object CryptoKey]',
);

export const storedKey = shapeOf<StoredKey>()(
  v.object({
    baseUrl: v.string(),
    lock: v.variant('kind', [
      v.object({
        kind: v.literal('passphrase'),
        salt: v.pipe(
          bytes,
          v.check(({ length }) => length === 16),
        ),
        rounds: v.pipe(wholeUpTo(MAX_ROUNDS), v.minValue(1)),
      }),
      v.object({ kind: v.literal('device'), key: cryptoKey }),
    ]),
    iv: v.pipe(
      bytes,
      v.check(({ length }) => length === 12),
    ),
    // AES-GCM writes 16 bytes more than it is given.
    encrypted: v.pipe(
      v.instance(ArrayBuffer),
      v.check(({ byteLength }) => byteLength >= 16),
    ),
  }),
);
