import type { JudgeTask } from '../setup.ts';

/** Which tasks there are, and of which run. */
export interface BatchScope {
  /** Names the run for good; letters, digits, - and _, at most 36. */
  readonly run: string;
  readonly judges: number;
  readonly questions: number;
  readonly models: number;
}

/**
 * A task as a `custom_id`, which comes back with its reply. At most 64 characters of
 * [A-Za-z0-9_-], as Anthropic wants them; OpenAI and vLLM take anything.
 * @throws RangeError where the run has a name that does not fit
 */
export function customIdOf(run: string, { judge, question, left, right }: JudgeTask): string {
  const id = ['caravan', run, judge, question, left, right].join('_');
  if (!/^[\w-]{1,64}$/.test(id)) throw new RangeError(`no custom_id: ${id}`);
  return id;
}

/** The task that an id names; 'other-run' where it is of another, null where it is none of ours. */
export function readCustomId(id: string, scope: BatchScope): JudgeTask | 'other-run' | null {
  const [, run, ...numbers] = /^caravan_([\w-]+)_(\d+)_(\d+)_(\d+)_(\d+)$/.exec(id) ?? [];
  if (numbers.length === 0) return null;
  if (run !== scope.run) return 'other-run';
  const [judge, question, left, right] = numbers.map(Number);
  const task = { judge, question, left, right };
  const isThere =
    judge < scope.judges &&
    question < scope.questions &&
    left < scope.models &&
    right < scope.models &&
    left !== right &&
    // A number written in another way would be a second name of the same task.
    customIdOf(run, task) === id;
  return isThere ? task : null;
}
