import { describe, expect, it } from 'vitest';
import { judgesReport } from '../../../src/core/judges-model/judges-report.ts';
import { ALIKE_QUESTIONS, DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import { createRandom } from '../../../src/core/numerics/random.ts';
import { INTERVALS } from '../counts-of.ts';
import { judged } from './labelled.ts';

describe('next labels', () => {
  it('are in the report of a reference, over questions like these where the ranking is', () => {
    const { table } = judged([0, 0, 0, 0, 0], 0.1, createRandom(1));
    const model = { ...DEFAULT_MODEL, questions: ALIKE_QUESTIONS };
    const [none, own] = [[], ['human']].map(
      (reference) => judgesReport(table, reference, model, 1, INTERVALS)?.next,
    );
    expect(none).toBeNull();
    expect(own?.isAlike).toBe(true);
    expect(own?.labels.length).toBeGreaterThan(0);
  });
});
