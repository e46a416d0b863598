import { createParser } from 'eventsource-parser';
import { failedStatus, parsed } from './answer-failure.ts';
import type { StreamedReply } from './provider.ts';

/** A reply of N bytes may take so many times N on its way where every token of it is an event. */
const MAX_WRAPPING = 32;

/** Whether an answer comes in events, whatever was asked for. */
export function isEventStream(response: Response): boolean {
  return /^text\/event-stream\b/i.test(response.headers.get('Content-Type') ?? '');
}

/**
 * The text of an answer; what is larger than an answer can be is cut, and so is none.
 * @param most bytes
 * @param signal breaks off the reading
 */
export async function textOf(
  response: Response,
  most: number,
  signal: AbortSignal,
): Promise<string> {
  let text = '';
  await readPieces(response, most, signal, (piece) => {
    text += piece;
    return true;
  });
  return text;
}

/** What came of a stream. */
export type Streamed =
  | { readonly kind: 'whole'; readonly reply: unknown }
  /** An event said that the call failed. */
  | { readonly kind: 'failed'; readonly status: number; readonly text: string }
  /** It ended before the reply did, or something of it was lost on its way. */
  | { readonly kind: 'cut' }
  | { readonly kind: 'too-large' };

/**
 * The reply that the events of an answer make.
 * @param most bytes of the reply
 * @param signal breaks off the reading
 * @param onSaid called when the first piece of it is there
 */
export async function replyIn(
  response: Response,
  streamed: StreamedReply,
  most: number,
  signal: AbortSignal,
  onSaid: () => void,
): Promise<Streamed> {
  const seen: { failed: Streamed | null; isDamaged: boolean; size: number } = {
    ...{ failed: null, isDamaged: false, size: 0 },
  };
  const parser = createParser({
    maxBufferSize: most,
    onEvent: ({ data }) => {
      seen.isDamaged ||= data.trim() !== '[DONE]' && parsed(data) === undefined;
      const status = failedStatus(data);
      if (status !== null) seen.failed ??= { kind: 'failed', status, text: data };
      const said = streamed.take(data);
      if (seen.size === 0 && said > 0) onSaid();
      seen.size += said;
    },
  });
  const isWhole = await readPieces(response, MAX_WRAPPING * most, signal, (piece) => {
    parser.feed(piece);
    return seen.failed === null && seen.size <= most;
  });
  // The last event may lack the blank line behind it.
  if (isWhole) parser.feed('\n\n');
  if (seen.failed !== null) return seen.failed;
  if (seen.size > most || !isWhole) return { kind: 'too-large' };
  const reply = seen.isDamaged ? null : streamed.whole();
  return reply === null ? { kind: 'cut' } : { kind: 'whole', reply };
}

/**
 * Reads an answer's text piece by piece. It looks to its signal itself: Node forgets that of a request
 * whose answer is still being read (nodejs/node#57736).
 * @param take returns whether more is wanted
 * @returns whether it was read to its end
 */
async function readPieces(
  response: Response,
  most: number,
  signal: AbortSignal,
  take: (piece: string) => boolean,
): Promise<boolean> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  // What is being read then is at its end; a body that has failed already can't be cancelled.
  const stop = (): void => void reader?.cancel().catch(() => undefined);
  signal.addEventListener('abort', stop);
  try {
    let size = 0;
    while (reader !== undefined && !signal.aborted) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      if (!take(decoder.decode(value, { stream: true })) || size > most) {
        await reader.cancel();
        return false;
      }
    }
    signal.throwIfAborted();
    take(decoder.decode());
    return true;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
