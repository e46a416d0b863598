import { TextDecoder } from '../../../platform.ts';
import { MIN_JAPANESE_SHARE } from '../../../limits.ts';

const BEYOND_ASCII = /[^\0-\x7f]/g;
const RUN = /[、-〜ぁ-ヿ一-鿿！-～]{2,}/g;

/** Share of the characters beyond ASCII that stand in runs of Japanese; 0 for no text. */
export function japaneseShare(text: string): number {
  const all = text.match(BEYOND_ASCII)?.length ?? 0;
  const inRuns = (text.match(RUN) ?? []).reduce((sum, run) => sum + run.length, 0);
  return all === 0 ? 0 : inRuns / all;
}

/**
 * Which of the Japanese encodings it is that bytes are in which are no UTF-8; null where neither.
 * Much is valid in both; the right one gives the larger share of characters that stand in runs of
 * Japanese, which neither the wrong one nor western text does; what is damaged stands in none.
 */
export function japaneseEncodingOf(bytes: Uint8Array): 'Shift_JIS' | 'EUC-JP' | null {
  const shareIn = (encoding: string) => japaneseShare(new TextDecoder(encoding).decode(bytes));
  const eucJp = shareIn('euc-jp');
  const shiftJis = shareIn('shift_jis');
  if (Math.max(eucJp, shiftJis) < MIN_JAPANESE_SHARE) return null;
  return eucJp >= shiftJis ? 'EUC-JP' : 'Shift_JIS';
}
