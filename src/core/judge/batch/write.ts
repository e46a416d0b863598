import type { JudgeTask } from '../setup.ts';
import { utf8Length } from '../money/utf8-length.ts';
import { customIdOf } from './custom-id.ts';

/** What a call sends, as it would be sent at once. */
export type BodyOf = (task: JudgeTask) => object;

/**
 * Requests as an OpenAI batch file: JSON Lines, which vLLM's run-batch takes as well. OpenAI wants
 * one model in each file.
 * @param url the path that the calls go to, such as /v1/chat/completions
 */
export function* writeOpenAiBatch(
  run: string,
  tasks: Iterable<JudgeTask>,
  url: string,
  bodyOf: BodyOf,
): Generator<string> {
  for (const task of tasks) {
    const request = { custom_id: customIdOf(run, task), method: 'POST', url, body: bodyOf(task) };
    yield `${JSON.stringify(request)}\n`;
  }
}

/** Requests as the body of a call that creates one of Anthropic's message batches, in pieces. */
export function* writeAnthropicBatch(
  run: string,
  tasks: Iterable<JudgeTask>,
  paramsOf: BodyOf,
): Generator<string> {
  let before = '{"requests":[\n';
  for (const task of tasks) {
    const request = { custom_id: customIdOf(run, task), params: paramsOf(task) };
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
