import { beforeEach, expect, it } from 'vitest';
import { CaravanError } from '../../../src/core/failure.ts';
import type { TaskOptions } from '../../../src/state/work/task.svelte.ts';

const { Task } = await import('../../../src/state/work/task.svelte.ts');

/** Work that ends when the test has it end, whether it was aborted or not. */
function work() {
  let options: TaskOptions<number> | null = null;
  let settle: { resolve: (result: string) => void; reject: (error: Error) => void } | null = null;
  return {
    resolve: (result: string) => settle?.resolve(result),
    reject: (error: Error) => settle?.reject(error),
    start: (given: TaskOptions<number>) => {
      options = given;
      return new Promise<string>((resolve, reject) => {
        settle = { resolve, reject };
      });
    },
    tell: (progress: number) => options?.onProgress(progress),
    isAborted: () => options?.signal.aborted,
  };
}

let task: InstanceType<typeof Task<string, number>>;
beforeEach(() => {
  task = new Task<string, number>();
});

it('goes from idle by its progress to what comes of it', async () => {
  expect(task.life).toEqual({ stage: 'idle' });
  const job = work();
  const end = task.begin(job.start);
  expect(task.life).toEqual({ stage: 'running', progress: null });
  job.tell(1);
  expect(task.life).toEqual({ stage: 'running', progress: 1 });
  expect(task.result).toBeNull();
  job.resolve('all');
  expect(await end).toEqual({ stage: 'done', result: 'all' });
  expect([task.stage, task.result]).toEqual(['done', 'all']);
});

it('tells a failure as data, and ends the jobs that it left running', async () => {
  const job = work();
  const end = task.begin(job.start);
  job.reject(new CaravanError({ kind: 'source-gone' }));
  expect(await end).toEqual({ stage: 'failed', failure: { kind: 'source-gone' } });
  expect(job.isAborted()).toBe(true);
  job.tell(7);
  expect(task.stage).toBe('failed');
});

it('counts only what was begun last', async () => {
  const [early, late] = [work(), work()];
  const ends = [task.begin(early.start), task.begin(late.start)];
  expect(early.isAborted()).toBe(true);
  early.tell(3);
  early.resolve('early');
  expect(await ends[0]).toBeNull();
  expect(task.life).toEqual({ stage: 'running', progress: null });
  late.resolve('late');
  await ends[1];
  expect(task.result).toBe('late');
});

it('stops what runs, and nothing else', async () => {
  task.stop();
  expect(task.stage).toBe('idle');
  const job = work();
  const end = task.begin(job.start);
  task.stop();
  expect([task.stage, job.isAborted()]).toEqual(['stopped', true]);
  job.resolve('too late');
  expect(await end).toBeNull();
  expect(task.stage).toBe('stopped');
  task.settle({ stage: 'done', result: 'from elsewhere' });
  task.stop();
  expect(task.result).toBe('from elsewhere');
});
