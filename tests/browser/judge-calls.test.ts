import { randomBytes } from 'node:crypto';
import { afterEach, describe } from 'vitest';
import type { JudgeReply } from '../../src/core/judge/setup.ts';
import { PROVIDERS } from '../../src/judges/registry.ts';
import type { NetworkProvider } from '../../src/judges/registry.ts';
import { APIS } from '../judges/judge-apis.ts';
import { startJudgeServer } from '../judges/judge-server.ts';
import type { Fault, JudgeServer, JudgeServerOptions } from '../judges/judge-server.ts';
import { conversation, judgeAt } from '../judges/judge-setup.ts';
import { QUESTIONS, SETUP, replyTo } from '../storage/judging-run.ts';
import type {} from './doors/main.ts';
import { buildDoors } from './doors/places.ts';
import { expect, figure, test, unpacked } from './harness.ts';
import type { Visit } from './harness.ts';

const places = buildDoors();
const KEY = 'sk-test-0123456789abcdef';
const NAMES = Object.keys(PROVIDERS) as NetworkProvider[];

const servers: JudgeServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

async function serve(options: JudgeServerOptions = {}): Promise<JudgeServer> {
  const server = await startJudgeServer({ key: KEY, ...options });
  servers.push(server);
  return server;
}

/** What a call from the page brings, or its failure and when to come back. */
function ask({ page }: Visit, server: JudgeServer, provider: NetworkProvider) {
  const judge = judgeAt(provider, server.baseUrl(provider), {}, 'json');
  return page.evaluate(
    async ({ judge, key, question }) => {
      const { ask } = window.doors;
      return ask(judge, question, key, new AbortController().signal).catch((error: unknown) => {
        const { failure, retryAfter } = error as Record<'failure' | 'retryAfter', unknown>;
        return { failure, retryAfter };
      });
    },
    { judge, key: KEY, question: conversation('どちら?', { wants: 'json-verdict' }) },
  );
}

describe.each(places)('judges called from a page, %s', (name, place) => {
  test('answer, though their servers refuse every header that is not needed', async ({ visit }) => {
    const server = await serve({ say: () => '{"winner": "A"}' });
    const visited = await visit(place);
    for (const provider of NAMES) {
      const answered = await ask(visited, server, provider);
      expect(answered, provider).toMatchObject({ text: '{"winner": "A"}', refused: [] });
    }
    expect(server.preflights.map(({ isGranted }) => isGranted)).toEqual(NAMES.map(() => true));
    expect(server.preflights.map(({ headers }) => [...headers].sort())).toEqual(
      NAMES.map((provider) => [...APIS[provider].headers].sort()),
    );
    const origins = new Set(server.calls.map(({ headers }) => headers.origin));
    expect([...origins]).toEqual([name === 'hosted' ? new URL(visited.page.url()).origin : 'null']);
  });

  test('that pages may not call can’t be reached', async ({ visit }) => {
    const server = await serve({ origin: 'none' });
    const visited = await visit(place, { mayComplain: true });
    expect(await ask(visited, server, 'openai')).toMatchObject({
      failure: { reason: name === 'hosted' ? 'cors-or-network' : 'null-origin' },
    });
    expect(server.calls).toEqual([]);
  });

  test('say when to come back where pages may read it', async ({ visit }) => {
    const fault = () => ({ status: 429, retryAfter: '5' });
    const visited = await visit(place, { mayComplain: true });
    const reason = { failure: { reason: 'too-many-requests', status: 429 } };
    const hidden = await serve({ fault });
    expect(await ask(visited, hidden, 'openai')).toMatchObject({ ...reason, retryAfter: null });
    const shown = await serve({ fault, exposesRetryAfter: true });
    expect(await ask(visited, shown, 'openai')).toMatchObject({ ...reason, retryAfter: '5' });
  });

  test('fail in ways that are told apart', async ({ visit }) => {
    const unreachable = name === 'hosted' ? 'cors-or-network' : 'null-origin';
    const visited = await visit(place, { mayComplain: true });
    const other = await serve();
    for (const [fault, reason] of [
      ['cut', unreachable],
      [{ redirect: `${other.baseUrl('anthropic')}/messages` }, unreachable],
      ['truncated', 'broken-off'],
      ['html', 'bad-reply'],
      ['wrong-key', 'wrong-key'],
    ] as const) {
      const server = await serve({ fault: () => fault });
      const failed = await ask(visited, server, 'anthropic');
      expect(failed, reason).toMatchObject({ failure: { kind: 'judge-call', reason } });
    }
    // Not even a question whether it may be asked.
    expect([other.calls, other.preflights]).toEqual([[], []]);
  });
});

