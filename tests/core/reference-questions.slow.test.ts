import { describe, expect, it } from 'vitest';
import { areReferencesHere, compareWithStan } from './question-references.ts';

if (!areReferencesHere) console.warn('skipped: the reference posteriors of ../shared are not here');

/*
 * Each data set and each way with ties once; tests/calibration compares the other two as well, of
 * which one takes half a minute, and draws twice as many.
 */
describe.skipIf(!areReferencesHere)('departures by question agree with Stan', () => {
  it.each([
    ['rakuda_v1', 'davidson'],
    ['mtbench_human', 'half'],
  ] as const)('on %s, ties %s', (data, ties) => {
    const { converged, models, departures } = compareWithStan(data, ties, 1000);
    expect(converged).toBe(true);
    for (const { name, gap, width } of departures) {
      expect(gap, name).toBeLessThan(4);
      expect(Math.abs(width), name).toBeLessThan(0.06);
    }
    expect(departures.length).toBe(models + (ties === 'half' ? 2 : 3));
  });
});
