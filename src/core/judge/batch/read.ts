import type { RowReason, RowRejection } from '../../formats/file/file-failure.ts';
import type { Row, RowSink } from '../../formats/containers/container.ts';
import { JsonLines } from '../../formats/containers/json/json-lines.ts';
import { isObject } from '../../formats/containers/json/json-object.ts';
import { startOf } from '../../formats/record/excerpt.ts';
import { badValue } from '../../formats/record/fields.ts';
import { readCustomId } from './custom-id.ts';
import type { BatchScope } from './custom-id.ts';

/** A request that the provider's batch did not answer; its task is still open. */
export interface BatchFailure<T> {
  readonly task: T;
  /** Of HTTP; null where the request was never made. */
  readonly status: number | null;
  /** What the provider says of it, such as batch_expired; '' where it says nothing. */
  readonly message: string;
}

/** A request that was answered, and what with. */
export interface BatchAnswer<T, A> {
  readonly task: T;
  readonly answer: A;
}

/** What came of one output or error file. */
export interface BatchRead<T, A> {
  readonly answers: readonly BatchAnswer<T, A>[];
  readonly failures: readonly BatchFailure<T>[];
  /** Lines that are damaged, or of another run; the first 1,000. */
  readonly rejections: readonly RowRejection[];
  readonly rejected: number;
}

const MAX_REJECTIONS = 1000;
const EXCERPT = 200;

/**
 * Reads an output or error file of an OpenAI batch, of vLLM's run-batch, or the results of an
 * Anthropic batch, which may be known by their lines. Of two lines on one task the first counts.
 * @param text the file in pieces
 * @param read what a reply's body says, as it would be after a call; null where it is none
 */
export function readBatch<T, A>(
  file: string,
  text: Iterable<string>,
  scope: BatchScope<T>,
  read: (body: unknown) => A | null,
): BatchRead<T, A> {
  const sink = new BatchLines(file, scope, read);
  const lines = new JsonLines(sink);
  for (const piece of text) lines.push(piece);
  lines.end();
  const { answers, failures, rejections, rejected } = sink;
  return { answers, failures, rejections, rejected };
}

/** What a line says of its task. */
type Said = { readonly body: unknown; readonly field: string } | Omit<BatchFailure<never>, 'task'>;

class BatchLines<T, A> implements RowSink {
  readonly answers: BatchAnswer<T, A>[] = [];
  readonly failures: BatchFailure<T>[] = [];
  readonly rejections: RowRejection[] = [];
  rejected = 0;
  readonly #file: string;
  readonly #scope: BatchScope<T>;
  readonly #read: (body: unknown) => A | null;
  readonly #seen = new Set<string>();

  constructor(file: string, scope: BatchScope<T>, read: (body: unknown) => A | null) {
    this.#file = file;
    this.#scope = scope;
    this.#read = read;
  }

  row(row: Row, line: number): void {
    const reason = this.#take(row);
    if (reason !== null) this.reject(reason, line, row.text());
  }

  reject(reason: RowReason, line: number, text: string): void {
    this.rejected++;
    if (this.rejections.length >= MAX_REJECTIONS) return;
    this.rejections.push({ file: this.#file, line, reason, excerpt: startOf(text, EXCERPT) });
  }

  #take(row: Row): RowReason | null {
    const id = row.get('custom_id');
    if (id === undefined || id === null) return { kind: 'missing-field', field: 'custom_id' };
    const task = typeof id === 'string' ? readCustomId(id, this.#scope) : null;
    if (task === 'other-run') return { kind: 'other-run' };
    if (task === null || typeof id !== 'string') return badValue('custom_id', id);
    if (this.#seen.has(id)) return { kind: 'repeated' };
    const said = row.get('result') === undefined ? saidByOpenAi(row) : saidByAnthropic(row);
    if (said === null) return { kind: 'missing-field', field: 'response' };
    if ('body' in said) {
      const answer = this.#read(said.body);
      if (answer === null) return badValue(said.field, said.body);
      this.answers.push({ task, answer });
    } else this.failures.push({ task, ...said });
    this.#seen.add(id);
    return null;
  }
}

/**
 * `response` { status_code, body }, `error` { code, message } or null. A request that was refused
 * has its error in the body. Older versions of vLLM leave out the status where all went well, and
 * some servers put the body straight into `response`.
 */
function saidByOpenAi(row: Row): Said | null {
  const response = row.get('response');
  const error = row.get('error');
  const status = isObject(response) ? numberIn(response['status_code']) : null;
  if (isObject(error)) return { status, message: messageIn(error) };
  if (typeof error === 'string') return { status, message: error };
  if (!isObject(response)) return null;
  const body = response['body'] ?? response;
  if (status === null || (status >= 200 && status < 300)) return { body, field: 'response' };
  return { status, message: messageIn(isObject(body) ? body['error'] : null) };
}

/** `result` { type: succeeded, message } | { type: errored, error } | { canceled or expired }. */
function saidByAnthropic(row: Row): Said | null {
  const result = row.get('result');
  if (!isObject(result)) return null;
  if (result['type'] === 'succeeded') return { body: result['message'], field: 'result' };
  const error = result['error'];
  const inner = isObject(error) ? (error['error'] ?? error) : null;
  const type = typeof result['type'] === 'string' ? result['type'] : '';
  return { status: null, message: messageIn(inner) || type };
}

function messageIn(error: unknown): string {
  if (!isObject(error)) return '';
  const message = error['message'] ?? error['code'] ?? error['type'];
  return typeof message === 'string' ? message : '';
}

function numberIn(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
