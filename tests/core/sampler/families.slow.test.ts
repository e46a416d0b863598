import { describe, it } from 'vitest';
import { longTailed, expectAsGrid } from './families.ts';

describe('split HMC', () => {
  it.each(longTailed)('gives the posterior a grid gives: %s', expectAsGrid);
});
