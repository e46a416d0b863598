import type { JudgeCallFailure } from '../core/failure.ts';
import type { Conversation } from '../core/judge/conversation.ts';
import { isEventStream, replyIn, textOf } from './answer-body.ts';
import {
  delayIn,
  hiddenStatus,
  isFree,
  messageOf,
  parsed,
  reasonOf,
  refusedSetting,
} from './answer-failure.ts';
import { JudgeCallError } from './contract.ts';
import type { Ask, CallMoment, ModelReply, RefusableSetting } from './contract.ts';
import { wantsStream } from './provider.ts';
import type { Provider } from './provider.ts';
import { addressOf, isNear, networkFailure } from './reach.ts';
import type { Standpoint } from './reach.ts';
import { providerOf } from './registry.ts';
import { withoutEcho, withoutKey } from './without-key.ts';
import { withinTime } from './within-time.ts';
import type { TimeLimit } from './within-time.ts';

/**
 * The one door to language models: only the address of a model's setup is asked, it is sent
 * nothing but the conversation and the key, and no answer can lead elsewhere.
 */

export interface CallLimits {
  /** Milliseconds from the call to the end of the reply. */
  readonly time: number;
  /** Bytes of a reply; of one that comes in events, without what is around each. */
  readonly size: number;
}

/** Models that think take minutes. */
export const CALL_LIMITS: CallLimits = { time: 10 * 60_000, size: 4 << 20 };

const MAX_MESSAGE = 300;

const NOT_SENT = { requests: 0 } as const;
/** Some answer came, so that it was sent once. */
const ANSWERED = { requests: 1 } as const;

/** Calls models from a page. What a model refuses, it is spared from then on. */
export function askFrom(standpoint: Standpoint, limits: CallLimits = CALL_LIMITS): Ask {
  const refusals = new Map<string, Set<RefusableSetting>>();
  return async (model, conversation, key, signal, heard = () => undefined) => {
    const name = JSON.stringify([model.provider, model.baseUrl, model.model]);
    const known = refusals.get(name) ?? new Set();
    refusals.set(name, known);
    const provider = providerOf(model);
    const mayStream = wantsStream(conversation, new Set());
    for (;;) {
      const without = new Set(known);
      const isStreamed = wantsStream(conversation, without);
      const url = addressOf(model.baseUrl, provider.path(model, isStreamed));
      if (url === null) throw failure('not-an-address', {}, NOT_SENT);
      if (url.protocol === 'http:' && !isNear(url)) throw failure('insecure', { url }, NOT_SENT);
      if (!standpoint.isOnline() && !isNear(url)) throw failure('offline', { url }, NOT_SENT);
      // A header holds nothing else, and the browser would not say why it refuses.
      if (!/^[\x21-\x7e]*$/.test(key)) throw failure('wrong-key', { url }, NOT_SENT);
      const headers = provider.headers(model, key);
      const body = provider.body(model, conversation, without);
      const door = { standpoint, limits, signal, heard };
      const answer = await send({ url, headers, body, provider }, door);
      const { status, text, retryAfter, requests } = answer;
      const context = { url, status, key, message: messageOf(text) };
      if (status >= 200 && status < 300) {
        const reply = answeredIn(provider.read(answer.reply), context, conversation);
        const refused = [...without].filter((one) => mayStream || one !== 'stream');
        return { ...reply, refused };
      }
      // Asked again here and now only where that costs nothing more.
      const setting = requests > 0 ? null : refusedSetting(status, text);
      if (setting === null || without.has(setting))
        throw failure(reasonOf(status, text), context, { retryAfter, requests });
      known.add(setting);
    }
  };
}

