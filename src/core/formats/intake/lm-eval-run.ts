import type { FileReading } from '../file/report.ts';
import { modelInPath, stemOf, foldersOf } from '../record/path-names.ts';

/**
 * Files of samples that nothing but their own name named the model of, with the name that the
 * summary of the same run says: it lies in the same folder and has the same time in its name.
 */
export function withRunModels(parts: readonly FileReading[]): readonly FileReading[] {
  const models = new Map(
    parts.flatMap(({ report, benchmark }) => {
      const run = runOf(report.file, 'results');
      const entry = benchmark.rankings.at(0)?.entries.at(0);
      return run === null || entry === undefined ? [] : [[run, entry.model] as const];
    }),
  );
  return parts.map((part) => {
    const { file, format, scores } = part.report;
    const run = runOf(file, 'samples_.+');
    const model = run === null ? undefined : models.get(run);
    const isUnnamed = scores?.models.join() === modelInPath(file);
    if (format !== 'lm-eval' || model === undefined || !isUnnamed) return part;
    return { ...part, report: { ...part.report, scores: { ...scores, models: [model] } } };
  });
}

/** Folder and time of the run that a file of this kind is of; null where its name is another. */
export function runOf(file: string, kind: string): string | null {
  const time = new RegExp(`^${kind}_(\\d{4}-\\d\\d-\\d\\dT[\\d.:+-]+)$`).exec(stemOf(file))?.[1];
  return time === undefined ? null : [...foldersOf(file), time].join('/');
}
