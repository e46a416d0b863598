import { ApiKey } from '../core/judge/api-key.ts';
import { CaravanError } from '../core/failure.ts';
import { loadFlaws, requireSound } from './damage.ts';
import { database, guarded, inOne } from './database.ts';
import type { StoredKey } from './records.ts';

/**
 * API keys that the user asked to keep on this device: encrypted with AES-GCM, under a key made
 * of a passphrase, or under one that stays in this browser and that no script can read out.
 * Either way it is bound to the address that it is for.
 */

/** As OWASP's Password Storage Cheat Sheet wants for PBKDF2 with SHA-256. */
const ROUNDS = 600_000;

/** What is known of a kept key without opening it. */
export interface KeptKey {
  readonly baseUrl: string;
  /** Null where what is kept can't be read; then it can only be forgotten. */
  readonly lock: StoredKey['lock']['kind'] | null;
}

/**
 * Whether keys may be kept here at all: a page from a file shares its storage with every other
 * file on the disk, and only secure pages can encrypt.
 */
export function canKeepKeys(page: {
  readonly location: { readonly protocol: string };
  readonly isSecureContext: boolean;
}): boolean {
  return page.isSecureContext && /^https?:$/.test(page.location.protocol);
}

/** @param passphrase null leaves it to this browser: whoever uses it can use the key */
export async function keepKey(
  baseUrl: string,
  key: ApiKey,
  passphrase: string | null,
): Promise<void> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const locking = passphrase === null ? await deviceKey() : await keyOf(passphrase, salt, ROUNDS);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(key.reveal());
  const encrypted = await crypto.subtle.encrypt(boundTo(baseUrl, iv), locking, text);
  const lock: StoredKey['lock'] =
    passphrase === null
      ? { kind: 'device', key: locking }
      : { kind: 'passphrase', salt, rounds: ROUNDS };
  await inOne(['keys'], (tx) => tx.objectStore('keys').put({ baseUrl, lock, iv, encrypted }));
}

/**
 * Opens a kept key; null where none is kept.
 * @param passphrase '' for one that this browser locks
 * @throws CaravanError `wrong-passphrase`, also where the record was tampered with;
 * `damaged-record`, where it is none
 */
export async function openKey(baseUrl: string, passphrase: string): Promise<ApiKey | null> {
  const { storedKeyFlaw } = await loadFlaws();
  const stored = await guarded(async () => (await database()).get('keys', baseUrl));
  if (stored === undefined) return null;
  requireSound('keys', stored, storedKeyFlaw(stored));
  const { lock, iv, encrypted } = stored;
  const opening =
    lock.kind === 'device' ? lock.key : await keyOf(passphrase, lock.salt, lock.rounds);
  try {
    const text = await crypto.subtle.decrypt(boundTo(baseUrl, iv), opening, encrypted);
    return new ApiKey(new TextDecoder().decode(text));
  } catch {
    throw new CaravanError({ kind: 'wrong-passphrase' });
  }
}

export async function listKeptKeys(): Promise<readonly KeptKey[]> {
  const { storedKeyFlaw } = await loadFlaws();
  const stored = await guarded(async () => (await database()).getAll('keys'));
  return stored.map((key) => ({
    baseUrl: key.baseUrl,
    lock: storedKeyFlaw(key) ? null : key.lock.kind,
  }));
}

export async function forgetKey(baseUrl: string): Promise<void> {
  await inOne(['keys'], (tx) => tx.objectStore('keys').delete(baseUrl));
}

/** A record that is moved to another address does not open there. */
function boundTo(baseUrl: string, iv: Uint8Array<ArrayBuffer>): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(baseUrl) };
}

function deviceKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

async function keyOf(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<CryptoKey> {
  // The same letters can be typed as one sign or as two (が).
  const bytes = new TextEncoder().encode(passphrase.normalize('NFKC'));
  const material = await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}
