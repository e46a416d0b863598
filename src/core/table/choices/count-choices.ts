import { UNKNOWN } from '../judgments.ts';
import type { ChoiceCounts, JudgmentTable, PairCounts, QuestionChoices } from '../judgments.ts';
import { sortRows } from '../../numerics/sort-rows.ts';
import { findPicks } from './find-picks.ts';
import { PickList } from './pick-list.ts';
import { chosenAt, setsOf, tiesOf, timesOf, withTimes } from './tied.ts';

/** How often each choice was made, and of which question each of them is. */
export interface Picks {
  readonly choices: ChoiceCounts;
  /** @param questions how many there are */
  ofQuestions(questions: number): QuestionPicks;
}

/** The choices of a table, one by one. */
interface Placed {
  readonly choices: ChoiceCounts;
  /** Of each: the place of what was chosen (`QuestionChoices`), by what question, how often. */
  readonly place: Uint32Array;
  readonly question: Int32Array;
  readonly weight: Float64Array;
}

/**
 * The choices that a table's rows make up. What is left of a choice without some models is a choice
 * of the others, as Luce's axiom has it; of those that were chosen together, so are the rest of them.
 * @param counts what the table was counted to
 * @returns null where there are none
 */
export function countChoices(table: JudgmentTable, counts: PairCounts): Picks | null {
  const at = new Map(counts.models.map((name, m) => [name, m]));
  const places = table.models.map((name) => at.get(name) ?? UNKNOWN);
  const { picks } = findPicks(table, places);
  return picks.size === 0 ? null : together(picks, counts.models.length);
}

/**
 * The choices of several counts. Without some models a choice is one of the others; where two have
 * become one, and where two remain, it is left to the pairs. By question where a part has them so.
 * @param models of what the counts add up to
 * @param nameOf as in add-counts.ts
 * @returns null where there are none
 */
export function addChoices(
  parts: readonly PairCounts[],
  models: readonly string[],
  nameOf: (model: string) => string | null,
): Picks | null {
  const at = new Map(models.map((name, m) => [name, m]));
  const made = parts.flatMap(({ choices, byQuestion, ...part }) => {
    if (choices === undefined) return [];
    const places = part.models.map((model) => at.get(nameOf(model) ?? '') ?? UNKNOWN);
    const { question = null, ...rows } = byQuestion?.choices ?? {
      place: Uint32Array.from(timesOf(choices).keys()),
      chosen: timesOf(choices),
    };
    return { choices, places, setOf: setsOf(choices), question, ...rows };
  });
  const total = made.reduce((sum, { place }) => sum + place.length, 0);
  const members = made.reduce((sum, { choices: { start }, place, setOf }) => {
    return place.reduce((size, p) => size + start[setOf[p] + 1] - start[setOf[p]], sum);
  }, 0);
  const picks = new PickList(total, members);
  for (const { choices, places, setOf, question, place, chosen } of made) {
    place.forEach((p, row) => {
      const [from, to] = [choices.start[setOf[p]], choices.start[setOf[p] + 1]];
      const own = Array.from(choices.member.subarray(from, to), (model) => places[model]);
      const set = own.filter((one) => one !== UNKNOWN).sort((a, b) => a - b);
      const isLess = set.length < 3 || set.some((model, k) => k > 0 && model === set[k - 1]);
      const all = Array.from(chosenAt(choices, p), (at) => places[choices.member[at]]);
      const picked = all.filter((one) => one !== UNKNOWN).sort((a, b) => a - b);
      if (isLess || picked.length === 0 || chosen[row] === 0) return;
      picks.add(set, picked, question?.[row] ?? UNKNOWN, chosen[row]);
    });
  }
  return picks.size === 0 ? null : together(picks, models.length);
}

