import { describe } from 'vitest';
import { meanPooled } from '../../src/core/judge/local/pooling.ts';
import { buildDoors } from './doors/places.ts';
import { expect, figure, test } from './harness.ts';
import type { Visit } from './harness.ts';
import { fakeHub } from './models/hub.ts';
import {
  SIZE,
  TABLE,
  idsOf,
  scoreByHand,
  tinyEmbedder,
  tinyScorer,
  tinyWriter,
  REPLY,
} from './models/tiny.ts';

const ID = 'caravan/tiny';
const places = buildDoors();

/** Fetches a model from the hub, as the page does. */
function fetched({ page }: Visit) {
  return page.evaluate(async (id) => {
    const { run } = window.doors;
    const model = await run('hubModel', id);
    const [{ dtype }] = model.variants;
    return run('fetchModel', { model, dtype, at: 1 });
  }, ID);
}

describe.each(places)('models on this device, %s', (_, place) => {
  test('embed: what comes from the hub gives what a count by hand gives', async ({ visit }) => {
    const visited = await visit(place);
    const hub = await fakeHub(visited.context, ID, tinyEmbedder());
    const kept = await fetched(visited);
    expect(kept).toMatchObject({ id: ID, isWhole: true, licence: 'apache-2.0', dtype: 'q8' });
    const asked = hub.asked.length;
    const texts = ['abc', '富士山 is high', 'ab'];
    const { vectors, size, ms } = await visited.page.evaluate(
      async ({ model, texts }) => {
        const { localRuntime, told: run } = window.doors;
        const about = { model, device: 'wasm' as const, runtime: await localRuntime() };
        const start = performance.now();
        const { vectors, size } = await run('embedTexts', { ...about, texts, prefix: '' });
        return { vectors: [...vectors], size, ms: performance.now() - start };
      },
      { model: kept, texts },
    );
    figure('first embedding with a tiny model', `${ms.toFixed(0)} ms`);
    expect(size).toBe(SIZE);
    const expected = texts.flatMap((text) => {
      const ids = idsOf(text);
      const hidden = ids.flatMap((id) => [...TABLE.subarray(id * SIZE, (id + 1) * SIZE)]);
      return [
        ...meanPooled(
          hidden,
          ids.map(() => 1),
          [1, ids.length, SIZE],
        ),
      ];
    });
    vectors.forEach((value, at) => {
      expect(value).toBeCloseTo(expected[at], 6);
    });
    // All came from what is kept.
    expect(hub.asked.length).toBe(asked);
  });

  test('score: each answer gets what a count by hand gives', async ({ visit }) => {
    const visited = await visit(place);
    await fakeHub(visited.context, ID, tinyScorer());
    const kept = await fetched(visited);
    const answers = ['日本', 'a much longer one, no doubt'];
    const { scores, isCut } = await visited.page.evaluate(
      async ({ model, answers }) => {
        const { localRuntime, told: run } = window.doors;
        const about = { model, device: 'wasm' as const, runtime: await localRuntime() };
        return run('scoreAnswers', { ...about, question: 'which?', answers });
      },
      { model: kept, answers },
    );
    expect(isCut).toBe(false);
    scores.forEach((score, at) => {
      expect(score).toBeCloseTo(scoreByHand('which?', answers[at]), 5);
    });
  });

  test('score: an answer that is too long is cut, and the others are as they were', async ({
    visit,
  }) => {
    const visited = await visit(place);
    await fakeHub(visited.context, ID, tinyScorer());
    const kept = await fetched(visited);
    // The model reads 512 tokens, which are characters.
    const answers = ['short', 'long '.repeat(200)];
    const { scores, isCut } = await visited.page.evaluate(
      async ({ model, answers }) => {
        const { localRuntime, told: run } = window.doors;
        const about = { model, device: 'wasm' as const, runtime: await localRuntime() };
        return run('scoreAnswers', { ...about, question: 'which?', answers });
      },
      { model: kept, answers },
    );
    expect(isCut).toBe(true);
    expect(scores).toHaveLength(2);
    expect(scores[0]).toBeCloseTo(scoreByHand('which?', 'short'), 5);
  });

  test('generate: the reply is read to its end', async ({ visit }) => {
    const visited = await visit(place);
    await fakeHub(visited.context, ID, tinyWriter());
    const kept = await fetched(visited);
    const reply = await visited.page.evaluate(
      async ({ model }) => {
        const { localRuntime, told: run } = window.doors;
        const about = { model, device: 'wasm' as const, runtime: await localRuntime() };
        const asked = {
          system: 'a',
          messages: [{ role: 'user', content: 'bc' } as const],
          temperature: 0,
          maxTokens: 20,
        };
        return run('generateReply', { ...about, ...asked });
      },
      { model: kept },
    );
    expect(reply).toEqual({ text: REPLY, usage: { input: 4, output: 4 }, stop: 'end' });
  });
});

