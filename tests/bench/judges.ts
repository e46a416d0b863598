import { fitJudges } from '../../src/core/judges-model/joint-fit.ts';
import { judgePanel } from '../../src/core/judges-model/panel.ts';
import { DEFAULT_MODEL } from '../../src/core/model/settings.ts';
import { createRandom } from '../../src/core/numerics/random.ts';
import { drawTruth, simulateJudges } from '../core/judges-model/simulated.ts';
import type { EngineFigure } from './figure.ts';
import { best } from './figure.ts';

const INTERVALS = { narrow: 0.68, wide: 0.95 };
const NAMES = ['anna', 'bert', 'carl', 'dora', 'emil'];

/** Several judges in one model: 5 judges × 20 models, every ordered pair three times by each. */
export function benchJudges(): EngineFigure[] {
  return [false, true].flatMap((hasReference) => {
    const random = createRandom(3);
    const table = simulateJudges(drawTruth(20, NAMES, hasReference, random), 3, random);
    const panel = judgePanel(table, hasReference ? ['anna'] : []);
    let least = Infinity;
    let last = '';
    const whole = best(2, () => {
      const { joint } = fitJudges(panel, DEFAULT_MODEL, 1, INTERVALS).fit.soundness;
      least = Math.min(least, joint.essBulkMin, joint.essTailMin);
      last = joint.sampler;
    });
    const of = `5 judges × 20 models, ${hasReference ? 'one the reference' : 'consensus'}`;
    return [
      { what: `${of}: 4 × 1000 draws, ${last}`, value: whole, unit: 'ms', against: 'wanted: 3000' },
      { what: `${of}: effective draws`, value: least, unit: '', against: 'wanted: 400' },
    ];
  });
}
