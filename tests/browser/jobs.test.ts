import { describe } from 'vitest';
import { buildDoors } from './doors/places.ts';
import { countWorkers } from './engines/workers.ts';
import { expect, figure, test } from './harness.ts';
import type {} from './doors/main.ts';

const places = buildDoors();

describe.each(places)('workers, %s', (name, place) => {
  test('fit: approximation, four chains, summary', async ({ visit }) => {
    const { page } = await visit(place);
    const { elapsed, ...fit } = await page.evaluate(async () => {
      const start = performance.now();
      const { run, fit } = window.doors;
      const { approximation } = await run('approximate', fit);
      const chains = await Promise.all(
        [0, 1, 2, 3].map((chain) => run('chain', { ...fit, approximation, chain })),
      );
      const buffers = chains.map(({ draws }) => draws.buffer);
      const input = { ...fit, chains, approximation };
      const { draws, summary } = await run('summarise', input, { transfer: buffers });
      const left = buffers.reduce((sum, { byteLength }) => sum + byteLength, 0);
      return {
        left,
        drawn: draws.values.length,
        names: summary.rows.map(({ model }) => fit.counts.models[model]),
        converged: summary.diagnostics.converged,
        elapsed: performance.now() - start,
      };
    });
    expect(fit).toEqual({ left: 0, drawn: 16_000, names: ['a', 'b', 'c'], converged: true });
    figure(`three models, workers cold, ${name}`, `${elapsed.toFixed(0)} ms`);
  });

  test('judging: a forecast, and the next batch meanwhile', async ({ visit }) => {
    const { page } = await visit(place);
    const found = await page.evaluate(async () => {
      const { run, fit } = window.doors;
      const goal = { kind: 'best' } as const;
      const rest = { goal, confidence: 0.99, randomShare: 0.1, most: 900, seed: 1 };
      const plan = { kind: 'adaptive', ...rest } as const;
      const answered = { models: 3, questions: 40, has: new Uint8Array(120).fill(1) };
      const { counts, model } = fit;
      const { models } = counts;
      const soFar = { plan, models, answered, judges: 1, model, counts, asked: [] };
      const told: number[] = [];
      const forecast = run(
        'judgingForecast',
        { run: { ...soFar, goal, confidence: 0.99 }, sizes: [50, 100], seed: 1 },
        { onProgress: ({ done, total }) => told.push(done / total) },
      );
      const { tasks, stop } = await run('nextBatch', { run: { ...soFar, waiting: [] }, size: 7 });
      const { steps } = await forecast;
      return {
        ...{ tasks: tasks.length, stop, last: told.at(-1) },
        judgments: steps.map(({ judgments }) => judgments),
        narrows: steps[2].width.value < steps[0].width.value,
      };
    });
    expect(found).toEqual({
      ...{ tasks: 7, stop: null, last: 1, judgments: [0, 50, 100], narrows: true },
    });
  });

  test('give the same bytes for the same seed', async ({ visit }) => {
    const { page } = await visit(place);
    const isSame = await page.evaluate(async () => {
      const { run, fit } = window.doors;
      const { approximation } = await run('approximate', fit);
      const [one, two] = await Promise.all(
        [0, 0].map((chain) => run('chain', { ...fit, approximation, chain })),
      );
      return one.draws.every((x, i) => Object.is(x, two.draws[i]));
    });
    expect(isSame).toBe(true);
  });

  test('stop when they are told to, and leave the others alone', async ({ visit }) => {
    const { page } = await visit(place);
    const outcome = await page.evaluate(async () => {
      const { run, fit, isAbort } = window.doors;
      const { approximation } = await run('approximate', fit);
      const endless = { ...fit.sampler, draws: 1_000_000 };
      const controller = new AbortController();
      let seen = 0;
      const running = run(
        'chain',
        { ...fit, sampler: endless, approximation, chain: 0 },
        {
          signal: controller.signal,
          onProgress: () => seen++ || setTimeout(() => controller.abort()),
        },
      );
      const other = run('chain', { ...fit, approximation, chain: 1 });
      const error: unknown = await running.catch((reason: unknown) => reason);
      const atAbort = seen;
      const next = await run('chain', { ...fit, approximation, chain: 2 });
      return {
        isAbort: isAbort(error),
        isQuiet: seen === atAbort,
        chains: [(await other).chain, next.chain],
      };
    });
    expect(outcome).toEqual({ isAbort: true, isQuiet: true, chains: [1, 2] });
    // The preview's, the other's and the next one's: the stopped one is gone.
    await expect.poll(() => countWorkers(page)).toBeLessThanOrEqual(3);
  });

  test('read files as streams, and say how far they are', async ({ visit }) => {
    const { page } = await visit(place);
    const outcome = await page.evaluate(async () => {
      const row = JSON.stringify({ model_a: 'a', model_b: 'b', winner: 'model_a' });
      const file = new File([`${row}\n`.repeat(50_000)], 'many.jsonl');
      let last = { done: 0, total: 0 };
      let calls = 0;
      const edits = { duplicates: 'keep', names: [], excluded: [], excludedJudges: [] } as const;
      const options = { ways: new Map(), mappings: [], drop: [], edits };
      const pasted = { name: 'pasted', key: '2', text: row };
      const { read, counts, failure } = await window.doors.run(
        'import',
        { ...options, sources: [{ name: 'many', key: '1', blob: file }, pasted], base: null },
        {
          onProgress: (progress) => {
            last = progress;
            calls++;
          },
        },
      );
      const added = await window.doors.run('import', {
        ...options,
        sources: [{ name: 'more', key: '3', text: row }],
        drop: ['pasted'],
        base: read,
      });
      return {
        formats: read.files.map(({ format }) => format),
        wins: [...counts.leftWins],
        more: [...added.counts.leftWins],
        names: added.read.files.map(({ file }) => file),
        failure,
        isWhole: last.done === last.total && last.total === file.size + row.length,
        calls,
      };
    });
    expect(outcome.calls).toBeGreaterThan(1);
    expect(outcome).toMatchObject({
      formats: ['arena', 'arena'],
      wins: [50_001],
      more: [50_001],
      names: ['many', 'more'],
      failure: null,
      isWhole: true,
    });
  });

  test('send failures as data', async ({ visit }) => {
    const { page } = await visit(place);
    const error = await page.evaluate(async () => {
      const { run, fit } = window.doors;
      const model = { ...fit.model, strength: { family: 'normal', scale: -1 } as const };
      return run('approximate', { ...fit, model }).catch((reason: unknown) => ({
        ...(reason as object),
      }));
    });
    expect(error).toEqual({
      failure: { kind: 'bad-setting', setting: 'strength.scale', value: '-1' },
    });
  });

  test('answer a moving slider with the newest question', async ({ visit }) => {
    const { page } = await visit(place);
    const figures = await page.evaluate(async () => {
      const { newestOnly, run, fit } = window.doors;
      const ask = newestOnly((job: typeof fit) => run('approximate', job));
      await ask(fit);
      const scales = Array.from({ length: 40 }, (_, i) => 0.5 + i / 10);
      const asked = scales.map((scale) => {
        const start = performance.now();
        const model = { ...fit.model, strength: { family: 'normal', scale } as const };
        return ask({ ...fit, model }).then(() => performance.now() - start);
      });
      const ends = await Promise.allSettled(asked);
      return ends.map((end) => (end.status === 'fulfilled' ? end.value : null));
    });
    expect(figures.filter((ms) => ms !== null)).toHaveLength(2);
    expect(figures.at(-1)).not.toBeNull();
    figure(`preview of three models, ${name}`, `${figures[0]?.toFixed(1) ?? '–'} ms`);
  });

  test('take large jobs in the order in which they are asked for and taken back', async ({
    visit,
  }) => {
    const { page } = await visit(place);
    const told = await page.evaluate(async () => {
      const { run, fit, isAbort } = window.doors;
      const begun: string[] = [];
      const worked = new Set<string>();
      const ask = (name: string, signal?: AbortSignal) => {
        const large = { ...fit, pad: new Float64Array(2 ** 20) };
        return run('compareFits', large, {
          ...(signal && { signal }),
          onWait: (isWaiting) => {
            if (!isWaiting) begun.push(name);
          },
          onProgress: () => worked.add(name),
        });
      };
      // All of these before the code is there that has them wait.
      const stop = new AbortController();
      const first = ask('taken back', stop.signal).catch(isAbort);
      stop.abort();
      await Promise.all(['one', 'two', 'three', 'four'].map((name) => ask(name)));
      return { isTakenBack: await first, begun, worked: [...worked].sort() };
    });
    expect(told).toEqual({
      isTakenBack: true,
      begun: ['taken back', 'one', 'two', 'four', 'three'],
      worked: ['four', 'one', 'three', 'two'],
    });
  });

  test('carry strings that look like the end of a script', async ({ visit }) => {
    const { page } = await visit(place);
    expect(await page.evaluate(() => window.doors.hostile)).toBe('<!-- <script> </script>');
  });
});

test('a single file asks for nothing but itself, and is refused the rest', async ({ visit }) => {
  const { page, requests } = await visit(places[1][1], { mayComplain: true });
  await page.evaluate(() => window.doors.run('approximate', window.doors.fit));
  // Not every engine tells of files.
  expect(requests.filter((url) => url !== page.url())).toEqual([]);
  // As each engine says it.
  await expect(page.evaluate(() => fetch('http://localhost:9/'))).rejects.toThrow(
    /fetch|Load failed/,
  );
});