describe('over WebGPU', () => {
  const [[, hosted]] = places;

  test('scores and replies are those of the processor', async ({ visit }) => {
    for (const [files, name] of [
      [tinyScorer(), 'score'],
      [tinyWriter(), 'generate'],
    ] as const) {
      const visited = await visit(hosted, { hasGraphics: true, mayComplain: true });
      await fakeHub(visited.context, ID, files);
      const kept = await fetched(visited);
      const told = await visited.page.evaluate(
        async ({ model, name }) => {
          const { told: run } = window.doors;
          const about = { model, device: 'webgpu' as const, runtime: null };
          const asked = {
            system: '',
            messages: [{ role: 'user', content: 'bc' } as const],
            temperature: 0,
            maxTokens: 20,
          };
          return name === 'score'
            ? (await run('scoreAnswers', { ...about, question: 'why?', answers: ['ab', 'c'] }))
                .scores
            : (await run('generateReply', { ...about, ...asked })).text;
        },
        { model: kept, name },
      );
      if (typeof told === 'string') expect(told).toBe(REPLY);
      else {
        expect(told[0]).toBeCloseTo(scoreByHand('why?', 'ab'), 4);
        expect(told[1]).toBeCloseTo(scoreByHand('why?', 'c'), 4);
      }
    }
  });
});

