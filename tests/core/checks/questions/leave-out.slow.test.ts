import { describe, it } from 'vitest';
import { expectAsWithout, expectGradesAsWithout } from './left-out.ts';

describe('leaving one question out at a time', () => {
  it.each([['rao-kupper', { questions: { kind: 'random', scale: 1 } }, 3]] as const)(
    'predicts as fits without each do: ties %s, %j',
    expectAsWithout,
  );

  it.each([['with departures', { questions: { kind: 'random', scale: 1 } as const }]])(
    'predicts grades, and who won without them, as fits without each question do: %s',
    (_, part) => expectGradesAsWithout(part),
  );
});
