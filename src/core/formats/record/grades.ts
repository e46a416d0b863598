import type { RowReason } from '../file/file-failure.ts';
import { UNKNOWN } from '../../table/judgments.ts';
import type { FileContent } from './content.ts';
import { badValue } from './fields.ts';

/** What one of several judges gave to an answer. */
export interface Grade {
  /** A metric, scorer or evaluator is a judge. */
  readonly judge: string | null;
  /** As it stands in the record, and where; in a field like the judge if not said. */
  readonly value: unknown;
  readonly field?: string;
  /** Null where there is none, undefined where the value is no score. */
  readonly score: number | null | undefined;
  /** Higher where not said. */
  readonly better?: 'higher' | 'lower';
}

/**
 * Adds the scores of a record that several judges scored; the reason where none can be used, else
 * null. A value that is no score counts as none beside others. A file is read for scores of which
 * more is better, or where its first record has no others, less.
 */
export function addGrades(
  { scores, leftOut }: FileContent,
  about: { readonly model: string; readonly question: string },
  grades: readonly Grade[],
): RowReason | null {
  const known = grades.filter(({ score }) => score !== undefined);
  if (scores.rows === 0) {
    scores.better = known.length > 0 && known.every(isLower) ? 'lower' : 'higher';
  }
  const isOwn = (grade: Grade): boolean => isLower(grade) === (scores.better === 'lower');
  if (!known.some(isOwn)) {
    const first = grades.at(0);
    return first === undefined
      ? { kind: 'missing-field', field: 'score' }
      : badValue(first.field ?? first.judge ?? 'score', first.value);
  }
  for (const grade of grades) {
    const { judge, score = null } = grade;
    if (isOwn(grade)) scores.add({ ...about, judge, turn: UNKNOWN, score });
    else if (score !== null) leftOut.add(judge ?? '');
  }
  return null;
}

/** Of these 1 says that there is one, as the evaluators of this name have it. */
const FAULTS: ReadonlySet<string> = new Set(['hallucination', 'bias', 'toxicity']);

/** What takes time or money, and rates of errors: of these less is better, whoever measures them. */
const COSTS: ReadonlySet<string> = new Set([
  ...['latency', 'latency ms', 'duration', 'duration ms', 'cost', 'total cost', 'response time'],
  ...['error', 'errors', 'error rate', 'wer', 'cer', 'word error rate', 'character error rate'],
]);

/** Whether less of a metric is better, going by its name; what stands behind it in brackets aside. */
export function countsFaults(name: unknown): boolean {
  return isCost(name) || (typeof name === 'string' && FAULTS.has(plainName(name)));
}

/** Whether a metric measures a cost, going by its name. */
export function isCost(name: unknown): boolean {
  return typeof name === 'string' && COSTS.has(plainName(name).replace(/[_-]+/g, ' '));
}

function plainName(name: string): string {
  return name.replace(/ [[(].*$/, '').toLowerCase();
}

function isLower({ better }: Grade): boolean {
  return better === 'lower';
}

const WORDS: ReadonlyMap<string, number> = new Map([
  ['true', 1],
  ['yes', 1],
  ['false', 0],
  ['no', 0],
]);
const NONE: ReadonlySet<string> = new Set(['', 'nan', 'none', 'null']);

/**
 * A number, or true and false as 1 and 0; null where there is none, undefined where it is neither.
 * @param words what else stands for a number
 */
export function gradeOf(
  value: unknown,
  words: ReadonlyMap<string, number> = WORDS,
): number | null | undefined {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  const word = text.toLowerCase();
  if (NONE.has(word)) return null;
  const grade = words.get(text) ?? WORDS.get(word) ?? Number(text);
  return Number.isFinite(grade) ? grade : undefined;
}
