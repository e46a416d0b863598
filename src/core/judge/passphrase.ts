import { MIN_PASSPHRASE_POWER, STRONG_PASSPHRASE_POWER } from '../limits.ts';

/** How hard a passphrase is to guess. */

/** What is looked at; the time that it takes grows with the length. */
const MAX_LENGTH = 100;

/** What makes a passphrase easy to guess. */
export type PassphraseFlaw =
  | 'address'
  | 'common'
  | 'repeats'
  | 'sequence'
  | 'keyboard'
  | 'date'
  | 'short';

export type PassphraseStrength =
  | { readonly level: 'weak'; readonly power: number; readonly flaw: PassphraseFlaw }
  | { readonly level: 'fair' | 'strong'; readonly power: number };

/** @param baseUrl of the key, which lies beside it unencrypted, so that it is guessed first */
export type EstimatePassphrase = (passphrase: string, baseUrl?: string) => PassphraseStrength;

/** What zxcvbn warns of; it has other words for each of these. */
const FLAWS: Readonly<Partial<Record<string, PassphraseFlaw>>> = {
  simpleRepeat: 'repeats',
  extendedRepeat: 'repeats',
  sequences: 'sequence',
  straightRow: 'keyboard',
  keyPattern: 'keyboard',
  recentYears: 'date',
  dates: 'date',
  topTen: 'common',
  topHundred: 'common',
  userInputs: 'address',
  common: 'common',
  similarToCommon: 'common',
};

/** Loads the estimator, with the passwords that are used most: half a megabyte. */
export async function passphraseEstimator(): Promise<EstimatePassphrase> {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  const zxcvbn = new ZxcvbnFactory({ graphs: adjacencyGraphs, dictionary, maxLength: MAX_LENGTH });
  return (passphrase, baseUrl = '') => {
    // As it is before the key is made of it.
    const typed = passphrase.normalize('NFKC');
    const { guessesLog10: power, feedback } = zxcvbn.check(typed, partsOf(baseUrl));
    if (power >= MIN_PASSPHRASE_POWER)
      return { level: power >= STRONG_PASSPHRASE_POWER ? 'strong' : 'fair', power };
    return { level: 'weak', power, flaw: FLAWS[feedback.warning ?? ''] ?? 'short' };
  };
}

/** The address, its host with and without what stands around it, and each word in it. */
function partsOf(baseUrl: string): string[] {
  const [, start = '', host = ''] = /^(\w+:\/\/)?([^/]*)/.exec(baseUrl) ?? [];
  const words = baseUrl.split(/[^\p{L}\p{N}]+/u);
  return ['caravan', baseUrl, start + host, host, ...words].filter((part) => part !== '');
}
