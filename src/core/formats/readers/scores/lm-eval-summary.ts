import { JsonRow } from '../../containers/json/json-record.ts';
import { isObject } from '../../containers/json/json-object.ts';
import type { Row } from '../../containers/container.ts';
import { optionalName } from '../../record/fields.ts';

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
