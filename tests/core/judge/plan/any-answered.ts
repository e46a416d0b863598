import fc from 'fast-check';
import type { Answered } from '../../../../src/core/judge/plan/answered.ts';
import type { JudgeTask } from '../../../../src/core/judge/setup.ts';

/** Every model answered every question. */
export function allAnswered(models: number, questions: number): Answered {
  return { models, questions, has: new Uint8Array(models * questions).fill(1) };
}

/** Two to six models, up to five questions, some of them not answered. */
export const anyAnswered: fc.Arbitrary<Answered> = fc
  .record({ models: fc.integer({ min: 2, max: 6 }), questions: fc.integer({ min: 1, max: 5 }) })
  .chain(({ models, questions }) =>
    fc
      .array(fc.boolean(), { minLength: models * questions, maxLength: models * questions })
      .map((has) => ({ models, questions, has: Uint8Array.from(has, Number) })),
  );

/** What tells one task from all others. */
export function keyOf({ judge, question, left, right }: JudgeTask): string {
  return [judge, question, left, right].join();
}

/** How often each key was counted. */
export function tally<T>(things: readonly T[], of: (thing: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const thing of things) counts.set(of(thing), (counts.get(of(thing)) ?? 0) + 1);
  return counts;
}
