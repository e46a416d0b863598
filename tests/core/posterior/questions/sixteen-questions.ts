import { fitAll } from '../../../../src/core/fit/fit.ts';
import { DEFAULT_MODEL } from '../../../../src/core/model/settings.ts';
import type { ModelSettings } from '../../../../src/core/model/settings.ts';
import { createRandom } from '../../../../src/core/numerics/random.ts';
import { DEFAULT_SAMPLER } from '../../../../src/core/sampler/settings.ts';
import { INTERVALS } from '../../counts-of.ts';
import { countsByQuestion } from '../../questions-of.ts';
import type { Verdict } from '../../questions-of.ts';

export const settings = (scale: number): ModelSettings => ({
  ...DEFAULT_MODEL,
  questions: { kind: 'random', scale },
});
export const MODEL = settings(1);

/** Three models, 16 questions, on which strengths differ by about 1. */
export const COUNTS = (() => {
  const random = createRandom(8);
  const names = ['a', 'b', 'c'];
  const verdicts = Array.from({ length: 16 }).flatMap((_, q) => {
    const own = [0.8, 0, -0.8].map((beta) => beta + random.normal());
    return Array.from({ length: 12 }, (_verdict, n): Verdict => {
      const i = n % 3;
      const j = (i + 1 + (n % 2)) % 3;
      const chance = 1 / (1 + Math.exp(own[j] - own[i]));
      return [q, names[i], names[j], random.uniform() < chance ? 'left' : 'right'];
    });
  });
  return countsByQuestion(verdicts, names);
})();
export const fitted = (model: ModelSettings) =>
  fitAll(COUNTS, model, { ...DEFAULT_SAMPLER, draws: 1000 }, INTERVALS);
