/**
 * A server on this machine that speaks the API of each provider, whole or in events as it is asked,
 * with real preflights, and that misbehaves where it is told to.
 *
 *     const server = await startJudgeServer({ key: 'sk-…', fault: ({ nth }) => nth === 0 ? 'cut' : null });
 *     server.baseUrl('anthropic')   // what a judge's setup takes
 *     server.calls                  // what was asked, as it came
 *     await server.stop()
 */
import { createServer } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { NetworkProvider } from '../../src/judges/registry.ts';
import { APIS } from './judge-apis.ts';
import type { Api, ErrorName, Said } from './judge-apis.ts';

/** One call, as it came. */
export interface JudgeCall {
  readonly provider: NetworkProvider;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Readonly<Record<string, unknown>>;
  /** How many came before it. */
  readonly nth: number;
  /** Whether all of a good reply was handed to the network. */
  isAnswered: boolean;
}

export interface Preflight {
  readonly url: string;
  readonly headers: readonly string[];
  readonly isGranted: boolean;
}

export type Fault =
  | ErrorName
  /** Nothing comes, and the connection stays. */
  | 'hang'
  /** The connection ends before a word. */
  | 'cut'
  /** It ends in the middle of a reply. */
  | 'truncated'
  /** A good reply that pages may not read, though they were allowed to ask. */
  | 'no-cors'
  | 'malformed'
  /** A page for people. */
  | 'html'
  /** A good reply under the type of plain text. */
  | 'plain-type'
  | 'nothing'
  /** JSON of another shape. */
  | 'other-json'
  /** A reply that says nothing. */
  | 'empty'
  | 'refusal'
  | 'out-of-tokens'
  /** A good reply, byte by byte. */
  | 'slow'
  | 'huge'
  /** A reply that is streamed ends in the middle, as if all were well. */
  | 'ended-early'
  /** In its middle it says that the server is overloaded. */
  | 'overloaded-event'
  /** It comes whole, though it was asked for in events. */
  | 'whole'
  /** To another address. */
  | { readonly redirect: string }
  /** Any other answer. */
  | {
      readonly status: number;
      readonly body?: unknown;
      readonly type?: string;
      readonly retryAfter?: string;
    };

export interface JudgeServerOptions {
  /** Of every API; another is refused. Without it none is asked for. */
  readonly key?: string;
  /** What a judge says; default [[A]]. Tokens are its characters, and those of what was sent. */
  readonly say?: (call: JudgeCall) => string;
  /** What it thinks before; default nothing. */
  readonly think?: (call: JudgeCall) => string;
  readonly fault?: (call: JudgeCall) => Fault | null;
  /** Milliseconds before the answer, or what it waits for; default nothing. */
  readonly delay?: (call: JudgeCall) => number | Promise<void>;
  /** Pages that may call: all, or those of one origin, or none. Default all. */
  readonly origin?: '*' | 'none' | (string & {});
  /** Whether pages may read Retry-After; default no, as with most providers. */
  readonly exposesRetryAfter?: boolean;
}

export interface JudgeServer {
  /** Without a slash at the end. */
  readonly url: string;
  readonly calls: readonly JudgeCall[];
  readonly preflights: readonly Preflight[];
  readonly baseUrl: (provider: NetworkProvider) => string;
  readonly stop: () => Promise<void>;
}

export function startJudgeServer(options: JudgeServerOptions = {}): Promise<JudgeServer> {
  const calls: JudgeCall[] = [];
  const preflights: Preflight[] = [];
  const server = createServer((request, response) => {
    void handle(request, response, options, calls, preflights);
  });
  // However long a busy machine takes from call to call, pages find the connections they kept.
  server.keepAliveTimeout = 300_000;
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      const url = `http://127.0.0.1:${port}`;
      const stop = (): Promise<void> =>
        new Promise((stopped) => {
          server.close(() => {
            stopped();
          });
          server.closeAllConnections();
        });
      resolve({ url, calls, preflights, baseUrl: (name) => url + APIS[name].base, stop });
    });
  });
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  options: JudgeServerOptions,
  calls: JudgeCall[],
  preflights: Preflight[],
): Promise<void> {
  const url = request.url ?? '';
  const found = Object.entries(APIS).find(([, { base }]) => url.startsWith(`${base}/`));
  const origin = options.origin ?? '*';
  if (request.method === 'OPTIONS') {
    preflight(request, response, found?.[1] ?? null, origin, preflights);
    return;
  }
  if (origin !== 'none') response.setHeader('Access-Control-Allow-Origin', origin);
  if (options.exposesRetryAfter) response.setHeader('Access-Control-Expose-Headers', 'Retry-After');
  response.setHeader('Cache-Control', 'no-store');
  let text = '';
  for await (const piece of request.setEncoding('utf8')) text += String(piece);
  const path = new URL(url, 'http://x').pathname;
  if (found === undefined || !found[1].path.test(path.slice(found[1].base.length))) {
    send(response, 404, { error: 'no such place' });
    return;
  }
  const [name, api] = found;
  const call: JudgeCall = {
    provider: name as NetworkProvider,
    url,
    headers: request.headers,
    body: JSON.parse(text) as Readonly<Record<string, unknown>>,
    nth: calls.length,
    isAnswered: false,
  };
  calls.push(call);
  response.on('finish', () => {
    call.isAnswered = isGood;
  });
  let isGood = false;
  const said = options.say?.(call) ?? '[[A]]';
  const usage = { input: text.length, output: said.length };
  const isKnown = options.key === undefined || api.keyIn(request.headers) === options.key;
  const fault = isKnown ? (options.fault?.(call) ?? null) : 'wrong-key';
  const thinking = options.think?.(call) ?? '';
  const good: Said = { text: said, stop: 'end', usage, thinking };
  const delay = options.delay?.(call);
  await (typeof delay === 'number' ? setTimeout(delay) : delay);
  isGood = fault === null || GOOD.has(fault);
  if (isStreamed(call) && streams(response, api, good, fault)) return;
  misbehave(response, api, good, fault, api.keyIn(request.headers));
}