/** What becomes of a call, by how its server answers: the failure's reason, or the reply. */
const ANSWERS: readonly (readonly [Fault | null, unknown])[] = [
  [null, { text: 'Well. [[B]]', stop: 'end' }],
  ['slow', { text: 'Well. [[B]]' }],
  ['plain-type', { text: 'Well. [[B]]' }],
  ['refusal', { stop: 'refusal' }],
  ['rate', 'too-many-requests'],
  [{ status: 429, retryAfter: '7' }, 'too-many-requests'],
  ['down', 'server'],
  [{ status: 500 }, 'server'],
  [{ status: 529, body: '<html>Overloaded</html>' }, 'server'],
  ['truncated', 'broken-off'],
  ['malformed', 'bad-reply'],
  ['html', 'bad-reply'],
  ['nothing', 'bad-reply'],
  ['other-json', 'bad-reply'],
  ['empty', 'bad-reply'],
  ['out-of-tokens', 'out-of-tokens'],
  [{ status: 401 }, 'wrong-key'],
  ['wrong-key', 'wrong-key'],
  ['no-credit', 'no-credit'],
  ['too-long', 'context-too-long'],
  ['no-model', 'not-found'],
  ['hang', 'timeout'],
];

test('every API answers, fails and keeps silent in ways that a page tells apart', async ({
  visit,
}) => {
  const server = await serve({
    say: () => 'Well. [[B]]',
    fault: ({ body }) => {
      const [, at] = /answer (\d+)\./.exec(JSON.stringify(body)) ?? [];
      return ANSWERS[Number(at)][0];
    },
    exposesRetryAfter: true,
  });
  const { page } = await visit(places[0][1], { mayComplain: true });
  const judges = NAMES.map((provider) =>
    judgeAt(provider, server.baseUrl(provider), {}, 'brackets'),
  );
  const told = await page.evaluate(
    ({ judges, answers, key, asked }) => {
      const { ask, hastyAsk } = window.doors;
      return Promise.all(
        judges.map(async (judge) => {
          const said: unknown[] = [];
          for (const [at, [fault]] of answers.entries()) {
            const content = `Give answer ${String(at)}.`;
            const question = { ...asked, messages: [{ role: 'user', content } as const] };
            const { signal } = new AbortController();
            said.push(
              await (fault === 'hang' ? hastyAsk : ask)(judge, question, key, signal).catch(
                (error: unknown) => {
                  const { failure, retryAfter } = error as Record<
                    'failure' | 'retryAfter',
                    unknown
                  >;
                  return { failure, retryAfter };
                },
              ),
            );
          }
          return said;
        }),
      );
    },
    { judges, answers: ANSWERS, key: KEY, asked: conversation('') },
  );
  told.forEach((said, provider) => {
    ANSWERS.forEach(([fault, expected], at) => {
      const wanted =
        typeof expected === 'string' ? { failure: { reason: expected } } : (expected as object);
      expect(said[at], `${NAMES[provider]} ${JSON.stringify(fault)}`).toMatchObject(wanted);
    });
    expect(said[5]).toMatchObject({ retryAfter: '7' });
  });
  expect(JSON.stringify(told)).not.toContain(KEY);
  expect(server.calls).toHaveLength(NAMES.length * ANSWERS.length);
  expect(server.preflights.every(({ isGranted }) => isGranted)).toBe(true);
});

