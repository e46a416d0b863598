import { JsonRow } from './containers/json-record.ts';
import { isObject } from './containers/json-object.ts';
import type { Row } from './containers/container.ts';
import { optionalName } from './fields.ts';
import { foldersOf, modelInPath, stemOf } from './path-names.ts';
import type { FileReading } from './read-one.ts';

/*
 * results_TIME.json of lm-evaluation-harness: what one model reached in each task, and the only
 * file of a run that names the model, where its folder does not.
 */

/** Whether a document is such a summary. */
export function isSummary(document: Row): boolean {
  return isObject(document.get('results')) && isObject(document.get('configs'));
}

/** Each number of each task as an entry of a ranking of its own; those of its errors left out. */
export function summaryEntries(document: Row): JsonRow[] {
  const [results, model] = [document.get('results'), modelOf(document)];
  if (!isObject(results)) return [];
  return Object.entries(results).flatMap(([task, metrics]) =>
    Object.entries(isObject(metrics) ? metrics : {}).flatMap(([metric, score]) =>
      typeof score !== 'number' || /_stderr\b/.test(metric)
        ? []
        : [JsonRow.inner({ model, score, algorithm: `${task}, ${metric.replace(/,none$/, '')}` })],
    ),
  );
}

function modelOf(document: Row): string | null {
  const config = document.get('config');
  const args = isObject(config) ? config.model_args : null;
  const given = typeof args === 'string' ? /(?:^|,)pretrained=([^,]+)/.exec(args)?.[1] : null;
  return (
    optionalName(document.get('model_name')) ??
    optionalName(isObject(args) ? args.pretrained : given) ??
    optionalName(isObject(config) ? config.model : null)
  );
}

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
function runOf(file: string, kind: string): string | null {
  const time = new RegExp(`^${kind}_(\\d{4}-\\d\\d-\\d\\dT[\\d.:+-]+)$`).exec(stemOf(file))?.[1];
  return time === undefined ? null : [...foldersOf(file), time].join('/');
}
