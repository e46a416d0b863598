import { isOrderKnown, Outcome, UNKNOWN } from '../judgments.ts';
import type { ChoiceCounts, JudgmentTable, PairCounts, QuestionChoices } from '../judgments.ts';
import { sortRows } from '../sort-rows.ts';

/** The choices of a table, one by one, and how often each was made. */
export interface Picks {
  readonly choices: ChoiceCounts;
  /** Of each: where in `choices.member` the chosen model stands, by what question, how often. */
  readonly place: Uint32Array;
  readonly question: Int32Array;
  readonly weight: Float64Array;
}

/** One out of several models, by their positions in the counts. */
interface Pick {
  /** In ascending order. */
  readonly members: readonly number[];
  readonly chosen: number;
  readonly question: number;
  readonly weight: number;
}

/**
 * The choices that a table's rows make up (Luce 1959; Plackett 1975): a model that beat all others
 * of one observation was chosen of them, the next of a ranking of those that remain. Where no model
 * beat all that remain (a shared place, rows left out or merged), and where two remain, rows are
 * pairs of their own. What is left of a choice without some models is a choice of the others, as
 * Luce's axiom has it.
 * @param counts what the table was counted to
 * @returns null where there are none
 */
export function countChoices(table: JudgmentTable, counts: PairCounts): Picks | null {
  if (table.choice === undefined) return null;
  const at = new Map(counts.models.map((name, m) => [name, m]));
  const places = table.models.map((name) => at.get(name) ?? UNKNOWN);
  const picks: Pick[] = [];
  eachObservation(table, places, (own) => picks.push(...own));
  return picks.length === 0 ? null : together(picks);
}

/** What observations of several rows come to. */
export interface ChoiceFacts {
  /** Those of three models or more that make at least one choice. */
  readonly observations: number;
  /** Those of which some places are shared, so that they, or what lies behind, are pairs. */
  readonly shared: number;
}

/** @returns null where there are none */
export function choiceFacts(table: JudgmentTable): ChoiceFacts | null {
  let [observations, shared] = [0, 0];
  eachObservation(table, [...table.models.keys()], (picks, rows) => {
    if (rows < 2) return;
    const rest = picks.reduce((left, { members }) => left - (members.length - 1), rows);
    if (picks.length > 0) observations++;
    // Of the last two it is as with any pair.
    if (rest > 1) shared++;
  });
  return observations + shared === 0 ? null : { observations, shared };
}

/** Calls back with the choices of every observation of several rows, and how many rows count. */
function eachObservation(
  table: JudgmentTable,
  places: readonly number[],
  visit: (picks: readonly Pick[], rows: number) => void,
): void {
  if (table.choice === undefined) return;
  const { choice } = table;
  const rows = groupedRows(table, choice, places);
  for (let from = 0, to = 0; from < rows.length; from = to) {
    while (to < rows.length && choice[rows[to]] === choice[rows[from]]) to++;
    visit(picksOf(table, places, rows.subarray(from, to)), to - from);
  }
}

/**
 * The choices of several counts. Without some models a choice is one of the others; where two have
 * become one, and where two remain, it is left to the pairs.
 * @param models of what the counts add up to
 * @param nameOf as in add-counts.ts
 * @returns null where there are none
 */
export function addChoices(
  parts: readonly PairCounts[],
  models: readonly string[],
  nameOf: (model: string) => string | null,
): ChoiceCounts | null {
  const at = new Map(models.map((name, m) => [name, m]));
  const picks = parts.flatMap((part) => {
    if (part.choices === undefined) return [];
    const places = part.models.map((model) => at.get(nameOf(model) ?? '') ?? UNKNOWN);
    return picksIn(part.choices, places);
  });
  return picks.length === 0 ? null : together(picks).choices;
}

function picksIn({ start, member, chosen }: ChoiceCounts, places: readonly number[]): Pick[] {
  return Array.from({ length: start.length - 1 }, (_, s) => {
    const all = Array.from(member.subarray(start[s], start[s + 1]), (model) => places[model]);
    const members = all.filter((place) => place !== UNKNOWN).sort((a, b) => a - b);
    if (members.length < 3 || new Set(members).size < members.length) return [];
    return all.flatMap((place, at) => {
      const { [start[s] + at]: weight } = chosen;
      if (place === UNKNOWN || weight === 0) return [];
      return [{ members, chosen: place, question: UNKNOWN, weight }];
    });
  }).flat();
}

