import type { FileReport } from '../../core/formats/file/report.ts';
import type { JudgmentLine } from '../../core/overview/judgment-list.ts';
import { outcomeName } from '../../core/table/corrections/corrections.ts';
import type {
  AnswerExclusion,
  CorrectedTo,
  JudgmentCorrection,
  QuestionExclusion,
  SaidVerdict,
} from '../../core/table/corrections/corrections.ts';
import { locateRow } from '../../core/texts/locate.ts';

/** What can be set right of a judgment of the list. */
export interface Correctable {
  readonly said: SaidVerdict;
  readonly to: (to: CorrectedTo) => JudgmentCorrection;
  /** Not there where nobody knows the question. */
  readonly question?: QuestionExclusion;
  readonly answers: readonly { readonly name: string; readonly correction: AnswerExclusion }[];
}

/** @returns null where its file is not known */
export function correctableOf(
  files: readonly FileReport[],
  line: JudgmentLine,
): Correctable | null {
  const place = locateRow(files, line.row);
  if (place === null) return null;
  const { question, judge, turn, corrected, fileLeft, fileRight } = line;
  const outcome = outcomeName(corrected?.fileOutcome ?? line.outcome);
  // A row that has moved goes by the correction that it was found by.
  const made = corrected?.by.kind === 'judgment' ? corrected.by : null;
  const { file, row, said } = made ?? {
    ...{ file: files[place.file].file, row: place.number },
    said: { left: fileLeft, right: fileRight, question, judge, turn, outcome },
  };
  const answers: readonly (readonly [string, string])[] = [
    [line.left, fileLeft],
    [line.right, fileRight],
  ];
  return {
    said,
    to: (to) => ({ kind: 'judgment', file, row, said, to }),
    ...(question !== null && { question: { kind: 'question', question } }),
    answers:
      question === null
        ? []
        : answers.map(([name, model]) => ({
            name,
            correction: { kind: 'answer', model, question },
          })),
  };
}
