import { createRandom } from '../../../src/core/numerics/random.ts';
import { drawTruth, simulateJudges } from './simulated.ts';

export const NAMES = ['anna', 'bert', 'carl'];

export function simulated(models: number, hasReference: boolean, questions: number, seed: number) {
  const random = createRandom(seed);
  const truth = drawTruth(models, NAMES, hasReference, random);
  return { truth, table: simulateJudges(truth, questions, random) };
}
