const OPEN = '<think>';
const CLOSE = '</think>';

/** A reply, and the thinking that stood before it. */
export interface ThoughtReply {
  /** '' where there is none. */
  readonly thinking: string;
  readonly text: string;
}

/**
 * Parts a reply from the thinking that open models write before it (DeepSeek-R1, Qwen3 and others
 * in <think>…</think>). Thinking that was cut off has no reply.
 */
export function splitThinking(text: string): ThoughtReply {
  const start = text.trimStart();
  if (!start.startsWith(OPEN)) return { thinking: '', text };
  const end = start.indexOf(CLOSE);
  if (end < 0) return { thinking: start.slice(OPEN.length).trim(), text: '' };
  return {
    thinking: start.slice(OPEN.length, end).trim(),
    // Templates put a blank line between.
    text: start.slice(end + CLOSE.length).replace(/^\s*\n/, ''),
  };
}