describe('what judges say', () => {
  const run = { project: 'p', id: 'run', name: 'run', setup: SETUP, most: 12, createdAt: 1 };

  test('is on the disk within milliseconds, and there after a reload', async ({ visit }) => {
    const { page } = await visit(places[0][1], { onDisk: true });
    const text = '根拠を述べます。'.repeat(100);
    const replies = Array.from({ length: 300 }, (_, question) => replyTo({ question, text }));
    const times = await page.evaluate(
      async ({ run, questions, replies }) => {
        const { createRun, addReply } = window.doors.judging;
        await createRun(run, questions);
        const times: number[] = [];
        for (const reply of replies) {
          const start = performance.now();
          await addReply(run.id, reply);
          times.push(performance.now() - start);
        }
        return times.sort((a, b) => a - b);
      },
      { run, questions: QUESTIONS, replies },
    );
    const at = (share: number): string =>
      `${times[Math.floor(share * times.length)].toFixed(2)} ms`;
    figure('storing one judgment for good', `median ${at(0.5)}, 95% within ${at(0.95)}`);
    await page.reload();
    await unpacked(page);
    const stored = await page.evaluate(() => window.doors.judging.loadReplies('run'));
    expect(stored).toEqual(replies);
  });

  test('is not lost when the disk is full', async ({ visit }) => {
    const { page, context } = await visit(places[0][1], { onDisk: true });
    const cdp = await context.newCDPSession(page);
    const origin = new URL(page.url()).origin;
    await cdp.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 4 << 20 });
    const add = (reply: JudgeReply) =>
      page.evaluate(
        (reply) =>
          window.doors.judging.addReply('run', reply).catch((error: unknown) => {
            return (error as { failure: unknown }).failure;
          }),
        reply,
      );
    await page.evaluate(
      async ({ run, questions }) => {
        await window.doors.judging.createRun(run, questions);
      },
      { run, questions: QUESTIONS },
    );
    // Chromium counts what is left once it is packed.
    const text = randomBytes(1 << 20).toString('base64');
    const large = (question: number) => replyTo({ question, text: `${question} ${text}` });
    let count = 0;
    let said: unknown = true;
    while (said === true && count < 20) {
      said = await add(large(count));
      if (said === true) count++;
    }
    expect(said).toEqual({ kind: 'quota-exceeded' });
    expect(count).toBeGreaterThan(0);
    expect(await page.evaluate(() => window.doors.judging.countReplies('run'))).toBe(count);
    await cdp.send('Storage.overrideQuotaForOrigin', { origin });
    expect(await add(large(count))).toBe(true);
    const stored = await page.evaluate(() => window.doors.judging.loadReplies('run'));
    expect(stored).toEqual(Array.from({ length: count + 1 }, (_, question) => large(question)));
  });
});

describe('an API key', () => {
  test('that is kept opens after a reload, and nowhere lies as it is', async ({ visit }) => {
    const { page } = await visit(places[0][1]);
    const seconds = await page.evaluate(async (key) => {
      const { ApiKey, keys } = window.doors;
      await keys.keepKey('https://a.example.org', new ApiKey(key), null);
      const start = performance.now();
      await keys.keepKey('https://b.example.org', new ApiKey(key), 'pass');
      return (performance.now() - start) / 1000;
    }, KEY);
    figure('encrypting a key under a passphrase', `${seconds.toFixed(2)} s`);
    await page.reload();
    await unpacked(page);
    const opened = await page.evaluate(async () => {
      const { canKeepKeys, openKey } = window.doors.keys;
      const open = async (url: string, pass: string) =>
        (await openKey(url, pass).catch(() => null))?.reveal() ?? null;
      return [
        canKeepKeys(window),
        await open('https://a.example.org', ''),
        await open('https://b.example.org', 'pass'),
        await open('https://b.example.org', 'past'),
      ];
    });
    expect(opened).toEqual([true, KEY, KEY, null]);
  });

  test('is never kept by a page from a file', async ({ visit }) => {
    const { page } = await visit(places[1][1]);
    expect(await page.evaluate(() => window.doors.keys.canKeepKeys(window))).toBe(false);
  });
});
