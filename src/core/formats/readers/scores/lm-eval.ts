import type { RowReason } from '../../file/file-failure.ts';
import { NO_TEXTS } from '../../../table/record-texts.ts';
import type { RecordTexts } from '../../../table/record-texts.ts';
import type { Row } from '../../containers/container.ts';
import { isObject } from '../../containers/json/json-object.ts';
import { JsonRow } from '../../containers/json/json-record.ts';
import type { FileContent } from '../../record/content.ts';
import { optionalName, readName } from '../../record/fields.ts';
import type { FileContext, Format } from '../../record/format.ts';
import { addGrades, gradeOf, isCost } from '../../record/grades.ts';
import type { Grade } from '../../record/grades.ts';
import { foldersOf, modelInPath, stemOf } from '../../record/path-names.ts';
import { textIn } from '../../record/record-texts.ts';

/** What a sample holds besides its metrics, where it does not list those in `metrics`. */
const OTHERS: ReadonlySet<string> = new Set([
  ...['doc_id', 'doc', 'target', 'arguments', 'resps', 'filtered_resps', 'filter', 'metrics'],
  ...['doc_hash', 'prompt_hash', 'target_hash'],
]);
/**
 * Of these a sample holds [log-likelihood of its text, words or bytes], of which the perplexity is
 * made once all samples are there (api/task.py of lm-evaluation-harness). They differ only in what
 * they count, which is the same for every model, so the first says it all.
 */
const PERPLEXITIES: ReadonlySet<string> = new Set([
  'word_perplexity',
  'byte_perplexity',
  'bits_per_byte',
]);
const LIKELIHOOD = 'log_likelihood';
/** Metrics of a sample of which less is better, as tasks of the harness declare them. */
const LOWER_IS_BETTER: ReadonlySet<string> = new Set([
  ...['wer', 'cer', 'ter', 'mse', 'mae', 'rmse', 'brier_score', 'ece', 'loss', 'perplexity'],
  ...['likelihood_diff', 'pct_stereotype', 'toxicity', 'edit_distance', 'levenshtein'],
]);

/**
 * Samples of lm-evaluation-harness: MODEL/samples_TASK_TIME.jsonl, where the folder names the
 * model, else the summary of the same run (lm-eval-summary.ts), and the file the task. Every metric
 * is a judge, with the filter where there are several. Metrics of which less is better are read
 * where a file has no others.
 */
export const lmEval: Format = {
  id: 'lm-eval',
  claims: (has) => has('doc_id') && has('target') && has('filtered_resps'),
  read: addSample,
  texts: (row) => [sampleTexts(row)],
};

function addSample(row: Row, content: FileContent, { file }: FileContext): RowReason | null {
  const id = readName(row, 'doc_id');
  if (typeof id !== 'string') return id;
  const about = { model: modelOf(file), question: `${taskOf(file)}/${id}` };
  const grades = gradesIn(row);
  const known = grades.filter(({ score }) => score !== undefined);
  return addGrades(content, about, known.length > 0 ? known : grades);
}

function metricsOf(row: Row): readonly string[] {
  const listed = row.get('metrics');
  return Array.isArray(listed)
    ? listed.filter((name): name is string => typeof name === 'string')
    : row.fields().filter((field) => !OTHERS.has(field));
}

/** What each metric says of a sample: undefined where it is only of use together with others. */
function gradesIn(row: Row): readonly Grade[] {
  const filter = optionalName(row.get('filter'));
  const metrics = metricsOf(row);
  const perplexity = metrics.find((metric) => PERPLEXITIES.has(metric));
  return metrics.flatMap((metric) => {
    if (PERPLEXITIES.has(metric) && metric !== perplexity) return [];
    const value = row.get(metric);
    const isLikelihood = metric === perplexity || isLogLikelihood(metric, value);
    const name = isLikelihood ? LIKELIHOOD : metric;
    const judge = filter === null || filter === 'none' ? name : `${name}, ${filter}`;
    const better = LOWER_IS_BETTER.has(name) || isCost(name) ? 'lower' : 'higher';
    const score = metric === perplexity ? likelihoodOf(value) : scoreOf(value);
    return [{ judge: optionalName(judge), field: metric, value, score, better }];
  });
}

/** No perplexity is below 1, and no log-likelihood, which is what most tasks log, above 0. */
function isLogLikelihood(metric: string, value: unknown): boolean {
  return metric === 'perplexity' && !(typeof value === 'number' && value > 0);
}

function scoreOf(value: unknown): number | null | undefined {
  const parts: readonly unknown[] = Array.isArray(value) ? value : [];
  const isChecklist = parts.length > 0 && parts.every((part) => typeof part === 'boolean');
  return isChecklist ? parts.filter((part) => part).length / parts.length : gradeOf(value);
}

/** Per word or byte: more is better, where of the perplexity less is. */
function likelihoodOf(value: unknown): number | undefined {
  const parts: readonly unknown[] = Array.isArray(value) ? value : [];
  const [logLikelihood, length] = parts;
  if (typeof logLikelihood !== 'number' || typeof length !== 'number') return undefined;
  const likelihood = logLikelihood / length;
  return Number.isFinite(likelihood) ? likelihood : undefined;
}

/** The folder's name, in which `__` stands for what paths can't hold, a slash mostly. */
function modelOf(file: string): string {
  const folder = foldersOf(file).at(-1)?.trim() ?? '';
  return folder === '' || folder === '.' ? modelInPath(file) : folder.replace('__', '/');
}

function taskOf(file: string): string {
  const stem = stemOf(file);
  return /^samples_(.+?)(?:_\d{4}-\d\d-\d\dT[\d.:+-]+)?$/.exec(stem)?.[1] ?? stem;
}

function sampleTexts(row: Row): RecordTexts {
  const doc = row.get('doc');
  const asked = isObject(doc) ? textIn(JsonRow.inner(doc), 'question', 'prompt', 'text') : null;
  const given = row.get('filtered_resps');
  const answers: readonly unknown[] = Array.isArray(given) ? given : [];
  const [answer] = answers;
  const left = typeof answer === 'string' ? textIn(JsonRow.inner({ answer }), 'answer') : null;
  return { ...NO_TEXTS, question: asked, left };
}
