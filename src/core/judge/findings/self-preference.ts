import { Outcome, UNKNOWN } from '../../table/judgments.ts';
import type { JudgmentTable } from '../../table/judgments.ts';
import type { Things } from '../../agreement/things.ts';
import { wilson } from '../../numerics/wilson.ts';
import type { Estimated } from '../../numerics/wilson.ts';
import { familyOf } from './families.ts';

/** How a judge treats models of its own family: those it judged against models of others. */
export interface SelfPreference {
  readonly judge: string;
  readonly family: string;
  /** Judgments with a winner, of one model of the family and one of another. */
  readonly decided: number;
  /** Share of them that the family won. */
  readonly share: Estimated;
  /**
   * The share that the family would win by its strength; null where no strength is given. It
   * shows a preference only where strengths come of other judges.
   */
  readonly expected: number | null;
  /** The same things as other families' judges saw them; null where they share none. */
  readonly others: {
    /** Share of wins for the family on those things, by this judge and by the others. */
    readonly own: Estimated;
    readonly theirs: Estimated;
    readonly things: number;
  } | null;
}

/** Probability that the first of two models wins where one does, by indices of the table. */
export type Expected = (left: number, right: number) => number;

interface Wins {
  won: number;
  of: number;
}

/**
 * Of every judge whose family is known and judged. Judgments of one question are taken for
 * independent, so intervals are too narrow where many share a question.
 */
export function selfPreferences(
  table: JudgmentTable,
  things: Things,
  expected: Expected | null = null,
): SelfPreference[] {
  const families = table.models.map(familyOf);
  const judgeFamilies = table.judges.map(familyOf);
  return table.judges.flatMap((judge, index) => {
    const family = judgeFamilies[index];
    if (family === null) return [];
    const isOwn = families.map((of) => of === family);
    const own = winsOf(table, isOwn, index, expected);
    if (own.of === 0) return [];
    const isOther = judgeFamilies.map((of) => of !== family);
    return {
      ...{ judge, family, decided: own.of, share: shareOf(own) },
      expected: expected === null ? null : own.expected / own.of,
      others: compare(table, things, isOwn, index, isOther),
    };
  });
}

/** What a row says of the family; null where it is not one of its models against another's. */
export function winnerIn(
  { left, right, outcome }: JudgmentTable,
  isOwn: readonly boolean[],
  row: number,
): 'own' | 'other' | null {
  const isLeft = isOwn[left[row]];
  if (isLeft === isOwn[right[row]]) return null;
  if (outcome[row] !== Outcome.left && outcome[row] !== Outcome.right) return null;
  return isLeft === (outcome[row] === Outcome.left) ? 'own' : 'other';
}

function add(wins: Wins, winner: 'own' | 'other', weight: number): void {
  wins.of += weight;
  if (winner === 'own') wins.won += weight;
}

function winsOf(
  table: JudgmentTable,
  isOwn: readonly boolean[],
  judge: number,
  expected: Expected | null,
): Wins & { expected: number } {
  const { left, right, weight } = table;
  const wins = { won: 0, of: 0, expected: 0 };
  for (let row = 0; row < left.length; row++) {
    if (table.judge[row] !== judge) continue;
    const winner = winnerIn(table, isOwn, row);
    if (winner === null) continue;
    const count = weight?.[row] ?? 1;
    add(wins, winner, count);
    const first = expected?.(left[row], right[row]) ?? 0;
    wins.expected += count * (isOwn[left[row]] ? first : 1 - first);
  }
  return wins;
}

/** A thing (question, two models, turn) on which a judge and others have a winner. */
export interface SharedThing {
  /** Its place in `Things`. */
  readonly thing: number;
  /** Index of its question. */
  readonly question: number;
  /** What the family won by the judge, and by the others. */
  readonly own: Readonly<Wins>;
  readonly theirs: Readonly<Wins>;
}

/**
 * Every such thing, question after question.
 * @param isOwn by model, whether it is of the family
 * @param isOther by judge, whether it is one of the others
 */
export function* sharedThings(
  table: JudgmentTable,
  { rows, start }: Things,
  isOwn: readonly boolean[],
  judge: number,
  isOther: readonly boolean[],
): Generator<SharedThing> {
  for (let thing = 0; thing + 1 < start.length; thing++) {
    const first = rows[start[thing]];
    // All rows of a thing are of the same two models.
    if (isOwn[table.left[first]] === isOwn[table.right[first]]) continue;
    const own = { won: 0, of: 0 };
    const theirs = { won: 0, of: 0 };
    for (let at = start[thing]; at < start[thing + 1]; at++) {
      const row = rows[at];
      const by = table.judge[row];
      if (by === UNKNOWN || !(by === judge || isOther[by])) continue;
      const winner = winnerIn(table, isOwn, row);
      if (winner === null) continue;
      add(by === judge ? own : theirs, winner, table.weight?.[row] ?? 1);
    }
    if (own.of > 0 && theirs.of > 0) {
      yield { thing, question: table.question[first], own, theirs };
    }
  }
}

function compare(...of: Parameters<typeof sharedThings>): SelfPreference['others'] {
  const own = { won: 0, of: 0 };
  const theirs = { won: 0, of: 0 };
  let things = 0;
  for (const shared of sharedThings(...of)) {
    things++;
    own.won += shared.own.won;
    own.of += shared.own.of;
    theirs.won += shared.theirs.won;
    theirs.of += shared.theirs.of;
  }
  return things === 0 ? null : { own: shareOf(own), theirs: shareOf(theirs), things };
}

function shareOf({ won, of }: Wins): Estimated {
  return wilson(won / of, of);
}
