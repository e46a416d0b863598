import { MAX_LINK_MODELS } from '../../limits.ts';
import type { Counts, ModelIndex, PairCounts, QuestionCounts } from '../../table/judgments.ts';
import { writeLink } from './link.ts';
import type { LinkedRanking } from './link.ts';

/** What of a ranking a link carries. */
export interface LinkPart {
  /** So many models, those ranked first; null for all. */
  readonly first: number | null;
  /** Whether judgments are told apart by question. */
  readonly hasQuestions: boolean;
}

/**
 * The counts that a link carries: of all, or of the judgments between those ranked first; never by
 * who judged.
 * @param order models, the first first
 */
export function linkedCounts(
  counts: PairCounts,
  order: readonly ModelIndex[],
  { first, hasQuestions }: LinkPart,
): PairCounts {
  const { byRater: _raters, byQuestion, ...pairs } = counts;
  const own = hasQuestions && byQuestion ? { ...pairs, byQuestion } : pairs;
  if (first === null || first >= counts.models.length) return own;
  return withUsedModels(countsBetween(own, order.slice(0, first)));
}

/** The counts of what was judged between these models; questions without any are no more. */
function countsBetween(counts: PairCounts, kept: readonly ModelIndex[]): PairCounts {
  const { models, left, right, sides, byQuestion } = counts;
  const isKept = new Uint8Array(models.length);
  for (const model of kept) isKept[model] = 1;
  const at = places(left, (model, p) => isKept[model] === 1 && isKept[right[p]] === 1);
  const between = {
    models,
    ...{ left: Uint32Array.from(at, (p) => left[p]), right: Uint32Array.from(at, (p) => right[p]) },
    ...(sides && { sides: Uint8Array.from(at, (p) => sides[p]) }),
    ...amountsAt(counts, at),
  };
  const questions = byQuestion && questionsAt(byQuestion, at);
  return questions ? { ...between, byQuestion: questions } : between;
}

/** The same counts of the models that have any. */
function withUsedModels(counts: PairCounts): PairCounts {
  const { models, left, right } = counts;
  const isUsed = new Set([...left, ...right]);
  const own = models.flatMap((_, model) => (isUsed.has(model) ? [model] : []));
  const place = new Map(own.map((model, to) => [model, to]));
  const renamed = (column: Uint32Array): Uint32Array<ArrayBuffer> =>
    Uint32Array.from(column, (model) => place.get(model) ?? 0);
  return {
    ...counts,
    models: own.map((model) => models[model]),
    ...{ left: renamed(left), right: renamed(right) },
  };
}

/** @returns null where no question has two judgments, since the pairs say as much */
function questionsAt(counts: QuestionCounts, pairs: Uint32Array): QuestionCounts | null {
  const { question, pair } = counts;
  const place = new Map([...pairs].map((p, to) => [p, to]));
  const cells = places(pair, (p) => place.has(p));
  const numbers = new Map<number, number>();
  for (const cell of cells)
    if (!numbers.has(question[cell])) numbers.set(question[cell], numbers.size);
  const amounts = amountsAt(counts, cells);
  const total = [amounts.leftWins, amounts.rightWins, amounts.ties]
    .flatMap((column) => [...column])
    .reduce((sum, n) => sum + n, 0);
  if (total <= numbers.size) return null;
  return {
    questions: numbers.size,
    question: Uint32Array.from(cells, (cell) => numbers.get(question[cell]) ?? 0),
    pair: Uint32Array.from(cells, (cell) => place.get(pair[cell]) ?? 0),
    ...amounts,
  };
}

function places(column: Uint32Array, isKept: (value: number, at: number) => boolean): Uint32Array {
  const found = new Uint32Array(column.length);
  let size = 0;
  for (let at = 0; at < column.length; at++) if (isKept(column[at], at)) found[size++] = at;
  return found.slice(0, size);
}

type Columns = 'leftWins' | 'rightWins' | 'ties' | 'grades';
type Amounts = Pick<PairCounts, Columns>;

function amountsAt(
  { leftWins, rightWins, ties, grades }: Amounts | Pick<QuestionCounts, Columns>,
  at: Uint32Array,
): Amounts {
  const of = (column: Counts): Float64Array<ArrayBuffer> =>
    Float64Array.from(at, (place) => column[place]);
  const amounts = { leftWins: of(leftWins), rightWins: of(rightWins), ties: of(ties) };
  if (grades === undefined) return amounts;
  const { leftStrong, rightStrong, leftOpen, rightOpen } = grades;
  const own = { leftStrong: of(leftStrong), rightStrong: of(rightStrong) };
  return { ...amounts, grades: { ...own, leftOpen: of(leftOpen), rightOpen: of(rightOpen) } };
}

/**
 * What of a ranking has a link, where all of it has none: without questions; else as many of the
 * models ranked first as there is room for. Null where nothing helps.
 * @param pause waited for before each link that is tried, which takes some milliseconds
 */
export async function partThatFits(
  ranking: LinkedRanking,
  order: readonly ModelIndex[],
  { first, hasQuestions }: LinkPart,
  pause: () => Promise<void> = () => Promise.resolve(),
): Promise<LinkPart | null> {
  const fits = async (counts: PairCounts, part: LinkPart): Promise<boolean> => {
    await pause();
    return 'link' in writeLink({ ...ranking, counts: linkedCounts(counts, order, part) });
  };
  const { byQuestion, ...counts } = ranking.counts;
  const without = { first, hasQuestions: false };
  if (hasQuestions && byQuestion && (await fits(counts, without))) return without;
  let [most, tooMany] = [1, Math.min(first ?? Infinity, order.length, MAX_LINK_MODELS + 1)];
  // All pairs are looked at once, not for each number of models that is tried.
  const among = countsBetween(counts, order.slice(0, tooMany));
  while (tooMany - most > 1) {
    const middle = Math.floor((most + tooMany) / 2);
    if (await fits(among, { first: middle, hasQuestions: false })) most = middle;
    else tooMany = middle;
  }
  return most < 2 ? null : { first: most, hasQuestions: false };
}