/** The rows that count, of observations of several rows, one observation after another. */
function groupedRows(table: JudgmentTable, choice: Int32Array, places: readonly number[]) {
  const { left, right, outcome, weight } = table;
  const isCounted = (row: number): boolean =>
    choice[row] !== UNKNOWN &&
    outcome[row] !== Outcome.unparsed &&
    left[row] !== right[row] &&
    places[left[row]] !== UNKNOWN &&
    places[right[row]] !== UNKNOWN &&
    weight?.[row] !== 0 &&
    !isOrderKnown(table, row);
  const rows = Uint32Array.from(choice.keys()).filter(isCounted);
  const most = choice.reduce((max, one) => Math.max(max, one), UNKNOWN);
  return sortRows(rows, choice, 0, most + 1);
}

function picksOf(table: JudgmentTable, places: readonly number[], rows: Uint32Array): Pick[] {
  const wins = new Map<number, number>();
  const met = new Set<string>();
  for (const row of rows) {
    const [left, right] = [places[table.left[row]], places[table.right[row]]];
    // Models that have become one meet another twice.
    const pair = `${String(Math.min(left, right))} ${String(Math.max(left, right))}`;
    if (met.has(pair)) return [];
    met.add(pair);
    const said = table.outcome[row];
    wins.set(left, (wins.get(left) ?? 0) + Number(said === Outcome.left));
    wins.set(right, (wins.get(right) ?? 0) + Number(said === Outcome.right));
  }
  const won = (model: number): number => wins.get(model) ?? 0;
  const ranked = [...wins.keys()].sort((a, b) => won(b) - won(a));
  const { [rows[0]]: question } = table.question;
  const weight = table.weight?.[rows[0]] ?? 1;
  const picks: Pick[] = [];
  for (const [before, chosen] of ranked.entries()) {
    const members = ranked.slice(before);
    if (members.length < 3 || won(chosen) < members.length - 1) break;
    picks.push({ members: members.sort((a, b) => a - b), chosen, question, weight });
  }
  return picks;
}

function together(picks: readonly Pick[]): Picks {
  const sets = new Map(picks.map(({ members }) => [members.join(' '), members]));
  const sorted = [...sets].sort(([, a], [, b]) => compareSets(a, b));
  const start = new Uint32Array(sorted.length + 1);
  sorted.forEach(([, members], s) => (start[s + 1] = start[s] + members.length));
  const startOf = new Map(sorted.map(([key], s) => [key, start[s]]));
  const place = Uint32Array.from(picks, ({ members, chosen }) => {
    return (startOf.get(members.join(' ')) ?? 0) + members.indexOf(chosen);
  });
  const weight = Float64Array.from(picks, (pick) => pick.weight);
  const chosen = new Float64Array(start[sorted.length]);
  // Sums of fractions depend on their order.
  for (const at of Uint32Array.from(weight.keys()).sort((a, b) => weight[a] - weight[b]))
    chosen[place[at]] += weight[at];
  const member = Uint32Array.from(sorted.flatMap(([, members]) => members));
  const question = Int32Array.from(picks, (pick) => pick.question);
  return { choices: { start, member, chosen }, place, question, weight };
}

function compareSets(a: readonly number[], b: readonly number[]): number {
  const differs = a.findIndex((model, at) => model !== b[at]);
  return a.length - b.length || (differs < 0 ? 0 : a[differs] - b[differs]);
}

/** The choices of each question, where questions are told apart by what was judged on them. */
export class QuestionPicks {
  readonly #start: Uint32Array;
  readonly #place: Uint32Array;
  readonly #chosen: Float64Array;

  /** @param questions how many the table has */
  constructor({ choices, place, question, weight }: Picks, questions: number) {
    const byWeight = Uint32Array.from(weight.keys()).sort((a, b) => weight[a] - weight[b]);
    const byPlace = sortRows(byWeight, place, 0, choices.member.length);
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
    const rows = questions.flatMap((asked, number) =>
      Array.from({ length: this.#start[asked + 1] - this.#start[asked] }, (_, at) => ({
        number,
        at: this.#start[asked] + at,
      })),
    );
    return {
      question: Uint32Array.from(rows, ({ number }) => number),
      place: Uint32Array.from(rows, ({ at }) => this.#place[at]),
      chosen: Float64Array.from(rows, ({ at }) => this.#chosen[at]),
    };
  }
}
