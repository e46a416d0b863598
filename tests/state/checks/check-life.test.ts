import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CaravanError } from '../../../src/core/failure.ts';
import type { JobOptions } from '../../../src/jobs.ts';

vi.mock('../../../src/jobs.ts', () => ({
  isAbort: (error: unknown) => error instanceof DOMException && error.name === 'AbortError',
}));

const { CheckRun } = await import('../../../src/state/checks/check-life.svelte.ts');

/** A job that waits for what the test does with it. */
function job() {
  let options: JobOptions<'loo'> = {};
  let settle: { resolve: (output: never) => void; reject: (error: unknown) => void } | null = null;
  const work = (given: JobOptions<'loo'>): Promise<never> => {
    options = given;
    return new Promise((resolve, reject) => {
      settle = { resolve, reject };
      given.signal?.addEventListener('abort', () => {
        reject(new DOMException('stopped', 'AbortError'));
      });
    });
  };
  return {
    work,
    wait: (isWaiting: boolean) => options.onWait?.(isWaiting),
    tell: (done: number) => options.onProgress?.({ done, total: 4 }),
    finish: (output: string) => settle?.resolve(output as never),
    fail: (error: unknown) => settle?.reject(error),
    isAborted: () => options.signal?.aborted ?? false,
  };
}

const FIT = {};
const about = (choices: string, fit: object | null = FIT, texts = 0) => ({ fit, choices, texts });
const settled = () => new Promise((resolve) => setTimeout(resolve));

let check: InstanceType<typeof CheckRun<'loo'>>;
beforeEach(() => {
  check = new CheckRun<'loo'>();
});

describe('the life of a check', () => {
  it('goes from nothing by progress to a result', async () => {
    expect(check.of(about('a'))).toEqual({ stage: 'idle' });
    const { work, tell, finish } = job();
    void check.begin(about('a'), work);
    expect(check.of(about('a'))).toMatchObject({ stage: 'running', progress: null, before: null });
    tell(1);
    expect(check.of(about('a'))).toMatchObject({
      stage: 'running',
      progress: { done: 1, total: 4 },
      partial: { done: 1, total: 4 },
    });
    finish('result');
    await settled();
    expect(check.of(about('a'))).toEqual({ stage: 'done', result: 'result' });
  });

  it('says that it waits for other jobs, and begins its progress anew', () => {
    const { work, wait, tell } = job();
    void check.begin(about('a'), work);
    tell(3);
    wait(true);
    expect(check.of(about('a'))).toMatchObject({ isWaiting: true, progress: null, partial: null });
    wait(false);
    expect(check.of(about('a'))).toMatchObject({ isWaiting: false, progress: null });
    tell(1);
    expect(check.of(about('a'))).toMatchObject({ isWaiting: false, progress: { done: 1 } });
  });

  it('belongs to the fit and the choices it was begun with', async () => {
    const { work, finish } = job();
    void check.begin(about('a'), work);
    finish('result');
    await settled();
    expect(check.of(about('b'))).toEqual({ stage: 'idle' });
    expect(check.of(about('a', {}))).toEqual({ stage: 'idle' });
    expect(check.isAbout(about('a'))).toBe(true);
  });

  it('shows the last result under other choices of the same fit, and of no other', async () => {
    const first = job();
    void check.begin(about('a'), first.work);
    first.finish('result of a');
    await settled();
    void check.begin(about('b'), job().work);
    expect(check.of(about('b'))).toMatchObject({ stage: 'running', before: 'result of a' });
    // Also where the one between was never finished.
    void check.begin(about('c'), job().work);
    expect(check.of(about('c'))).toMatchObject({ before: 'result of a' });
    void check.begin(about('c', {}), job().work);
    await settled();
    expect(check.of(about('c', FIT))).toEqual({ stage: 'idle' });
  });

  it('counts only what was begun last', async () => {
    const [early, late] = [job(), job()];
    void check.begin(about('a'), early.work);
    void check.begin(about('a'), late.work);
    expect(early.isAborted()).toBe(true);
    early.tell(3);
    early.fail(new Error('too late'));
    await settled();
    expect(check.of(about('a'))).toMatchObject({ stage: 'running', progress: null });
    late.finish('late');
    await settled();
    expect(check.of(about('a'))).toEqual({ stage: 'done', result: 'late' });
  });

  it('can be stopped, and begun again', async () => {
    const { work, isAborted } = job();
    void check.begin(about('a'), work);
    check.stop();
    await settled();
    expect(isAborted()).toBe(true);
    expect(check.of(about('a'))).toEqual({ stage: 'stopped' });
    const again = job();
    void check.begin(about('a'), again.work);
    again.finish('result');
    await settled();
    check.stop();
    expect(check.of(about('a'))).toEqual({ stage: 'done', result: 'result' });
  });

  it('is behind where other texts are kept while it runs, and only then', async () => {
    expect(check.isBehindTexts(about('a', FIT, 1))).toBe(false);
    const { work, finish } = job();
    void check.begin(about('a'), work);
    expect(check.isBehindTexts(about('a'))).toBe(false);
    expect(check.isBehindTexts(about('a', FIT, 1))).toBe(true);
    expect(check.isAbout(about('a', FIT, 1))).toBe(false);
    expect(check.isBehindTexts(about('b', FIT, 1))).toBe(false);
    expect(check.isBehindTexts(about('a', {}, 1))).toBe(false);
    finish('result');
    await settled();
    expect(check.isBehindTexts(about('a', FIT, 1))).toBe(false);
    expect(check.of(about('a', FIT, 1))).toEqual({ stage: 'idle' });
  });

  it('tells a failure as data', async () => {
    const { work, fail } = job();
    void check.begin(about('a'), work);
    fail(new CaravanError({ kind: 'not-finite', what: 'x' }));
    await settled();
    expect(check.of(about('a'))).toEqual({
      stage: 'failed',
      failure: { kind: 'not-finite', what: 'x' },
    });
  });
});