const GOOD: ReadonlySet<Fault> = new Set(['plain-type', 'slow', 'refusal', 'whole'] as const);

/** Whether the reply is asked for in events. */
export function isStreamed({ url, body }: Pick<JudgeCall, 'url' | 'body'>): boolean {
  return body['stream'] === true || url.includes(':streamGenerateContent?alt=sse');
}

/** What is said where a reply is none, or a refusal. */
const OTHERWISE: Readonly<Record<string, Partial<Said>>> = {
  empty: { text: '' },
  refusal: { text: 'I won’t.', stop: 'refusal' },
  'out-of-tokens': { text: '', stop: 'length' },
};

/** Sends a reply in events, or a part of them; false where the fault is no matter of events. */
function streams(response: ServerResponse, api: Api, good: Said, fault: Fault | null): boolean {
  const events = api.events({ ...good, ...(typeof fault === 'string' && OTHERWISE[fault]) });
  const half = events.slice(0, Math.ceil(events.length / 2)).join('');
  const head = { 'Content-Type': 'text/event-stream' };
  switch (fault) {
    case null:
    case 'empty':
    case 'refusal':
    case 'out-of-tokens':
      response.writeHead(200, head).end(events.join(''));
      return true;
    case 'slow':
      drip(response, events.join(''), 'text/event-stream');
      return true;
    case 'malformed':
      response.writeHead(200, head).end(events.map((one) => one.replace('}', '')).join(''));
      return true;
    case 'truncated':
      response.writeHead(200, head).write(half, () => response.destroy());
      return true;
    case 'ended-early':
      response.writeHead(200, head).end(half);
      return true;
    case 'overloaded-event':
      response.writeHead(200, head).end(half + api.overloaded);
      return true;
    case 'huge':
      response
        .writeHead(200, head)
        .end(api.events({ ...good, text: 'x'.repeat(1 << 20) }).join(''));
      return true;
    default:
      return false;
  }
}

function preflight(
  request: IncomingMessage,
  response: ServerResponse,
  api: Api | null,
  origin: string,
  preflights: Preflight[],
): void {
  const asked = request.headers['access-control-request-headers'] ?? '';
  const headers = asked.split(',').map((name) => name.trim().toLowerCase());
  const isGranted =
    api !== null && origin !== 'none' && headers.every((name) => api.headers.includes(name));
  preflights.push({ url: request.url ?? '', headers, isGranted });
  if (isGranted) {
    response.setHeader('Access-Control-Allow-Origin', origin);
    response.setHeader('Access-Control-Allow-Methods', 'POST');
    response.setHeader('Access-Control-Allow-Headers', api.headers.join(', '));
    if (request.headers['access-control-request-private-network'] !== undefined)
      response.setHeader('Access-Control-Allow-Private-Network', 'true');
  }
  response.writeHead(isGranted ? 204 : 403).end();
}

function misbehave(
  response: ServerResponse,
  api: Api,
  good: Said,
  fault: Fault | null,
  key: string,
): void {
  if (typeof fault === 'object' && fault !== null) {
    if ('redirect' in fault) {
      response.writeHead(307, { Location: fault.redirect }).end();
      return;
    }
    if (fault.retryAfter !== undefined) response.setHeader('Retry-After', fault.retryAfter);
    send(response, fault.status, fault.body ?? '', fault.type);
    return;
  }
  const reply = api.reply(good);
  const text = JSON.stringify(reply);
  switch (fault) {
    case null:
    case 'whole':
    case 'ended-early':
    case 'overloaded-event':
      send(response, 200, reply);
      return;
    case 'hang':
      return;
    case 'cut':
      response.destroy();
      return;
    case 'truncated':
      response.writeHead(200, {
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(text),
      });
      response.write(text.slice(0, text.length / 2), () => response.destroy());
      return;
    case 'no-cors':
      response.removeHeader('Access-Control-Allow-Origin');
      send(response, 200, reply);
      return;
    case 'malformed':
      send(response, 200, text.slice(0, -1));
      return;
    case 'html':
      send(response, 200, '<!doctype html><title>Sign in</title>', 'text/html');
      return;
    case 'plain-type':
      send(response, 200, text, 'text/plain');
      return;
    case 'nothing':
      send(response, 200, '');
      return;
    case 'other-json':
      send(response, 200, { message: `You sent ${key}.` });
      return;
    case 'empty':
    case 'refusal':
    case 'out-of-tokens':
      send(response, 200, api.reply({ ...good, ...OTHERWISE[fault] }));
      return;
    case 'slow':
      drip(response, text, 'application/json');
      return;
    case 'huge':
      send(response, 200, JSON.stringify({ ...Object(reply), more: 'x'.repeat(1 << 20) }));
      return;
    default:
      send(response, ...api.error(fault, key));
  }
}

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  type = 'application/json',
): void {
  response.writeHead(status, { 'Content-Type': type });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

function drip(response: ServerResponse, text: string, type: string): void {
  response.writeHead(200, { 'Content-Type': type });
  const bytes = Buffer.from(text);
  let at = 0;
  const next = (): void => {
    // To a caller that has gone each byte would be written as well, and be dropped.
    if (response.destroyed) return;
    if (at >= bytes.length) response.end();
    else response.write(bytes.subarray(at, ++at), () => setImmediate(next));
  };
  next();
}
