import * as v from 'valibot';
import type { JudgeCallFailure } from '../core/failure.ts';
import type { RefusableSetting } from './contract.ts';

/** What providers say where they give no reply, as far as it distinguishes the failures. */

const NO_CREDIT =
  /insufficient_quota|credit balance is too low|insufficient (balance|credits?|funds)|billing_hard_limit|billing_not_active/i;
const BROWSER = /\bCORS\b|\bbrowsers?\b/i;
/** Google and xAI answer 400 to a wrong key. */
const WRONG_KEY = /API_KEY_INVALID|api key not valid|(invalid|incorrect) api key/i;
const TOO_LONG =
  /context[ _-]?(length|size|window)|(prompt|input|request) is too (long|large)|exceeds? the (maximum number of tokens|available context)|exceed_context/i;
const NO_MODEL =
  /model_not_found|not a valid model|unknown model|model\b.*\b(does not exist|not found)/i;

/** Which failure an answer means, by its status and what stands in it. */
export function reasonOf(status: number, body: string): JudgeCallFailure['reason'] {
  if (status === 402 || (status < 500 && NO_CREDIT.test(body))) return 'no-credit';
  const isRefused = status === 400 || status === 401 || status === 403;
  if (isRefused && BROWSER.test(body)) return 'browser-blocked';
  if (isRefused && (status !== 400 || WRONG_KEY.test(body))) return 'wrong-key';
  if (status === 429) return 'too-many-requests';
  if (status === 408) return 'timeout';
  if (status === 409 || status >= 500) return 'server';
  if (status === 413 || TOO_LONG.test(body)) return 'context-too-long';
  if (status === 404 || status === 405 || status === 410 || NO_MODEL.test(body)) return 'not-found';
  return status >= 400 ? 'bad-request' : 'bad-reply';
}

/** The request is refused as it stands, before any model sees it (RFC 9110, 15.5). */
const REFUSED: ReadonlySet<number> = new Set([
  ...[400, 401, 402, 403, 404, 405, 410, 413, 422, 429],
]);

/** Whether a status proves that a call costs nothing. */
export function isFree(status: number): boolean {
  return REFUSED.has(status);
}

const NAMES: Readonly<Record<RefusableSetting, RegExp>> = {
  'token-name': /\bmax_(completion_)?tokens\b/i,
  temperature: /\btemperature\b/i,
  seed: /\bseed\b/i,
  structure:
    /response_?(format|schema|mime_?type)|json_schema|output_config|output_format|structured output/i,
  stream: /\bstream(ing|ed|_options)?\b/i,
};
const SETTINGS: readonly RefusableSetting[] = [
  ...(['token-name', 'temperature', 'seed', 'structure', 'stream'] as const),
];
const REFUSAL =
  /(un|not |n't )(support|recogni[sz]|permit|allow|expect|know)|unavailable|deprecat|extra inputs|cannot find field/i;

/** Which setting of a request an answer refuses; null where it is another matter. */
export function refusedSetting(status: number, body: string): RefusableSetting | null {
  if ((status !== 400 && status !== 422) || !REFUSAL.test(body)) return null;
  const said = messageOf(body) ?? body;
  return SETTINGS.find((setting) => NAMES[setting].test(said)) ?? null;
}

const ERROR = v.object({ message: v.string() });
const ANSWER = v.union([
  v.pipe(
    v.object({ error: ERROR }),
    v.transform(({ error }) => error.message),
  ),
  v.pipe(
    v.object({ error: v.string() }),
    v.transform(({ error }) => error),
  ),
  v.pipe(
    v.object({ detail: v.string() }),
    v.transform(({ detail }) => detail),
  ),
  v.pipe(
    ERROR,
    v.transform(({ message }) => message),
  ),
]);

/** What the provider says of it; null where it sends a page or nothing. Keys may be in it. */
export function messageOf(body: string): string | null {
  const { success, output } = v.safeParse(ANSWER, parsed(body));
  return success ? output : null;
}

/** Some servers answer 200 and say in it that they failed, and with which status. */
const HIDDEN_FAILURE = v.object({
  error: v.object({ code: v.pipe(v.number(), v.minValue(400), v.maxValue(599)) }),
});

export function hiddenStatus(reply: unknown): number | null {
  const { success, output } = v.safeParse(HIDDEN_FAILURE, reply);
  return success ? output.error.code : null;
}

const FAILED_EVENT = v.object({ error: v.union([v.string(), v.looseObject({})]) });

/** By what providers call a failure in the middle of a stream, where they give no status. */
const EVENT_STATUS: readonly (readonly [name: RegExp, status: number])[] = [
  [/rate_?limit|too_?many|resource_?exhausted|insufficient_quota/i, 429],
  [/overloaded/i, 529],
  [/authentication|invalid_api_key/i, 401],
  [/permission/i, 403],
  [/not_?found/i, 404],
  [/too_large/i, 413],
  [/billing/i, 402],
  [/invalid_?(request|argument)/i, 400],
];

/** The status that an event of a stream stands for, where it says that the call failed. */
export function failedStatus(data: string): number | null {
  const event = parsed(data);
  const hidden = hiddenStatus(event);
  if (hidden !== null) return hidden;
  if (!v.is(FAILED_EVENT, event)) return null;
  return EVENT_STATUS.find(([name]) => name.test(data))?.[1] ?? 500;
}

/** Google says how long to wait in the answer itself: "retryDelay": "35s". Seconds, as text. */
export function delayIn(body: string): string | null {
  return /"retryDelay":\s*"(\d+(?:\.\d+)?)s"/.exec(body)?.[1] ?? null;
}

/** The JSON in a body; undefined where it is none. */
export function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
