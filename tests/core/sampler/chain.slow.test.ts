import { describe, it } from 'vitest';
import { worked, expectAsGrid, expectConverged, expectNearSampled, isLong } from './worked.ts';

describe('split HMC', () => {
  it.each(worked.filter(isLong))('gives the posterior a grid gives: %s', expectAsGrid);

  it.each([0.3, 1, 1.5, 2])('converges on the sample with bounds of ±%s', expectConverged);
});

describe('the preview', () => {
  it.each([1, 1.5])('is near what sampling gives, for a prior of ±%s', expectNearSampled);
});
