import type { Benchmark } from '../benchmark.ts';
import { UNKNOWN } from '../judgments.ts';
import type { JudgmentTable, Tag } from '../judgments.ts';

/** The names of tags that are made of what tables and benchmarks know anyway. */
export const CATEGORY = 'category';
export const TURN = 'turn';

/**
 * Everything that rows can be told apart by: the table's own tags; then `category` by question,
 * of rows that have none of their own; then `turn` where more than one is known.
 */
export function tagsOf(
  table: JudgmentTable,
  { questions }: Pick<Benchmark, 'questions'>,
): readonly Tag[] {
  const own = table.tags ?? [];
  const isCategory = ({ name }: Tag) => name === CATEGORY;
  const made = [categoriesOf(table, questions, own.filter(isCategory)), turnsOf(table)];
  return [...own, ...made.filter((tag) => tag !== null)];
}

/** Of questions of one id, the first that has a category counts. */
function categoriesOf(
  table: JudgmentTable,
  questions: Benchmark['questions'],
  own: readonly Tag[],
): Tag | null {
  const byId = new Map<string, string>();
  for (const { id, category } of questions) {
    if (category !== null && !byId.has(id)) byId.set(id, category);
  }
  if (byId.size === 0) return null;
  const values = [...new Set(byId.values())];
  const place = new Map(values.map((value, at) => [value, at]));
  const index = Int32Array.from(table.questions, (id) => {
    const category = byId.get(id);
    return category === undefined ? UNKNOWN : (place.get(category) ?? UNKNOWN);
  });
  const value = new Int32Array(table.question.length).fill(UNKNOWN);
  let isSaid = false;
  for (let row = 0; row < value.length; row++) {
    if (table.question[row] === UNKNOWN) continue;
    if (own.some((tag) => tag.value[row] !== UNKNOWN)) continue;
    value[row] = index[table.question[row]];
    isSaid ||= value[row] !== UNKNOWN;
  }
  return isSaid ? { name: CATEGORY, values, value } : null;
}

function turnsOf({ turn }: JudgmentTable): Tag | null {
  const seen = new Set<number>();
  for (let row = 0; row < turn.length; row++) {
    if (row === 0 || turn[row] !== turn[row - 1]) seen.add(turn[row]);
  }
  const turns = [...seen].filter((one) => one !== UNKNOWN).sort((a, b) => a - b);
  if (turns.length < 2) return null;
  const place = new Map(turns.map((one, at) => [one, at]));
  const value = new Int32Array(turn.length);
  for (let row = 0; row < value.length; row++) {
    const isLikeLast = row > 0 && turn[row] === turn[row - 1];
    value[row] = isLikeLast ? value[row - 1] : (place.get(turn[row]) ?? UNKNOWN);
  }
  return { name: TURN, values: turns.map(String), value };
}
