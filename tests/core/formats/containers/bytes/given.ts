import { AnyText } from '../../../../../src/core/formats/containers/any.ts';
import { ByteRow } from '../../../../../src/core/formats/containers/bytes/byte-row.ts';
import { AnyEncoding } from '../../../../../src/core/formats/containers/encoding/decode.ts';

export const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

export function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** All that a sink is given of a file, by bytes once that may be, or by text alone, and how many rows by bytes. */
export function given(bytes: Uint8Array, size: number, isStreaming: boolean) {
  const found: unknown[] = [];
  let byBytes = 0;
  const text = new AnyText(
    {
      isStreaming,
      row(row, line) {
        if (row instanceof ByteRow) byBytes++;
        const values = row.fields().map((field) => [field, row.get(field), row.get(field)]);
        found.push([line, row.text(), values, row.get('toString'), row.get('absent')]);
      },
      reject: (reason, line, rejected) => found.push([line, reason, rejected]),
    },
    new Set(['matches']),
  );
  const encoding = new AnyEncoding(bytes.subarray(0, 100));
  for (let at = 0; at < bytes.length; at += size) {
    const piece = bytes.subarray(at, at + size);
    const own = text.takesBytes ? encoding.bytes(piece) : null;
    if (own === null) text.push(encoding.push(piece));
    else {
      text.pushBytes(own, (all) => encoding.decoded(all));
    }
  }
  text.push(encoding.end());
  const failure = text.end();
  return { found, failure, isDamaged: encoding.isDamaged, encoding: encoding.encoding, byBytes };
}
