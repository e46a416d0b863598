import { parseSettings, writeSettings } from '../../core/model/parse-settings.ts';
import type { SettingsProblem } from '../../core/model/parse-settings.ts';
import type { ModelSettings } from '../../core/model/settings.ts';

/** Why a link did not lead to settings. */
export type LinkProblem = SettingsProblem | { readonly kind: 'damaged-link' };

/** A code that is longer than any settings. */
const LONGEST = 1_000_000;

/** Settings as a part of an address: base64url (RFC 4648, section 5) of their text in UTF-8. */
export function codeOf(settings: ModelSettings): string {
  let text = '';
  for (const byte of new TextEncoder().encode(writeSettings(settings))) {
    text += String.fromCharCode(byte);
  }
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** The way back. */
export function settingsOf(
  code: string,
): { readonly settings: ModelSettings } | { readonly problem: LinkProblem } {
  // Where a link was carried by mail, spaces and line breaks may have come into it.
  const clean = code.replace(/\s/g, '');
  if (clean.length > LONGEST) return { problem: { kind: 'too-long' } };
  if (!/^[\w-]+$/.test(clean)) return { problem: { kind: 'damaged-link' } };
  try {
    const raw = atob(clean.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(raw, (sign) => sign.charCodeAt(0));
    return parseSettings(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return { problem: { kind: 'damaged-link' } };
  }
}
