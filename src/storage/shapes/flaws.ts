import * as v from 'valibot';
import type { RecordFlaw } from '../../core/failure.ts';
import type { AskSetup } from '../../core/ask/setup.ts';
import type { JudgingSetup } from '../../core/judge/setup.ts';
import { replyKey } from '../beside/reply-key.ts';
import type { AnswerKey, WholeAsking, WholeJudging } from '../records.ts';
import { answerOf, askedQuestion, askingRecord } from './asking.ts';
import { data, sourceRecord, wholeData } from './data.ts';
import { draws, packedDraws, packedRun, run, storedDraws, storedRun, unfitted } from './fits.ts';
import { call, judgingRecord, questionOf, replyOf } from './judging.ts';
import { storedKey } from './keys.ts';
import { project } from './projects.ts';
import { about, chunk, textKey } from './texts.ts';

/**
 * What is wrong with records as they stand, each by itself. Loaded when a record is read first,
 * for its weight; synchronous, since a transaction waits for nothing else.
 */

export const projectFlaw = flawBy(project);
const fitFlaw = flawBy(storedRun);
const unfittedFlaw = flawBy(unfitted);
export const drawsFlaw = flawBy(storedDraws);
export const dataFlaw = flawBy(data);
export const wholeDataFlaw = flawBy(wholeData);
export const sourceFlaw = flawBy(sourceRecord);
export const judgingFlaw = flawBy(judgingRecord);
export const askingFlaw = flawBy(askingRecord);
export const storedKeyFlaw = flawBy(storedKey);
export const aboutFlaw = flawBy(about);
export const chunkFlaw = flawBy(chunk);

export const isProject = guardBy(project);
export const isRun = guardBy(run);
export const isPackedRun = guardBy(packedRun);
export const isUnfitted = guardBy(unfitted);
export const isDraws = guardBy(draws);
export const isPackedDraws = guardBy(packedDraws);
export const isData = guardBy(data);
export const isWholeData = guardBy(wholeData);
export const isSource = guardBy(sourceRecord);
export const isJudging = guardBy(judgingRecord);
export const isAsking = guardBy(askingRecord);
export const isAbout = guardBy(about);
export const isChunk = guardBy(chunk);
export const isTextKey = guardBy(textKey);

/** Of a finished fit, or of data without one. */
export function runFlaw(value: unknown): RecordFlaw | null {
  const isWithoutFit =
    typeof value === 'object' && value !== null && 'summary' in value && value.summary === null;
  return isWithoutFit ? unfittedFlaw(value) : fitFlaw(value);
}

/** Checks for what lies beside a run of judging, each with the key that it lies under. */
export function judgingPartFlaws(run: string, setup: JudgingSetup) {
  const question = flawBy(questionOf(setup.models.length));
  const replyShape = replyOf(setup);
  return {
    question: (key: unknown, value: unknown): RecordFlaw | null => {
      const place = v.safeParse(questionKey, key);
      const isOurs = place.success && place.output[0] === run;
      return isOurs && place.output[1] < setup.questions ? question(value) : { kind: 'misplaced' };
    },
    reply: (key: unknown, value: unknown): RecordFlaw | null => {
      const read = v.safeParse(replyShape, value, { abortEarly: true });
      if (!read.success) return flawOf(read.issues[0]);
      return String(key) === String(replyKey(run, read.output)) ? null : { kind: 'misplaced' };
    },
    call: (key: unknown, value: unknown): RecordFlaw | null => {
      const place = v.safeParse(taskKey, key);
      if (!place.success || place.output[0] !== run) return { kind: 'misplaced' };
      const [, judge, question, left, right] = place.output;
      const isThere =
        judge < setup.judges.length &&
        question < setup.questions &&
        Math.max(left, right) < setup.models.length;
      return isThere ? callFlaw(value) : { kind: 'misplaced' };
    },
  };
}

/** As `judgingPartFlaws`, of a run of asking. */
export function askingPartFlaws(run: string, setup: AskSetup) {
  const answerShape = answerOf(setup);
  return {
    question: (key: unknown, value: unknown): RecordFlaw | null => {
      const place = v.safeParse(questionKey, key);
      const isOurs = place.success && place.output[0] === run;
      return isOurs && place.output[1] < setup.questions ? askedFlaw(value) : MISPLACED;
    },
    answer: (key: unknown, value: unknown): RecordFlaw | null => {
      const read = v.safeParse(answerShape, value, { abortEarly: true });
      if (!read.success) return flawOf(read.issues[0]);
      const { model, question, sample, turn } = read.output;
      const place: AnswerKey = [run, model, question, sample, turn];
      return String(key) === String(place) ? null : MISPLACED;
    },
    call: (key: unknown, value: unknown): RecordFlaw | null => {
      const place = v.safeParse(taskKey, key);
      if (!place.success || place.output[0] !== run) return MISPLACED;
      const [, model, question, sample] = place.output;
      const isThere =
        model < setup.models.length && question < setup.questions && sample < setup.samples;
      return isThere ? callFlaw(value) : MISPLACED;
    },
  };
}

/** Whether a run and all that lies beside it can be stored again by what it says of itself. */
export function isWholeAsking({ record, questions, answers }: WholeAsking): boolean {
  if (askingFlaw(record)) return false;
  const answerFlaw = flawBy(answerOf(record.setup));
  return (
    questions.length === record.setup.questions &&
    questions.every((one) => askedFlaw(one) === null) &&
    answers.every((one) => answerFlaw(one) === null)
  );
}

/** The same of a run of judging. */
export function isWholeJudging({ record, questions, replies }: WholeJudging): boolean {
  if (judgingFlaw(record)) return false;
  const { question } = judgingPartFlaws(record.id, record.setup);
  const replyFlaw = flawBy(replyOf(record.setup));
  return (
    questions.length === record.setup.questions &&
    questions.every((one, at) => question([record.id, at], one) === null) &&
    replies.every((one) => replyFlaw(one) === null)
  );
}

const position = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const questionKey = v.strictTuple([v.string(), position]);
const taskKey = v.strictTuple([v.string(), position, position, position, position]);
const callFlaw = flawBy(call);
const askedFlaw = flawBy(askedQuestion);
const MISPLACED = { kind: 'misplaced' } as const;

/** The first thing that is wrong by a shape. */
function flawBy(shape: v.GenericSchema): (value: unknown) => RecordFlaw | null {
  return (value) => {
    const { issues } = v.safeParse(shape, value, { abortEarly: true });
    return issues ? flawOf(issues[0]) : null;
  };
}

function guardBy<T>(shape: v.GenericSchema<unknown, T>): (value: unknown) => value is T {
  return (value): value is T => v.is(shape, value);
}

function flawOf(issue: v.BaseIssue<unknown>): RecordFlaw {
  return { kind: 'shape', field: v.getDotPath(issue) ?? '' };
}
