import { measuresOf } from '../agreement/agreement-measures.ts';
import type { AgreementMeasures } from '../agreement/agreement-measures.ts';
import type { Things } from '../agreement/things.ts';
import { collectVerdicts } from '../agreement/verdicts.ts';
import { UNKNOWN } from '../table/judgments.ts';
import type { JudgmentTable } from '../table/judgments.ts';

/** Of two judges with a card, by their places among the cards. */
export interface PairAgreement extends AgreementMeasures {
  readonly first: number;
  readonly second: number;
}

export interface CardAgreements {
  /** By card: with all people but itself, and with all others; null where it shares nothing. */
  readonly people: readonly (AgreementMeasures | null)[];
  readonly others: readonly (AgreementMeasures | null)[];
  /** Every two of the first `paired` cards that share something. */
  readonly pairs: readonly PairAgreement[];
}

/**
 * Questions are the clusters of the intervals; with more than this they are dealt into so many
 * groups (the delete-a-group jackknife, Kott 2001), so that memory does not grow with them.
 */
const GROUPS = 100;

/**
 * How far judges agree, one verdict each on every thing (question, two models, turn), as
 * agreement/verdicts.ts takes them; with several others, each pair of verdicts counts.
 * @param chosen judges with a card, by index
 * @param paired so many of them, the first ones, are held against each other
 * @param isPerson by judge of the table
 */
export function cardAgreements(
  table: JudgmentTable,
  things: Things,
  chosen: readonly number[],
  paired: number,
  isPerson: readonly boolean[],
): CardAgreements {
  const { start, judge, verdict } = collectVerdicts(table, things);
  const place = new Int32Array(table.judges.length).fill(UNKNOWN);
  chosen.forEach((own, at) => (place[own] = at));
  const alone = Math.min(paired, chosen.length);
  const people = new Tallies(chosen.length);
  const others = new Tallies(chosen.length);
  const pairs = new Tallies(alone * alone);
  const said = new Float64Array(3);
  const byPeople = new Float64Array(3);
  for (let thing = 0; thing + 1 < start.length; thing++) {
    const [from, to] = [start[thing], start[thing + 1]];
    if (to - from < 2) continue;
    const group = table.question[things.rows[things.start[thing]]] % GROUPS;
    said.fill(0);
    byPeople.fill(0);
    for (let at = from; at < to; at++) {
      said[verdict[at]]++;
      if (isPerson[judge[at]]) byPeople[verdict[at]]++;
    }
    for (let at = from; at < to; at++) {
      const card = place[judge[at]];
      if (card < 0) continue;
      const own = verdict[at];
      for (let other = 0; other < 3; other++) {
        // Not with itself.
        const less = own === other ? 1 : 0;
        const count = said[other] - less;
        if (count > 0) others.add(card, group, 3 * own + other, count);
        const persons = byPeople[other] - (isPerson[judge[at]] ? less : 0);
        if (persons > 0) people.add(card, group, 3 * own + other, persons);
      }
      if (card >= alone) continue;
      for (let next = at + 1; next < to; next++) {
        const beside = place[judge[next]];
        if (beside < 0 || beside >= alone) continue;
        const [a, b] = card < beside ? [own, verdict[next]] : [verdict[next], own];
        const pair = Math.min(card, beside) * alone + Math.max(card, beside);
        pairs.add(pair, group, 3 * a + b, 1);
      }
    }
  }
  const found: PairAgreement[] = [];
  for (let first = 0; first < alone; first++) {
    for (let second = first + 1; second < alone; second++) {
      const measures = pairs.measures(first * alone + second);
      if (measures !== null) found.push({ first, second, ...measures });
    }
  }
  return {
    people: chosen.map((_, card) => people.measures(card)),
    others: chosen.map((_, card) => others.measures(card)),
    pairs: found,
  };
}

/** Tables of verdict pairs by group of questions, for so many sides. */
class Tallies {
  readonly #cells: (Map<number, Float64Array> | undefined)[];

  constructor(sides: number) {
    this.#cells = new Array<Map<number, Float64Array> | undefined>(sides).fill(undefined);
  }

  add(side: number, group: number, cell: number, count: number): void {
    const groups = (this.#cells[side] ??= new Map<number, Float64Array>());
    let own = groups.get(group);
    if (own === undefined) {
      own = new Float64Array(9);
      groups.set(group, own);
    }
    own[cell] += count;
  }

  measures(side: number): AgreementMeasures | null {
    const groups = this.#cells[side];
    if (groups === undefined) return null;
    const total = new Float64Array(9);
    for (const own of groups.values()) {
      for (let cell = 0; cell < 9; cell++) total[cell] += own[cell];
    }
    return measuresOf(total, [...groups.values()]);
  }
}
