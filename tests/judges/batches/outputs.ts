/**
 * What batch engines give for a request, with every field that their documentation shows:
 * OpenAI's Batch API (its guide, "Retrieve the results"; its error file), vLLM's run-batch (its
 * example of 2024, which puts the body straight into `response`, and `run_batch.py` of today), and
 * Anthropic's Message Batches ("Retrieve batch results").
 */

interface Said {
  readonly text: string;
  readonly model: string;
  readonly input: number;
  readonly output: number;
}

function chatCompletion({ text, model, input, output }: Said) {
  const message = { role: 'assistant', content: text, refusal: null };
  return {
    ...{ id: 'chatcmpl-123', object: 'chat.completion', created: 1_711_652_795, model },
    choices: [{ index: 0, message, logprobs: null, finish_reason: 'stop' }],
    usage: { prompt_tokens: input, completion_tokens: output, total_tokens: input + output },
    system_fingerprint: 'fp_123',
  };
}

export function openAiLine(custom_id: string, said: Said) {
  const response = { status_code: 200, request_id: 'req_123', body: chatCompletion(said) };
  return { id: 'batch_req_123', custom_id, response, error: null };
}

/** A line of OpenAI's error file for what was not done in time. */
export function openAiExpired(custom_id: string) {
  const message = 'This request could not be executed before the completion window expired.';
  return {
    id: 'batch_req_123',
    custom_id,
    response: null,
    error: { code: 'batch_expired', message },
  };
}

export function vllmLine(custom_id: string, said: Said) {
  const response = { status_code: 200, request_id: 'vllm-batch-1', body: chatCompletion(said) };
  return { id: 'vllm-1', custom_id, response, error: null };
}

export function oldVllmLine(custom_id: string, said: Said) {
  return { id: 'vllm-1', custom_id, response: chatCompletion(said), error: null };
}

export function vllmFailed(custom_id: string) {
  const response = { status_code: 400, request_id: 'vllm-batch-1', body: null };
  return { id: 'vllm-1', custom_id, response, error: 'Unsupported URL' };
}

export function anthropicLine(custom_id: string, { text, model, input, output }: Said) {
  const usage = { input_tokens: input, output_tokens: output };
  const message = {
    ...{ id: 'msg_014', type: 'message', role: 'assistant', model },
    content: [{ type: 'text', text }],
    ...{ stop_reason: 'end_turn', stop_sequence: null, usage },
  };
  return { custom_id, result: { type: 'succeeded', message } };
}

export function anthropicFailed(custom_id: string) {
  const error = { type: 'invalid_request_error', message: 'max_tokens: too many' };
  return { custom_id, result: { type: 'errored', error: { type: 'error', error } } };
}
