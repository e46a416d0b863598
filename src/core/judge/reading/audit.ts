import { Outcome } from '../../table/judgments.ts';
import { READING_RULES, readVerdict } from './verdict.ts';
import type { ReadingRule } from './verdict.ts';

/** How many verdicts of each kind, by Outcome. */
export type OutcomeCounts = readonly [left: number, right: number, ties: number, unparsed: number];

/**
 * How a reply of a judge who was to end with a digit ends: with it alone; with it behind a word
 * that says so; or in prose, of which nothing is read.
 */
export type Manner = 'clean' | 'labelled' | 'prose';

/** What one rule reads in all replies. */
export interface RuleReading {
  readonly rule: ReadingRule;
  readonly counts: OutcomeCounts;
  /** Verdicts that only the rule has, that only the stored ones have, and that contradict. */
  readonly gained: number;
  readonly lost: number;
  readonly contradicted: number;
  /** By number of the reply: what the rule reads, or what is stored where there is no text. */
  readonly outcomes: Uint8Array;
}

export interface ParseAudit {
  readonly replies: number;
  /** Of the replies, those whose text is not there: no rule can say anything of them. */
  readonly textless: number;
  readonly stored: OutcomeCounts;
  readonly manners: Readonly<Record<Manner, number>>;
  /** Every rule, also where it reads nothing. */
  readonly rules: readonly RuleReading[];
  /** Numbers of the replies on which stored verdict and rules that read any reply are not one. */
  readonly disagreements: Uint32Array;
}

/** Reads stored replies once more by every rule; they may come in portions. */
export class ParseAuditor {
  readonly #stored: Outcome[] = [];
  readonly #read: readonly { rule: ReadingRule; outcomes: Outcome[] }[] = READING_RULES.map(
    (rule) => ({ rule, outcomes: [] }),
  );
  readonly #manners: Record<Manner, number> = { clean: 0, labelled: 0, prose: 0 };
  #textless = 0;

  /** @param text null where it is not kept; '' is a reply that says nothing */
  add(text: string | null, stored: Outcome): void {
    this.#stored.push(stored);
    if (text === null) this.#textless++;
    else this.#manners[mannerOf(text)]++;
    for (const { rule, outcomes } of this.#read) {
      outcomes.push(text === null ? stored : readVerdict(text, rule));
    }
  }

  audit(): ParseAudit {
    const stored = this.#stored;
    const rules = this.#read.map(({ rule, outcomes }) => readingOf(rule, outcomes, stored));
    const used = this.#read.filter(({ outcomes }) => outcomes.some((outcome) => isRead(outcome)));
    const differs = (reply: number) =>
      used.some(({ outcomes }) => outcomes[reply] !== stored[reply]);
    return {
      replies: stored.length,
      textless: this.#textless,
      stored: countsOf(stored),
      manners: { ...this.#manners },
      rules,
      disagreements: Uint32Array.from([...stored.keys()].filter(differs)),
    };
  }
}

export function mannerOf(text: string): Manner {
  if (isRead(readVerdict(text, 'last-line'))) return 'clean';
  return isRead(readVerdict(text, 'labelled')) ? 'labelled' : 'prose';
}

function readingOf(
  rule: ReadingRule,
  outcomes: readonly Outcome[],
  stored: readonly Outcome[],
): RuleReading {
  let gained = 0;
  let lost = 0;
  let contradicted = 0;
  outcomes.forEach((outcome, reply) => {
    if (outcome === stored[reply]) return;
    if (!isRead(stored[reply])) gained++;
    else if (!isRead(outcome)) lost++;
    else contradicted++;
  });
  const counts = countsOf(outcomes);
  return { rule, counts, gained, lost, contradicted, outcomes: Uint8Array.from(outcomes) };
}

function isRead(outcome: Outcome): boolean {
  return outcome !== Outcome.unparsed;
}

function countsOf(outcomes: readonly Outcome[]): OutcomeCounts {
  const count = (wanted: Outcome) => outcomes.filter((outcome) => outcome === wanted).length;
  return [count(Outcome.left), count(Outcome.right), count(Outcome.tie), count(Outcome.unparsed)];
}
