import type { Worker } from 'playwright-core';
import { describe } from 'vitest';
import { startSite } from '../remote/site.ts';
import { buildDoors } from '../browser/doors/places.ts';
import { expect, test } from '../browser/harness.ts';
import { settled } from '../browser/journeys/judge/board.ts';
import type {} from '../browser/doors/main.ts';

/* What the policy of a build forbids is forbidden in its page and in each of its workers. */

const places = buildDoors();

/** One job of each doorway; what is sent is no input, since the worker only has to start. */
const JOBS = [
  ...(['approximate', 'import', 'judgments', 'keepTexts', 'energy', 'profile'] as const),
  ...(['hubModel', 'embedTexts', 'measureChunk', 'mappedTexts', 'nextBatch'] as const),
];
const LANES = [
  ...['sampler', 'importer', 'inspector', 'keeper', 'checker', 'laboratory'],
  ...['hub', 'local', 'style', 'mapper', 'planner', 'local-gpu'],
];

/** Runs in the page or a worker: what of all this could be done there. */
async function forbiddenThatWorks(foreign: string): Promise<string[]> {
  const attempts: Record<string, () => unknown> = {
    eval: () => void eval('1'),
    'new Function': () => void Reflect.construct(Function, ['return 1']),
    'import from elsewhere': () => import(foreign),
    'fetch of data:': () => fetch('data:,x'),
  };
  /** Throws where nothing came of it. */
  function runInline(): void {
    const script = document.createElement('script');
    script.textContent = 'document.documentElement.dataset.ran = "inline"';
    document.body.append(script);
    if (document.documentElement.dataset['ran'] === undefined) throw new Error('nothing');
  }
  // The debugger, which calls this, may evaluate text; what it leaves for later may not.
  await new Promise((resolve) => setTimeout(resolve));
  if ('document' in globalThis) attempts['an inline script'] = runInline;
  const done: string[] = [];
  for (const [name, attempt] of Object.entries(attempts)) {
    try {
      await attempt();
      done.push(name);
    } catch {
      // As it should be.
    }
  }
  return done;
}

describe.each(places)('%s', (_, place) => {
  test('the policy holds in the page and in the worker of each lane', async ({ visit }) => {
    const { page } = await visit(place, { mayComplain: true });
    const site = await startSite({
      '/x.js': { body: 'export const ran = true;', type: 'text/javascript' },
    });
    const foreign = `${site.url}/x.js`;
    expect(await page.evaluate(forbiddenThatWorks, foreign)).toEqual([]);
    await page.evaluate(async (jobs) => {
      const nothing = (input: object) => input as never;
      const started = [
        ...jobs.map((name) => window.doors.run(name, nothing({}))),
        window.doors.run('embedTexts', nothing({ device: 'webgpu' })),
      ];
      await Promise.allSettled(started);
    }, JOBS);
    await expect.poll(() => page.workers().length).toBe(LANES.length);
    const nameOf = (worker: Worker) => worker.evaluate(() => self.name);
    const found = await Promise.all(
      page.workers().map(async (worker) => ({
        lane: await nameOf(worker),
        works: await worker.evaluate(forbiddenThatWorks, foreign),
      })),
    );
    expect(found.map(({ lane }) => lane).sort()).toEqual([...LANES].sort());
    expect(found.filter(({ works }) => works.length > 0)).toEqual([]);
    expect(site.asked).toEqual([]);
    await site.stop();
  });
});

/** Whether a script runs that something else than the file's own code puts into the page. */
function foreignScriptRuns(): boolean {
  const script = document.createElement('script');
  script.textContent = 'document.documentElement.dataset.foreign = "ran"';
  document.body.append(script);
  return document.documentElement.dataset['foreign'] !== undefined;
}

test('one file from disk runs no script but its own', async ({ visit }) => {
  const { page } = await visit('single', { mayComplain: true });
  await settled(page, 'Converged');
  expect(await page.evaluate(foreignScriptRuns)).toBe(false);
});
