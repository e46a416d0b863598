import { exp, log } from '../../numerics/elementary.ts';
import { inverseRoot } from '../../numerics/matrices/cholesky.ts';
import type { Random } from '../../numerics/random.ts';
import type { TieModel } from '../settings.ts';
import { logDeterminant, QuestionModes } from './question-mode.ts';
import type { Common } from './question-mode.ts';
import type { QuestionRows } from './question-rows.ts';
import { questionPassOf } from './graded-pass.ts';

/** The log-likelihood of all judgments of one question, given the parameters. */
export interface QuestionLikelihood {
  at(q: number, common: Common): number;
}

/** Pairs of antithetic departures that one integral is averaged over. */
const PAIRS = 8;

/**
 * With the departures u = ω·z of the question integrated out: importance sampling about the normal
 * distribution that touches the integrand at its mode, whose own integral is Laplace's
 * approximation. Without bias, where that alone is off if judgments per question are few.
 */
export function averagedQuestions(
  rows: QuestionRows,
  ties: TieModel,
  random: Random,
): QuestionLikelihood {
  const likelihood = strengthsOn(rows, ties);
  const modes = new QuestionModes(rows, ties);
  const noise = new Float64Array(Math.sqrt(modes.factor.length));
  const away = noise.slice();
  const z = new Float64Array(rows.model.length);
  return {
    at(q, common) {
      const base = rows.slotStart[q];
      const size = rows.slotStart[q + 1] - base;
      const peak = modes.find(q, common);
      const determinant = logDeterminant(modes.factor, size);
      const root = inverseRoot(modes.factor, size);
      likelihood.prepare(common);
      let sum = 0;
      for (let pair = 0; pair < PAIRS; pair++) {
        let squares = 0;
        for (let s = 0; s < size; s++) {
          noise[s] = random.normal();
          squares += noise[s] * noise[s];
        }
        for (let s = 0; s < size; s++) {
          away[s] = 0;
          for (let k = s; k < size; k++) away[s] += root[s * size + k] * noise[k];
        }
        for (const side of [-1, 1]) {
          let own = 0;
          for (let s = base; s < base + size; s++) {
            z[s] = modes.z[s] + side * away[s - base];
            own += z[s] * z[s];
          }
          sum += exp(likelihood.at(q, common, z) - 0.5 * own + 0.5 * squares - peak);
        }
      }
      return peak - 0.5 * determinant + log(sum / (2 * PAIRS));
    },
  };
}

/** The likelihood where the strengths on a question are β + ω·z. */
function strengthsOn(rows: QuestionRows, ties: TieModel) {
  const { model, slotStart, questions } = rows;
  const pass = questionPassOf(rows, ties);
  const strengths = new Float64Array(model.length);
  const slopes = {
    bySlot: new Float64Array(model.length),
    byOrder: new Float64Array(questions),
    byTie: new Float64Array(questions),
    byStrong: new Float64Array(questions),
  };
  return {
    prepare({ alpha, tie, strong }: Common): void {
      pass.prepare(alpha, tie, strong);
    },
    at(q: number, { point, omega }: Common, z: Float64Array): number {
      for (let s = slotStart[q]; s < slotStart[q + 1]; s++) {
        strengths[s] = point[model[s]] + omega * z[s];
      }
      return pass.at(q, strengths, slopes);
    },
  };
}
