/** The tasks of one run, each four whole numbers, as batches name them. */
export interface BatchScope<T> {
  /** Names the run for good; letters, digits, - and _, at most 36. */
  readonly run: string;
  readonly numbersOf: (task: T) => readonly [number, number, number, number];
  /** Null where the run has no such task. */
  readonly taskOf: (a: number, b: number, c: number, d: number) => T | null;
}

/**
 * A task as a `custom_id`, which comes back with its reply. At most 64 characters of
 * [A-Za-z0-9_-], as Anthropic wants them; OpenAI and vLLM take anything.
 * @throws RangeError where the run has a name that does not fit
 */
export function customIdOf<T>({ run, numbersOf }: BatchScope<T>, task: T): string {
  const id = ['caravan', run, ...numbersOf(task)].join('_');
  if (!/^[\w-]{1,64}$/.test(id)) throw new RangeError(`no custom_id: ${id}`);
  return id;
}

/** The task that an id names; 'other-run' where it is of another, null where it is none of ours. */
export function readCustomId<T>(id: string, scope: BatchScope<T>): T | 'other-run' | null {
  const [, run, ...numbers] = /^caravan_([\w-]+)_(\d+)_(\d+)_(\d+)_(\d+)$/.exec(id) ?? [];
  if (numbers.length === 0) return null;
  if (run !== scope.run) return 'other-run';
  const [a, b, c, d] = numbers.map(Number);
  const task = scope.taskOf(a, b, c, d);
  // A number written in another way would be a second name of the same task.
  return task !== null && customIdOf(scope, task) === id ? task : null;
}