function together(picks: PickList, models: number): Picks {
  const { size } = picks;
  const sorted = picks.sorted(models);
  const start = [0];
  const place = new Uint32Array(size);
  const first: number[] = [];
  const tied = new Map<string, Group>();
  sorted.forEach((pick, at) => {
    const length = picks.start[pick + 1] - picks.start[pick];
    if (at === 0 || picks.compare(pick, sorted[at - 1]) !== 0) {
      first.push(pick);
      start.push((start.at(-1) ?? 0) + length);
    }
    const { [first.length - 1]: from } = start;
    const own = picks.member.subarray(picks.start[pick], picks.start[pick] + length);
    const chosen = picks.chosen.subarray(picks.from[pick], picks.from[pick + 1]);
    const places = Array.from(chosen, (model) => from + own.indexOf(model));
    [place[pick]] = places;
    if (places.length === 1) return;
    const key = places.join(' ');
    const group = tied.get(key) ?? { set: first.length, places, picks: [], times: 0 };
    group.picks.push(pick);
    tied.set(key, group);
  });
  const { [first.length]: members } = start;
  const member = new Uint32Array(members);
  first.forEach((pick, s) => {
    member.set(picks.member.subarray(picks.start[pick], picks.start[pick + 1]), start[s]);
  });
  const groups = [...tied.values()].sort(compareGroups);
  groups.forEach((group, g) => {
    for (const pick of group.picks) place[pick] = members + g;
  });
  const [question, weight] = [picks.question.slice(0, size), picks.weight.slice(0, size)];
  const times = new Float64Array(members + groups.length);
  for (const at of inSumOrder(weight)) times[place[at]] += weight[at];
  const most = groups.reduce((max, { places }) => Math.max(max, places.length), 0);
  const ties = groups.length > 0 && { ties: tiesOf(groups, most) };
  const sets = { start: Uint32Array.from(start), member, chosen: new Float64Array(members) };
  const choices = withTimes({ ...sets, ...ties }, times);
  const placed = { choices, place, question, weight };
  return { choices, ofQuestions: (questions) => new QuestionPicks(placed, questions) };
}

/** Picks of the same several models together out of the same set. */
interface Group {
  readonly set: number;
  /** In `member`. */
  readonly places: readonly number[];
  readonly picks: number[];
  readonly times: number;
}

function compareGroups(a: Group, b: Group): number {
  const difference = a.set - b.set || a.places.length - b.places.length;
  return difference || a.places.reduce((found, own, at) => found || own - b.places[at], 0);
}

/** Sums of fractions depend on their order, others don't. */
function inSumOrder(weight: Float64Array): Uint32Array<ArrayBuffer> {
  const all = new Uint32Array(weight.length).map((_, at) => at);
  if (weight.every((w) => Number.isInteger(w))) return all;
  return all.sort((a, b) => weight[a] - weight[b]);
}

/** The choices of each question, where questions are told apart by what was judged on them. */
export class QuestionPicks {
  readonly #start: Uint32Array;
  readonly #place: Uint32Array;
  readonly #chosen: Float64Array;

  /** @param questions how many the table has */
  constructor({ choices, place, question, weight }: Placed, questions: number) {
    const byPlace = sortRows(inSumOrder(weight), place, 0, timesOf(choices).length);
    const sorted = sortRows(byPlace, question, 0, questions);
    this.#start = new Uint32Array(questions + 1);
    const [places, sums]: [number[], number[]] = [[], []];
    let last = -1;
    for (const at of sorted) {
      const isSame = question[at] === last && places.at(-1) === place[at];
      if (isSame) sums[sums.length - 1] += weight[at];
      else {
        places.push(place[at]);
        sums.push(weight[at]);
        this.#start[question[at] + 1]++;
      }
      last = question[at];
    }
    for (let q = 0; q < questions; q++) this.#start[q + 1] += this.#start[q];
    this.#place = Uint32Array.from(places);
    this.#chosen = Float64Array.from(sums);
  }

  /** 0 where the same was chosen on both questions. */
  compare(a: number, b: number): number {
    const [from, other] = [this.#start[a], this.#start[b]];
    const [own, theirs] = [this.#start[a + 1] - from, this.#start[b + 1] - other];
    for (let at = 0; at < own && at < theirs; at++) {
      const difference =
        this.#place[from + at] - this.#place[other + at] ||
        this.#chosen[from + at] - this.#chosen[other + at];
      if (difference !== 0) return difference;
    }
    return own - theirs;
  }

  /** The choices with questions numbered in this order. */
  inOrder(questions: readonly number[]): QuestionChoices {
    const size = this.#place.length;
    const question = new Uint32Array(size);
    const order = new Uint32Array(size);
    let to = 0;
    questions.forEach((asked, number) => {
      for (let at = this.#start[asked]; at < this.#start[asked + 1]; at++) {
        question[to] = number;
        order[to++] = at;
      }
    });
    return {
      question: question.slice(0, to),
      place: order.slice(0, to).map((at) => this.#place[at]),
      chosen: Float64Array.from(order.subarray(0, to), (at) => this.#chosen[at]),
    };
  }
}
