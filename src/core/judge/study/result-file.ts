import { isObject } from '../../formats/containers/json/json-object.ts';
import { Outcome } from '../../table/judgments.ts';
import type { JudgeReply, StudyPlan } from '../setup.ts';
import { RESULT_FORMAT } from './result-mark.ts';

/** What a rater saves, and gives back: by its first field Caravan knows the file. */
export interface StudyResult {
  readonly format: typeof RESULT_FORMAT;
  readonly version: number;
  /** As in the RaterFile. */
  readonly study: string;
  readonly rater: number;
  readonly name: string;
  /** How many pairs the rater was given. */
  readonly pairs: number;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  /** In the order of the pairs. */
  readonly verdicts: readonly StudyVerdict[];
}

export interface StudyVerdict {
  /** Its position among the rater's pairs. */
  readonly pair: number;
  readonly verdict: VerdictName;
  /** That the pair was on the screen before the verdict. */
  readonly seconds: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Mostly ''. */
  readonly note: string;
}

export type VerdictName = 'A' | 'B' | 'tie';

const VERSION = 1;

export function writeResult(result: Omit<StudyResult, 'format' | 'version'>): string {
  const whole: StudyResult = { format: RESULT_FORMAT, version: VERSION, ...result };
  return `${JSON.stringify(whole, null, 1)}\n`;
}

/** Or why it can't be read. */
export function readResult(text: string): StudyResult | 'damaged' | 'newer' {
  const value = parsed(text);
  if (!isObject(value) || value['format'] !== RESULT_FORMAT) return 'damaged';
  const { version, study, rater, name, pairs, savedAt, verdicts } = value;
  if (!isWhole(version)) return 'damaged';
  if (version > VERSION) return 'newer';
  const isAbout = typeof study === 'string' && typeof name === 'string' && isWhole(rater);
  if (!isAbout || !isWhole(pairs) || !isAmount(savedAt) || !Array.isArray(verdicts))
    return 'damaged';
  const read: StudyVerdict[] = [];
  const seen = new Set<number>();
  for (const one of verdicts as readonly unknown[]) {
    const verdict = readVerdict(one, pairs);
    if (verdict === null || seen.has(verdict.pair)) return 'damaged';
    seen.add(verdict.pair);
    read.push(verdict);
  }
  read.sort((a, b) => a.pair - b.pair);
  return {
    ...{ format: RESULT_FORMAT, version, study, rater, name, pairs, savedAt },
    verdicts: read,
  };
}

const OUTCOMES: Readonly<Record<VerdictName, Outcome>> = {
  A: Outcome.left,
  B: Outcome.right,
  tie: Outcome.tie,
};

/** What a rater said, as replies of the run; null where it is not of these lists. */
export function repliesOf(
  { rater, pairs, verdicts }: StudyResult,
  { lists }: Pick<StudyPlan, 'lists'>,
): readonly JudgeReply[] | null {
  const list = lists.at(rater);
  if (list?.length !== pairs) return null;
  return verdicts.map(({ pair, verdict, seconds, at, note }) => ({
    ...{ judge: rater, ...list[pair], outcome: OUTCOMES[verdict], text: note },
    ...{ usage: null, cost: 0, at, elapsed: seconds * 1000 },
  }));
}

function readVerdict(value: unknown, pairs: number): StudyVerdict | null {
  if (!isObject(value)) return null;
  const { pair, verdict, seconds, at, note } = value;
  if (!isWhole(pair) || pair >= pairs || !isAmount(seconds) || !isAmount(at)) return null;
  if (verdict !== 'A' && verdict !== 'B' && verdict !== 'tie') return null;
  return typeof note === 'string' ? { pair, verdict, seconds, at, note } : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isAmount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
