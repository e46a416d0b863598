import type { Sensitivity, SensitivityReport } from '../../core/posterior/prior/sensitivity.ts';

/** Words that claims are made of. */
export interface ClaimWords {
  readonly strength: (name: string) => string;
  readonly ahead: (first: string, second: string) => string;
  readonly order: string;
  readonly tie: string;
  readonly tau: string;
}

export interface Claim {
  readonly text: string;
  readonly sensitivity: Sensitivity;
}

/**
 * Everything that a ranking claims, in words: who is ahead of whom, best first, how strong each
 * is, and the other parameters.
 * @param names by model
 * @param ranking models, best first
 */
export function claimsOf(
  { strengths, adjacent, order, tie, tau }: SensitivityReport,
  names: readonly string[],
  ranking: readonly number[],
  words: ClaimWords,
): Claim[] {
  const others = [
    { text: words.order, sensitivity: order },
    { text: words.tie, sensitivity: tie },
    { text: words.tau, sensitivity: tau },
  ];
  return [
    ...adjacent.map(({ model, next, ...sensitivity }) => ({
      text: words.ahead(names[model], names[next]),
      sensitivity,
    })),
    ...ranking.map((model) => ({
      text: words.strength(names[model]),
      sensitivity: strengths[model],
    })),
    ...others.flatMap(({ text, sensitivity }) => (sensitivity ? [{ text, sensitivity }] : [])),
  ];
}