/** What a reply says, where it says what is wanted. */
function answeredIn(
  reply: ModelReply | null,
  context: CallContext & { readonly key: string },
  { wants }: Conversation,
): ModelReply {
  if (reply === null) throw failure('bad-reply', context, ANSWERED);
  const { text, thinking, stop, usage, servedBy } = reply;
  if (wants !== 'answer' && text.trim() === '' && stop !== 'refusal')
    throw stop === 'length'
      ? failure('out-of-tokens', context, { usage, ...ANSWERED })
      : failure('bad-reply', context, ANSWERED);
  // A server may echo what it was sent, and replies are stored and passed on.
  return {
    ...reply,
    text: withoutKey(text, context.key),
    thinking: withoutKey(thinking, context.key),
    servedBy: servedBy && withoutKey(servedBy, context.key),
  };
}

interface ModelRequest {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly provider: Pick<Provider, 'assemble'>;
}

/** What a call stands on. */
interface CallDoor {
  readonly standpoint: Standpoint;
  readonly limits: CallLimits;
  readonly signal: AbortSignal;
  readonly heard: (moment: CallMoment) => void;
}

/** What came back of a request, whatever it is. */
interface Answer {
  readonly status: number;
  /** The reply as JSON, put together where it came in events. */
  readonly reply: unknown;
  /** What was said of a failure. */
  readonly text: string;
  readonly retryAfter: string | null;
  readonly requests: 0 | 1;
}

function send(request: ModelRequest, door: CallDoor): Promise<Answer> {
  const { limits, signal } = door;
  return withinTime(limits.time, signal, (limit) => sendWithin(limit, request, door));
}

async function sendWithin(
  limit: TimeLimit,
  { url, headers, body, provider }: ModelRequest,
  { standpoint, limits: { size }, signal: stop, heard }: CallDoor,
): Promise<Answer> {
  const orWhy = <T>(
    work: Promise<T>,
    reason: () => JudgeCallFailure['reason'],
    more: Parameters<typeof failure>[2] = {},
  ): Promise<T> =>
    work.catch(() => {
      stop.throwIfAborted();
      throw failure(limit.isOver() ? 'timeout' : reason(), { url }, more);
    });
  heard('sent');
  const request = fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
    signal: limit.signal,
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    // Another host would be sent the key.
    redirect: 'error',
  });
  const response = await orWhy(request, () => networkFailure(url, standpoint));
  const { ok, status } = response;
  const retryAfter = response.headers.get('Retry-After');
  const cut = (): JudgeCallFailure['reason'] => (standpoint.isOnline() ? 'broken-off' : 'offline');
  if (ok && isEventStream(response)) {
    const reading = replyIn(response, provider.assemble(), size, limit.signal, () => {
      heard('said');
    });
    const streamed = await orWhy(reading, cut, ANSWERED);
    if (streamed.kind === 'cut') throw failure(cut(), { url }, ANSWERED);
    const common = { status, reply: null, text: '', retryAfter, ...ANSWERED };
    return streamed.kind === 'too-large' ? common : { ...common, ...streamed };
  }
  const text = await orWhy(textOf(response, size, limit.signal), cut, ANSWERED);
  const reply = parsed(text);
  return {
    status: ok ? (hiddenStatus(reply) ?? status) : status,
    reply,
    text,
    retryAfter: retryAfter ?? delayIn(text),
    // A failure that hides behind a good status may have come after some work.
    requests: isFree(status) ? 0 : 1,
  };
}

/** The facts of a failure; the message may still hold the key. */
interface CallContext {
  readonly url?: URL;
  readonly status?: number;
  readonly message?: string | null;
  readonly key?: string;
}

function failure(
  reason: JudgeCallFailure['reason'],
  { url, status, message, key = '' }: CallContext = {},
  more: ConstructorParameters<typeof JudgeCallError>[1] = {},
): JudgeCallError {
  return new JudgeCallError(
    {
      kind: 'judge-call',
      reason,
      host: url?.host ?? '',
      ...(status === undefined ? {} : { status }),
      ...(message ? { message: withoutEcho(message, key).slice(0, MAX_MESSAGE) } : {}),
    },
    more,
  );
}
