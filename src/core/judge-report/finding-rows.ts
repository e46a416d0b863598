import { eachSwap, isFirstBoth, swapKind } from '../agreement/swap-consistency.ts';
import { groupByThing } from '../agreement/things.ts';
import type { Things } from '../agreement/things.ts';
import { collectVerdicts } from '../agreement/verdicts.ts';
import type { Verdicts } from '../agreement/verdicts.ts';
import { sharedThings, winnerIn } from '../judge/findings/self-preference.ts';
import { roundedSum } from '../numerics/weight-sum.ts';
import { comparedIn, styleOf } from '../overview/finding.ts';
import type { Finding, FindingName } from '../overview/finding.ts';
import type { MeasuredAnswers } from '../style/answers.ts';
import { judgmentsWithTexts } from '../style/style-rows.ts';
import { Outcome, UNKNOWN, isOrderKnown } from '../table/judgments.ts';
import type { JudgmentTable } from '../table/judgments.ts';
import { selectRows } from '../table/merge-tables.ts';
import { oriented } from '../table/sides.ts';
import { personsAmong } from './judge-cards.ts';
import { isFirstWin, isUsable } from './judge-rows.ts';
import { familySides } from './own-family.ts';
import { isMoreWin } from './style-habits.ts';

/** The judgments that a number of a report counts. */
export interface FoundRows {
  /** Ascending. */
  readonly rows: Uint32Array;
  /** The number itself: judgments by weight, things judged in both orders, pairs of verdicts … */
  readonly cases: number;
}

/**
 * Finds the judgments behind the numbers of judge-cards.ts and style-habits.ts, by what those count
 * with. What all findings of a table need is made once; a finding is linear in rows then.
 */
export class FindingRows {
  readonly #table: JudgmentTable;
  #things: Things | null = null;
  #verdicts: Verdicts | null = null;

  /** @param table as the edits leave it */
  constructor(table: JudgmentTable) {
    this.#table = table;
  }

  /**
   * Of a finding that needs no texts; nothing where its judges are not there.
   * @see FoundRows
   */
  of({ what, judge: name, other }: Finding): FoundRows {
    const found = new Found(this.#table);
    const judge = name === null ? null : this.#table.judges.indexOf(name);
    if (judge === UNKNOWN) return found.done();
    const compared = comparedIn(what);
    if (judge === null || compared === null) this.#own(what, judge, found);
    else {
      const [how, group] = compared;
      const people = personsAmong(this.#table);
      const isOther = this.#table.judges.map(
        (one, at) =>
          at !== judge && (group === 'judge' ? one === other : group === 'others' || people[at]),
      );
      this.#compare(how, judge, isOther, found);
    }
    return found.done();
  }

  #own(what: FindingName, judge: number | null, found: Found): void {
    const table = this.#table;
    const isRow = OF_ROWS[what];
    if (isRow !== undefined) {
      const isOwn = (row: number): boolean => judge === null || table.judge[row] === judge;
      found.each((row) => isOwn(row) && isUsable(table, row) && isRow(table, row));
    } else if (!what.startsWith('family')) this.#swaps(what, judge, found);
    else if (judge !== null) this.#family(what, judge, found);
  }

