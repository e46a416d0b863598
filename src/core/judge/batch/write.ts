import { utf8Length } from '../money/utf8-length.ts';
import { customIdOf } from './custom-id.ts';
import type { BatchScope } from './custom-id.ts';

/** What a call sends, as it would be sent at once. */
export type BodyOf<T> = (task: T) => object;

/**
 * Requests as an OpenAI batch file: JSON Lines, which vLLM's run-batch takes as well. OpenAI wants
 * one model in each file.
 * @param url the path that the calls go to, such as /v1/chat/completions
 */
export function* writeOpenAiBatch<T>(
  scope: BatchScope<T>,
  tasks: Iterable<T>,
  url: string,
  bodyOf: BodyOf<T>,
): Generator<string> {
  for (const task of tasks) {
    const request = { custom_id: customIdOf(scope, task), method: 'POST', url, body: bodyOf(task) };
    yield `${JSON.stringify(request)}\n`;
  }
}

/** Requests as the body of a call that creates one of Anthropic's message batches, in pieces. */
export function* writeAnthropicBatch<T>(
  scope: BatchScope<T>,
  tasks: Iterable<T>,
  paramsOf: BodyOf<T>,
): Generator<string> {
  let before = '{"requests":[\n';
  for (const task of tasks) {
    const request = { custom_id: customIdOf(scope, task), params: paramsOf(task) };
    yield `${before}${JSON.stringify(request)}`;
    before = ',\n';
  }
  yield before === ',\n' ? '\n]}\n' : `${before}]}\n`;
}

/** Lines of a batch as files that are small enough, each with as many as it can hold. */
export function* cutBatch(
  lines: Iterable<string>,
  most: { readonly requests: number; readonly bytes: number },
): Generator<readonly string[]> {
  let file: string[] = [];
  let bytes = 0;
  for (const line of lines) {
    const size = utf8Length(line);
    if (file.length === most.requests || (file.length > 0 && bytes + size > most.bytes)) {
      yield file;
      file = [];
      bytes = 0;
    }
    file.push(line);
    bytes += size;
  }
  if (file.length > 0) yield file;
}
