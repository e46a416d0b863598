import type { JudgeCallFailure } from '../core/failure.ts';
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
import type { Ask, RefusableSetting } from './contract.ts';
import type { Provider } from './provider.ts';
import { addressOf, isNear, networkFailure } from './reach.ts';
import type { Standpoint } from './reach.ts';
import { providerOf } from './registry.ts';
import { withoutEcho, withoutKey } from './without-key.ts';

/**
 * The one door for judging: only the address of a judge's setup is asked, it is sent nothing but
 * the question and the key, and no answer can lead elsewhere.
 */

export interface CallLimits {
  /** Milliseconds from the call to the end of the reply. */
  readonly time: number;
  /** Bytes of a reply. */
  readonly size: number;
}

/** Models that think take minutes. */
export const CALL_LIMITS: CallLimits = { time: 10 * 60_000, size: 4 << 20 };

const MAX_MESSAGE = 300;

const NOT_SENT = { requests: 0 } as const;
/** Some answer came, so that it was sent once. */
const ANSWERED = { requests: 1 } as const;

/** Asks judges from a page. What a model refuses, it is spared from then on. */
export function askFrom(standpoint: Standpoint, limits: CallLimits = CALL_LIMITS): Ask {
  const refusals = new Map<string, Set<RefusableSetting>>();
  return async (judge, question, key, signal) => {
    const name = JSON.stringify([judge.provider, judge.baseUrl, judge.model]);
    const refused = refusals.get(name) ?? new Set();
    refusals.set(name, refused);
    const { path, headers, body, read } = providerOf(judge);
    const url = addressOf(judge.baseUrl, path(judge));
    if (url === null) throw failure('not-an-address', {}, NOT_SENT);
    if (url.protocol === 'http:' && !isNear(url)) throw failure('insecure', { url }, NOT_SENT);
    if (!standpoint.isOnline() && !isNear(url)) throw failure('offline', { url }, NOT_SENT);
    // A header holds nothing else, and the browser would not say why it refuses.
    if (!/^[\x21-\x7e]*$/.test(key)) throw failure('wrong-key', { url }, NOT_SENT);
    for (;;) {
      const without = new Set(refused);
      const request = { url, headers: headers(judge, key), body: body(judge, question, without) };
      const { status, text, retryAfter, requests } = await send(
        request,
        standpoint,
        limits,
        signal,
      );
      const told = { url, status, key, message: messageOf(text) };
      if (status >= 200 && status < 300)
        return { ...answeredIn(read(parsed(text)), told), refused: [...without] };
      // Asked again here and now only where that costs nothing more.
      const setting = requests > 0 ? null : refusedSetting(status, text);
      if (setting === null || without.has(setting))
        throw failure(reasonOf(status, text), told, { retryAfter, requests });
      refused.add(setting);
    }
  };
}

/** What a reply says, where it says something. */
function answeredIn(reply: ReturnType<Provider['read']>, told: Told & { readonly key: string }) {
  if (reply === null) throw failure('bad-reply', told, ANSWERED);
  const { text, stop, usage } = reply;
  if (text.trim() === '' && stop !== 'refusal')
    throw stop === 'length'
      ? failure('out-of-tokens', told, { usage, ...ANSWERED })
      : failure('bad-reply', told, ANSWERED);
  // A server may echo what it was sent, and replies are stored and passed on.
  return { ...reply, text: withoutKey(text, told.key) };
}

interface JudgeRequest {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** What came back of a request, whatever it is. */
interface Answer {
  readonly status: number;
  readonly text: string;
  readonly retryAfter: string | null;
  readonly requests: 0 | 1;
}

async function send(
  { url, headers, body }: JudgeRequest,
  standpoint: Standpoint,
  { time, size }: CallLimits,
  stop: AbortSignal,
): Promise<Answer> {
  const timeout = AbortSignal.timeout(time);
  const orWhy = <T>(
    work: Promise<T>,
    reason: () => JudgeCallFailure['reason'],
    more: Parameters<typeof failure>[2] = {},
  ): Promise<T> =>
    work.catch(() => {
      stop.throwIfAborted();
      throw failure(timeout.aborted ? 'timeout' : reason(), { url }, more);
    });
  const request = fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
    signal: AbortSignal.any([stop, timeout]),
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    // Another host would be sent the key.
    redirect: 'error',
  });
  const response = await orWhy(request, () => networkFailure(url, standpoint));
  const cut = (): JudgeCallFailure['reason'] => (standpoint.isOnline() ? 'broken-off' : 'offline');
  const text = await orWhy(textOf(response, size), cut, ANSWERED);
  return {
    status: response.ok ? (hiddenStatus(parsed(text)) ?? response.status) : response.status,
    text,
    retryAfter: response.headers.get('Retry-After') ?? delayIn(text),
    // A failure that hides behind a good status may have come after some work.
    requests: isFree(response.status) ? 0 : 1,
  };
}

/** The text of an answer; what is larger than an answer can be is cut, and so is none. */
async function textOf(response: Response, most: number): Promise<string> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  while (reader !== undefined) {
    const { done, value } = await reader.read();
    if (done) break;
    text += decoder.decode(value, { stream: true });
    size += value.length;
    if (size > most) {
      await reader.cancel();
      break;
    }
  }
  return text + decoder.decode();
}

/** The facts of a failure; the message may still hold the key. */
interface Told {
  readonly url?: URL;
  readonly status?: number;
  readonly message?: string | null;
  readonly key?: string;
}

function failure(
  reason: JudgeCallFailure['reason'],
  { url, status, message, key = '' }: Told = {},
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
