/** What an answer may have more of than the other. */
const QUANTITIES = ['length', 'lists', 'headings', 'bold', 'code'] as const;

/** Of a judge alone. */
const OWN = [
  /** All that says something of two models. */
  'judged',
  /** With a winner and a known order; the first of them won. */
  ...(['decided', 'first-won', 'tie'] as const),
  /** On what it judged in both orders. */
  ...(['swapped', 'flip', 'half-flip', 'first-both'] as const),
  /** Of models of its family against others, on what judges of other families decided too. */
  ...(['family', 'family-won', 'family-won-elsewhere'] as const),
] as const;

/** Beside people, all others, or one other judge. */
const SHARED = ['shared', 'agree', 'disagree'] as const;
const GROUPS = ['people', 'others'] as const;

export type Quantity = (typeof QUANTITIES)[number];
export type StyleFinding = `${Quantity}-${'differ' | 'won' | 'lost'}`;
export type GroupFinding = `${(typeof SHARED)[number]}-${(typeof GROUPS)[number]}`;
export type FindingName =
  | (typeof OWN)[number]
  | StyleFinding
  | GroupFinding
  | (typeof SHARED)[number];

/**
 * A number of a report, standing for the judgments that it counts: `length-won` for those that the
 * longer answer won, `agree` for those on which two judges say the same.
 */
export interface Finding {
  readonly what: FindingName;
  /** Whose; null where those of all are meant, which not every finding can be. */
  readonly judge: string | null;
  /** Of `shared`, `agree` and `disagree` the other judge. */
  readonly other: string | null;
}

/** The quantity and what became of the answer with more of it; null for what needs no texts. */
export function styleOf(
  what: FindingName,
): readonly [quantity: Quantity, how: 'differ' | 'won' | 'lost'] | null {
  for (const quantity of QUANTITIES) {
    for (const how of ['differ', 'won', 'lost'] as const) {
      if (what === `${quantity}-${how}`) return [quantity, how];
    }
  }
  return null;
}

/** What is asked of two verdicts, and with whom; null for what is of one judge. */
export function comparedIn(
  what: FindingName,
): readonly [how: (typeof SHARED)[number], group: (typeof GROUPS)[number] | 'judge'] | null {
  for (const how of SHARED) {
    if (what === how) return [how, 'judge'];
    for (const group of GROUPS) if (what === `${how}-${group}`) return [how, group];
  }
  return null;
}

/** The finding that an address means; null where it means none. */
export function findingOf(
  what: string | null,
  judge: string | null,
  other: string | null,
): Finding | null {
  const name = FINDINGS.find((known) => known === what);
  if (name === undefined || (judge === null && !OF_ALL.includes(name))) return null;
  const isOfTwo = comparedIn(name)?.[1] === 'judge';
  if (isOfTwo && (other === null || other === judge)) return null;
  return { what: name, judge, other: isOfTwo ? other : null };
}

/** What can be asked of all judges at once. */
const OF_ALL: readonly FindingName[] = [
  ...(['judged', 'decided', 'first-won', 'tie'] as const),
  ...(['swapped', 'flip', 'half-flip', 'first-both'] as const),
];

export const FINDINGS: readonly FindingName[] = [
  ...OWN,
  ...SHARED,
  ...SHARED.flatMap((how) => GROUPS.map((group) => `${how}-${group}` as const)),
  ...QUANTITIES.flatMap((quantity) =>
    (['differ', 'won', 'lost'] as const).map((how) => `${quantity}-${how}` as const),
  ),
];
