import type { Benchmark } from '../table/benchmark.ts';
import type { DataEdits } from '../table/data-edits.ts';
import type { FileReport } from '../formats/file/report.ts';
import { gather } from '../judge/material.ts';
import type { JudgmentTable } from '../table/judgments.ts';
import { MeasuredTexts } from './measured.ts';
import type { Measured } from './measured.ts';
import type { TextCounts } from './text-counts.ts';

/** Answers of the files by question and model, with what was counted in them. */
export interface MeasuredAnswers {
  /** Of a model's answer to a question up to a turn, or to its end; null where it is not kept. */
  readonly find: (question: string, model: string, turn: number | null) => TextCounts | null;
  /** All whole answers that are kept, with their models. */
  readonly each: (take: (model: string, counts: TextCounts) => void) => void;
}

/** @param table as it was read */
export function measuredAnswers(
  table: JudgmentTable,
  benchmark: Benchmark,
  files: readonly FileReport[],
  edits: DataEdits,
  chunks: readonly Measured[],
): MeasuredAnswers {
  const questions = gather(table, benchmark, files, edits);
  const measured = new MeasuredTexts(files, chunks);
  const known = new Map<string, TextCounts | null>();
  const find = (question: string, model: string, turn: number | null): TextCounts | null => {
    const key = JSON.stringify([question, model, turn]);
    const before = known.get(key);
    if (before !== undefined) return before;
    const turns = questions.get(question)?.answers.get(model) ?? [];
    const wanted = turns.slice(0, turn ?? turns.length);
    const found = wanted.length === 0 ? null : measured.sum(wanted);
    known.set(key, found);
    return found;
  };
  return {
    find,
    each(take) {
      for (const [id, { answers }] of questions) {
        for (const model of answers.keys()) {
          const counts = find(id, model, null);
          if (counts !== null) take(model, counts);
        }
      }
    },
  };
}
