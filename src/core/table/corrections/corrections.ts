import { Outcome } from '../judgments.ts';

/**
 * What the user set right in judgments that were read. The files stay as they are: a correction is
 * one of the edits of a project, and says what it was made of.
 */
export type Correction = JudgmentCorrection | QuestionExclusion | AnswerExclusion;

/** Why, and when. */
interface Remark {
  /** Not there where no reason was given. */
  readonly note?: string;
  /** Milliseconds since 1970. */
  readonly at?: number;
}

/** Another verdict in the place of one of a file, or none. */
export interface JudgmentCorrection extends Remark {
  readonly kind: 'judgment';
  /** The name in the file's report, and the row among those of the file, from 0. */
  readonly file: string;
  readonly row: number;
  readonly said: SaidVerdict;
  readonly to: CorrectedTo;
}

export type CorrectedTo = 'left' | 'right' | 'tie' | 'excluded';

/** What a file says in a row, with its own names: by it the row is known again. */
export interface SaidVerdict {
  readonly left: string;
  readonly right: string;
  /** Null where the file does not say. */
  readonly question: string | null;
  readonly judge: string | null;
  readonly turn: number | null;
  readonly outcome: keyof typeof Outcome;
}

/** All judgments of a question are left out. */
export interface QuestionExclusion extends Remark {
  readonly kind: 'question';
  readonly question: string;
}

/** All judgments that compare one model's answer to a question are left out. */
export interface AnswerExclusion extends Remark {
  readonly kind: 'answer';
  /** By its name in the files. */
  readonly model: string;
  readonly question: string;
}

/** The name of an outcome as a number. */
export function outcomeName(outcome: Outcome): keyof typeof Outcome {
  if (outcome === Outcome.left) return 'left';
  if (outcome === Outcome.right) return 'right';
  return outcome === Outcome.tie ? 'tie' : 'unparsed';
}

/** What a correction is of: of two with the same key the later counts. */
export function correctionKey(correction: Correction): string {
  switch (correction.kind) {
    case 'judgment':
      return JSON.stringify(['judgment', correction.file, correction.row]);
    case 'question':
      return JSON.stringify(['question', correction.question]);
    case 'answer':
      return JSON.stringify(['answer', correction.model, correction.question]);
  }
}

/**
 * Corrections with another in the place of what has its key, or without it.
 * @param next null: as the file has it
 */
export function withCorrection(
  corrections: readonly Correction[],
  key: string,
  next: Correction | null,
): readonly Correction[] {
  const at = corrections.findIndex((one) => correctionKey(one) === key);
  if (next === null) return corrections.filter((one) => correctionKey(one) !== key);
  return at < 0 ? [...corrections, next] : corrections.with(at, next);
}

/** As `rebaseEdits` does it: what was changed from one list to another is changed in a third. */
export function rebaseCorrections(
  own: readonly Correction[],
  from: readonly Correction[],
  onto: readonly Correction[],
): readonly Correction[] {
  if (own === from) return onto;
  const [mine, old] = [byKey(own), byKey(from)];
  let all = onto;
  for (const key of new Set([...old.keys(), ...mine.keys()])) {
    const next = mine.get(key) ?? null;
    if (JSON.stringify(next) !== JSON.stringify(old.get(key) ?? null))
      all = withCorrection(all, key, next);
  }
  return all;
}

function byKey(corrections: readonly Correction[]): ReadonlyMap<string, Correction> {
  return new Map(corrections.map((one) => [correctionKey(one), one]));
}

/** Whether a row may be given another verdict, or why it can only be left out. */
export function whyOnlyOut(row: {
  readonly weight: number;
  readonly isOfChoice?: true;
}): 'choice' | 'several' | null {
  // One of a ranking's pairs, turned by itself, is no ranking any more.
  if (row.isOfChoice) return 'choice';
  return row.weight === 1 ? null : 'several';
}
