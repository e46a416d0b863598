import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { HubModel, KeptModel, ModelDevice } from '../../../src/core/judge/local/models.ts';
import type { Jobs } from '../../../workers/protocol.ts';

/** Jobs as they were begun, which the test answers; `keptModels` is answered by what is kept. */
interface Job {
  readonly name: string;
  readonly input: unknown;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: { done: number; total: number }) => void;
  readonly answer: (value: unknown) => void;
  readonly fail: (error: unknown) => void;
}
const at = vi.hoisted(() => ({
  jobs: [] as unknown[],
  kept: [] as unknown[],
  looks: 0,
  device: null as string | null,
  protects: 0,
  /** Whether this is the single file without models. */
  lacksModels: false,
}));
vi.mock('../../../src/jobs.ts', () => ({
  isAbort: (error: unknown) => error instanceof DOMException && error.name === 'AbortError',
  run(name: string, input: unknown, options: { signal?: AbortSignal } = {}) {
    if (name === 'keptModels') return Promise.resolve(at.kept);
    return new Promise((answer, fail) => {
      at.jobs.push({ name, input, ...options, answer, fail });
      // The hub's answer may be on its way already.
      if (name === 'hubModel') return;
      options.signal?.addEventListener('abort', () => {
        fail(new DOMException('', 'AbortError'));
      });
    });
  },
}));
vi.mock('../../../src/state/local-models/local-runtime.ts', () => ({
  lacksModels: () => at.lacksModels,
  localRuntime: () => Promise.resolve('runtime'),
}));
vi.mock('../../../src/state/local-models/model-device.svelte.ts', () => ({
  modelDevice: {
    get chosen() {
      return at.device;
    },
    look() {
      at.looks++;
      at.device ??= 'wasm';
      return Promise.resolve();
    },
  },
}));
vi.mock('../../../src/state/page/storage.svelte.ts', () => ({
  storage: { protect: () => Promise.resolve(at.protects++) },
}));

const job = (number = 0) => at.jobs[number] as Job;

const variant = (dtype: 'q4' | 'q8' | 'fp16') => ({ dtype, files: [], bytes: 1 });
const MODEL: HubModel = {
  ...{ id: 'org/m', commit: 'abc', licence: null, isGated: false },
  variants: [variant('q4'), variant('q8'), variant('fp16')],
};
function kept(key: string, isWhole = true): KeptModel {
  return {
    ...{ key, id: 'org/m', from: 'hub', commit: 'abc', dtype: 'q8', licence: null },
    ...{ files: [], bytes: 1, isWhole, at: 1 },
  };
}

/** A shelf that nobody has looked at yet. */
async function freshShelf(device: ModelDevice | null = 'wasm') {
  at.device = device;
  vi.resetModules();
  return (await import('../../../src/state/local-models/local-models.svelte.ts')).localModels;
}
/** With a model of the hub offered. */
async function offered(task: 'score' | 'generate' = 'score', device: ModelDevice = 'wasm') {
  const shelf = await freshShelf(device);
  const done = shelf.offer('org/m', task);
  job().answer(MODEL);
  await done;
  at.jobs = [];
  return shelf;
}
const failed = (reason: string, model: string) => ({
  stage: 'failed',
  failure: { kind: 'local-model', reason, model },
});

beforeEach(() => {
  Object.assign(at, { jobs: [], kept: [], looks: 0, protects: 0 });
});

it('knows what is kept, and on what it runs, once it has looked', async () => {
  const shelf = await freshShelf();
  expect(shelf.kept).toBeNull();
  at.kept = [kept('a')];
  await shelf.look();
  expect([shelf.kept, at.looks]).toEqual([[kept('a')], 1]);
});

describe('a model of the hub', () => {
  it('is asked about by its id, of which a page may be typed in', async () => {
    const shelf = await freshShelf();
    const done = shelf.offer(' https://huggingface.co/org/m/tree/main ', 'score');
    expect(shelf.work).toEqual({ stage: 'looking' });
    expect([job().name, job().input]).toEqual(['hubModel', 'org/m']);
    job().answer(MODEL);
    await done;
    expect(shelf.work).toEqual({ stage: 'offered', model: MODEL, dtype: 'q8' });
  });

  it.each([
    ['score', 'wasm', 'q8'],
    ['score', 'webgpu', 'fp16'],
    ['generate', 'wasm', 'q4'],
  ] as const)('is offered as it does best to %s on %s', async (task, device, dtype) => {
    const shelf = await offered(task, device);
    expect(shelf.work).toMatchObject({ stage: 'offered', dtype });
  });

  it('is not asked about where what was typed is no id', async () => {
    const shelf = await freshShelf();
    await shelf.offer('a model', 'score');
    expect([shelf.work, at.jobs]).toEqual([failed('not-an-id', 'a model'), []]);
  });

  it('is refused where it is given only to some', async () => {
    const shelf = await freshShelf();
    const done = shelf.offer('org/m', 'score');
    job().answer({ ...MODEL, isGated: true });
    await done;
    expect(shelf.work).toEqual(failed('gated', 'org/m'));
  });

  it('is offered no more once another is asked about', async () => {
    const shelf = await freshShelf();
    const first = shelf.offer('org/m', 'score');
    const second = shelf.offer('org/n', 'score');
    expect(job().signal.aborted).toBe(true);
    job().answer(MODEL);
    await first;
    expect(shelf.work).toEqual({ stage: 'looking' });
    job(1).answer({ ...MODEL, id: 'org/n' });
    await second;
    expect(shelf.work).toMatchObject({ stage: 'offered', model: { id: 'org/n' } });
  });
});