  #swaps(what: FindingName, judge: number | null, found: Found): void {
    const table = this.#table;
    const things = this.#grouped();
    eachSwap(table, things, (row, direct, reverse, from, to) => {
      if (judge !== null && table.judge[row] !== judge) return;
      const isMeant =
        what === 'swapped' ||
        swapKind(direct, reverse) === what ||
        (what === 'first-both' && isFirstBoth(direct, reverse));
      if (!isMeant) return;
      for (let at = from; at < to; at++) {
        if (isOrderKnown(table, things.rows[at])) found.mark(things.rows[at]);
      }
      found.count(1);
    });
  }

  /** Of a thing both sides; of what the family won, those by whom it did. */
  #family(what: FindingName, judge: number, found: Found): void {
    const table = this.#table;
    const sides = familySides(table, judge);
    if (sides === null) return;
    const { isOwn, isOther } = sides;
    const { rows, start } = this.#grouped();
    for (const shared of sharedThings(table, this.#grouped(), isOwn, judge, isOther)) {
      const { own, theirs } = shared;
      if (what === 'family') found.count(1);
      else if (what === 'family-won') found.count(own.won / own.of);
      else found.count(theirs.won / theirs.of);
      for (let at = start[shared.thing]; at < start[shared.thing + 1]; at++) {
        const row = rows[at];
        const isOne = table.judge[row] === judge;
        if (!isOne && !isOther[table.judge[row]]) continue;
        const winner = winnerIn(table, isOwn, row);
        const isMeant =
          what === 'family'
            ? winner !== null
            : winner === 'own' && isOne === (what === 'family-won');
        if (isMeant) found.mark(row);
      }
    }
  }

  /** Verdicts of a judge beside those of others; the rows of both sides. */
  #compare(
    how: 'shared' | 'agree' | 'disagree',
    own: number,
    isOther: readonly boolean[],
    found: Found,
  ): void {
    const { rows, start: ofThings } = this.#grouped();
    const { start, from, judge, verdict } = (this.#verdicts ??= collectVerdicts(
      this.#table,
      this.#grouped(),
    ));
    const mark = (entry: number, end: number): void => {
      const to = entry + 1 < end ? from[entry + 1] : ofThings[thing + 1];
      for (let at = from[entry]; at < to; at++) found.mark(rows[at]);
    };
    let thing = 0;
    for (; thing + 1 < start.length; thing++) {
      const end = start[thing + 1];
      for (let at = start[thing]; at < end; at++) {
        if (judge[at] !== own) continue;
        let isAny = false;
        for (let next = start[thing]; next < end; next++) {
          const isMeant =
            isOther[judge[next]] &&
            (how === 'shared' || (verdict[at] === verdict[next]) === (how === 'agree'));
          if (!isMeant) continue;
          isAny = true;
          found.count(1);
          mark(next, end);
        }
        if (isAny) mark(at, end);
      }
    }
  }

  #grouped(): Things {
    return (this.#things ??= groupByThing(this.#table));
  }
}

/** Of findings that one row shows by itself, which rows are meant; of usable ones. */
const OF_ROWS: Partial<Record<FindingName, (table: JudgmentTable, row: number) => boolean>> = {
  judged: () => true,
  decided: (table, row) => isFirstWin(table, row) !== null,
  'first-won': (table, row) => isFirstWin(table, row) === true,
  tie: ({ outcome }, row) => outcome[row] === Outcome.tie,
};

/**
 * Of a finding about the answers' texts; null for any other.
 * @param table as the edits leave it
 */
export function styledRows(
  table: JudgmentTable,
  answers: Pick<MeasuredAnswers, 'find'>,
  { what, judge: name }: Finding,
): FoundRows | null {
  const style = styleOf(what);
  if (style === null) return null;
  const [quantity, how] = style;
  const turned = oriented(table);
  const own = table.judges.findIndex((one) => one === name);
  const ofJudge = Uint32Array.from(table.judge.keys()).filter((row) => table.judge[row] === own);
  // Only his answers are looked for.
  const alone = selectRows(turned, own === UNKNOWN ? new Uint32Array(0) : ofJudge);
  const { used, texts } = judgmentsWithTexts(alone, answers);
  const found = new Found(table);
  used.forEach((row, at) => {
    const isMore = isMoreWin(quantity, alone, row, texts[at]);
    if (isMore === null || (how !== 'differ' && isMore !== (how === 'won'))) return;
    found.mark(ofJudge[row]);
    found.count(alone.weight?.[row] ?? 1);
  });
  return found.done();
}

/** Rows that are gathered, and cases that are counted. */
class Found {
  readonly #marked: Uint8Array;
  readonly #weight: JudgmentTable['weight'];
  #cases = 0;
  #rows = 0;

  constructor({ left, weight }: JudgmentTable) {
    this.#marked = new Uint8Array(left.length);
    this.#weight = weight;
  }

  /** Every row of which it is true is so many cases as it weighs. */
  each(isMeant: (row: number) => boolean): void {
    for (let row = 0; row < this.#marked.length; row++) {
      if (!isMeant(row)) continue;
      this.mark(row);
      this.count(this.#weight?.[row] ?? 1);
    }
  }

  mark(row: number): void {
    if (this.#marked[row] === 0) this.#rows++;
    this.#marked[row] = 1;
  }

  count(cases: number): void {
    this.#cases += cases;
  }

  done(): FoundRows {
    const rows = new Uint32Array(this.#rows);
    for (let row = 0, at = 0; row < this.#marked.length; row++) {
      if (this.#marked[row] === 1) rows[at++] = row;
    }
    return { rows, cases: roundedSum(this.#cases) };
  }
}
