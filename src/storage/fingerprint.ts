import type { PairCounts } from '../core/judgments.ts';

/** SHA-256 of all that the likelihood sees: the models' names and the counts. Hexadecimal. */
export function fingerprintOfCounts(counts: PairCounts): Promise<string> {
  return digest([
    JSON.stringify(counts.models),
    counts.left,
    counts.right,
    counts.leftWins,
    counts.rightWins,
    counts.ties,
  ]);
}

/** SHA-256 of settings or any other plain data, by its JSON. Hexadecimal. */
export function fingerprintOfSettings(value: unknown): Promise<string> {
  return digest([JSON.stringify(value)]);
}

async function digest(parts: readonly (string | Uint32Array | Float64Array)[]): Promise<string> {
  const bytes = parts.map((part) =>
    typeof part === 'string'
      ? new TextEncoder().encode(part)
      : new Uint8Array(part.buffer, part.byteOffset, part.byteLength),
  );
  const whole = new Uint8Array(await new Blob(bytes as BlobPart[]).arrayBuffer());
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', whole));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