describe('what is offered', () => {
  it('is fetched in the way that is chosen', async () => {
    const shelf = await offered();
    shelf.chooseDtype('q4');
    const done = shelf.get();
    expect(shelf.work).toEqual({ stage: 'getting', name: 'org/m', progress: null });
    expect([job().name, job().input]).toMatchObject(['fetchModel', { model: MODEL, dtype: 'q4' }]);
    job().onProgress({ done: 1, total: 2 });
    expect(shelf.work).toMatchObject({ stage: 'getting', progress: { done: 1, total: 2 } });
    at.kept = [kept('org/m')];
    job().answer(kept('org/m'));
    expect(await done).toEqual(kept('org/m'));
    expect([shelf.work, shelf.kept]).toEqual([{ stage: 'idle' }, at.kept]);
  });

  it('is something to lose, for which storage is asked to last', async () => {
    const shelf = await offered();
    expect(at.protects).toBe(0);
    void shelf.get();
    expect(at.protects).toBe(1);
  });

  it('is nothing yet: nothing is fetched, and no way is chosen', async () => {
    const shelf = await freshShelf();
    shelf.chooseDtype('q4');
    expect([await shelf.get(), shelf.work, at.jobs]).toEqual([null, { stage: 'idle' }, []]);
  });

  it('is told of where it fails; what came of it is kept all the same', async () => {
    const shelf = await offered();
    const done = shelf.get();
    at.kept = [kept('org/m', false)];
    job().fail(new Error('cut off'));
    expect(await done).toBeNull();
    expect(shelf.work).toEqual({
      stage: 'failed',
      failure: { kind: 'unexpected', message: 'cut off' },
    });
    expect(shelf.kept).toEqual(at.kept);
  });

  it('is stopped, and says no more', async () => {
    const shelf = await offered();
    const done = shelf.get();
    shelf.stop();
    expect(job().signal.aborted).toBe(true);
    job().onProgress({ done: 1, total: 2 });
    expect([await done, shelf.work]).toEqual([null, { stage: 'idle' }]);
  });
});

describe('files that were picked', () => {
  const blob = new Blob(['x']);
  const pick = (...names: string[]) => names.map((name) => ({ name, blob }));
  const begin = async (...names: string[]) => {
    const shelf = await freshShelf();
    void shelf.keep(pick(...names));
    return job().input as Jobs['keepFiles']['input'];
  };

  it('are named by the folder that all of them lie in, which no path keeps', async () => {
    const { name, files } = await begin('mine/config.json', 'mine/onnx/model.onnx');
    expect([name, files.map(({ path }) => path)]).toEqual([
      'mine',
      ['config.json', 'onnx/model.onnx'],
    ]);
    expect(job().name).toBe('keepFiles');
  });

  it('are named by their weights, and else by the first, where they lie in none', async () => {
    const { name, files } = await begin('config.json', 'model.onnx');
    expect([name, files[0].path]).toEqual(['model.onnx', 'config.json']);
    at.jobs = [];
    expect((await begin('a/x.json', 'b/y.json')).name).toBe('a/x.json');
    at.jobs = [];
    expect((await begin('a/x.json', 'b/y.json')).files.map(({ path }) => path)).toEqual([
      ...['a/x.json', 'b/y.json'],
    ]);
  });

  it('are kept only where there are any', async () => {
    const shelf = await freshShelf();
    expect([await shelf.keep([]), at.jobs]).toEqual([null, []]);
  });
});

it('lets a model go, and looks at what is left', async () => {
  const shelf = await freshShelf();
  at.kept = [kept('a'), kept('b')];
  await shelf.look();
  const done = shelf.remove('a');
  at.kept = [kept('b')];
  expect([job().name, job().input]).toEqual(['removeModel', 'a']);
  job().answer(null);
  await done;
  expect(shelf.kept).toEqual([kept('b')]);
});

it('has none where what runs them is left out, whatever is stored', async () => {
  at.lacksModels = true;
  const shelf = await freshShelf();
  at.kept = [kept('a')];
  await shelf.look();
  expect(shelf.kept).toEqual([]);
  await expect(shelf.local('a')).rejects.toMatchObject({ failure: { reason: 'not-kept' } });
  at.lacksModels = false;
});

describe('a model for a job', () => {
  it('comes with the device and the runtime, and is looked for where it has to be', async () => {
    const shelf = await freshShelf(null);
    at.kept = [kept('org/m@abc#q8')];
    const found = { model: kept('org/m@abc#q8'), device: 'wasm', runtime: 'runtime' };
    expect(await shelf.local('org/m@abc#q8')).toEqual(found);
    expect(await shelf.local('org/m@abc#q8')).toEqual(found);
    expect(at.looks).toBe(1);
  });

  it('is looked for where it is new, and where the device is not known yet', async () => {
    const shelf = await freshShelf('webgpu');
    at.kept = [kept('org/m@abc#q8')];
    expect(await shelf.local('org/m@abc#q8')).toMatchObject({ device: 'webgpu' });
    at.device = null;
    expect(await shelf.local('org/m@abc#q8')).toMatchObject({ device: 'wasm' });
    expect(at.looks).toBe(2);
  });

  it.each([
    ['is not there', []],
    ['is not there whole', [kept('org/m@abc#q8', false)]],
  ])('is refused by its name where it %s', async (_what, models) => {
    const shelf = await freshShelf();
    at.kept = models;
    await expect(shelf.local('org/m@abc#q8')).rejects.toMatchObject({
      failure: { kind: 'local-model', reason: 'not-kept', model: 'org/m' },
    });
  });
});