describe('what can go wrong', () => {
  const [[, hosted]] = places;
  const files = tinyEmbedder();

  /** What becomes of a model that is fetched and asked for vectors, or for scores. */
  function outcome({ page }: Visit, task: 'embedTexts' | 'scoreAnswers' = 'embedTexts') {
    return page.evaluate(
      async ({ id, task }) => {
        const { run } = window.doors;
        try {
          const hub = await run('hubModel', id);
          const { dtype } = hub.variants[0];
          const model = await run('fetchModel', { model: hub, dtype, at: 1 });
          const about = { model, device: 'wasm' as const, runtime: null };
          if (task === 'embedTexts') await run(task, { ...about, texts: ['a'], prefix: '' });
          else await run(task, { ...about, question: 'a', answers: ['b', 'c'] });
          return null;
        } catch (error) {
          return (error as { failure: { kind: string; reason: string; message?: string } }).failure;
        }
      },
      { id: ID, task },
    );
  }

  test('a file that is not what the hub says is dropped, and fetched anew', async ({ visit }) => {
    const visited = await visit(hosted);
    const hub = await fakeHub(visited.context, ID, files);
    hub.answers = (path, bytes) => (path.endsWith('.onnx') ? bytes.fill(0, 9, 10) : bytes);
    expect(await outcome(visited)).toMatchObject({ kind: 'local-model', reason: 'damaged' });
    hub.answers = (path, bytes) => (path.endsWith('.onnx') ? bytes.subarray(9) : bytes);
    expect(await outcome(visited)).toMatchObject({ kind: 'local-model', reason: 'damaged' });
    hub.answers = (_, bytes) => bytes;
    hub.asked.length = 0;
    expect(await outcome(visited)).toBeNull();
    // Only the list and the file that was wrong.
    expect(hub.asked).toHaveLength(2);
  });

  test('weights that are none, or of another kind, are named so', async ({ visit }) => {
    const visited = await visit(hosted);
    const broken = { ...files, 'onnx/model_quantized.onnx': new Uint8Array(100).fill(7) };
    await fakeHub(visited.context, ID, broken);
    const failure = await outcome(visited);
    expect(failure).toMatchObject({ kind: 'local-model', reason: 'not-a-model' });
    expect(failure?.message).toMatch(/protobuf|Load model/i);
    const other = await visit(hosted);
    await fakeHub(other.context, ID, files);
    expect(await outcome(other, 'scoreAnswers')).toMatchObject({ reason: 'wrong-kind' });
  });

  test.for([
    [404, 'not-on-hub'],
    [401, 'not-on-hub'],
    [403, 'gated'],
    [500, 'status'],
    [429, 'too-many-requests'],
  ] as const)('an answer %i of the hub is %s', async ([status, reason], { visit }) => {
    const visited = await visit(hosted, { mayComplain: true });
    const hub = await fakeHub(visited.context, ID, files);
    hub.answers = () => status;
    expect(await outcome(visited)).toMatchObject({ reason });
  });

  test('where the browser is full, that is said', async ({ visit }) => {
    const visited = await visit(hosted);
    await fakeHub(visited.context, ID, files);
    const session = await visited.context.newCDPSession(visited.page);
    const { origin } = new URL(visited.page.url());
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1000 });
    expect(await outcome(visited)).toMatchObject({ kind: 'local-model', reason: 'no-room' });
  });

  test('stopped in the middle, a download goes on with the next file', async ({ visit }) => {
    const visited = await visit(hosted);
    const hub = await fakeHub(visited.context, ID, files);
    hub.answers = (path, bytes) => (path.endsWith('.onnx') ? 'never' : bytes);
    await visited.page.evaluate(async (id) => {
      const { run, isAbort } = window.doors;
      const model = await run('hubModel', id);
      const { dtype } = model.variants[0];
      const stop = new AbortController();
      const { signal } = stop;
      const stopped = run('fetchModel', { model, dtype, at: 1 }, { signal }).then(
        () => false,
        isAbort,
      );
      Object.assign(window, { stop, stopped });
    }, ID);
    // The weights are asked for last, once all else is kept.
    await expect.poll(() => hub.asked.some((path) => path.endsWith('.onnx'))).toBe(true);
    const isStopped = visited.page.evaluate(() => {
      const { stop, stopped } = window as unknown as {
        readonly stop: AbortController;
        readonly stopped: Promise<boolean>;
      };
      stop.abort();
      return stopped;
    });
    expect(await isStopped).toBe(true);
    const kept = await visited.page.evaluate(() => window.doors.run('keptModels', null));
    expect(kept).toMatchObject([{ id: ID, isWhole: false }]);
    hub.answers = (_, bytes) => bytes;
    hub.asked.length = 0;
    expect(await outcome(visited)).toBeNull();
    expect(hub.asked.filter((path) => path.includes('resolve'))).toHaveLength(1);
    await visited.page.evaluate((key) => window.doors.run('removeModel', key), kept[0].key);
    expect(await visited.page.evaluate(() => window.doors.run('keptModels', null))).toEqual([]);
  });

  test('a model that WebAssembly cannot hold is refused before it is read', async ({ visit }) => {
    const visited = await visit(hosted);
    await fakeHub(visited.context, ID, files);
    const kept = await fetched(visited);
    const failure = await visited.page.evaluate(async (model) => {
      const large = model.files.map((file) => ({ ...file, bytes: 3e9 }));
      const cache = await caches.open(`caravan-model:${model.key}`);
      const label = JSON.stringify({ ...model, files: large });
      await cache.put('https://models.invalid/label.json', new Response(label));
      const about = { model, device: 'wasm' as const, runtime: null, texts: ['a'], prefix: '' };
      return window.doors.run('embedTexts', about).then(
        () => null,
        (error: unknown) => (error as { failure: unknown }).failure,
      );
    }, kept);
    expect(failure).toMatchObject({ kind: 'local-model', reason: 'too-large', bytes: 3e9 });
  });

  test('without a graphics card, asking for it says so', async ({ visit }) => {
    const visited = await visit(hosted);
    await fakeHub(visited.context, ID, files);
    const kept = await fetched(visited);
    const failure = await visited.page.evaluate(
      (model) =>
        window.doors
          .run('embedTexts', { model, device: 'webgpu', runtime: null, texts: ['a'], prefix: '' })
          .then(
            () => null,
            (error: unknown) => (error as { failure: unknown }).failure,
          ),
      kept,
    );
    expect(failure).toMatchObject({ kind: 'local-model', reason: 'no-webgpu' });
  });
});
