import { describe, expect, it } from 'vitest';
import { countsByQuestion } from '../../questions-of.ts';
import { MODEL, fitted, expectAlike, simulated } from './law-fits.ts';

describe('a ranking over questions like these', () => {
  it('is that over these questions where ω has no room', () => {
    const counts = countsByQuestion(simulated(12, 3, 1));
    const narrow = fitted(counts, { ...MODEL, questions: { kind: 'random', scale: 1e-4 } });
    const { questions: _, ...plain } = MODEL;
    fitted(counts, plain).forEach((estimate, p) => {
      expectAlike(narrow[p], estimate);
      expect(Math.abs(narrow[p].sd / estimate.sd - 1)).toBeLessThan(0.08);
    });
  });
});
