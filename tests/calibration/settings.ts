import { TIE_MODELS } from '../../src/core/model/settings.ts';
import type { ModelSettings, StrengthPrior, TieModel } from '../../src/core/model/settings.ts';

/** One combination of tie model and prior that is calibrated. */
export interface Calibrated {
  readonly name: string;
  readonly model: ModelSettings;
}

export const MODELS = ['a', 'b', 'c', 'd', 'e'];

const TIES: readonly TieModel[] = ['half', 'drop', 'davidson', 'rao-kupper'];
const GRADED: readonly TieModel[] = ['adjacent', 'cumulative'];

/** Names as the command line writes priors. */
const PRIORS: readonly (readonly [name: string, strength: StrengthPrior])[] = [
  ['normal:1', { family: 'normal', scale: 1 }],
  ['student_t:4:0.7', { family: 'student-t', df: 4, scale: 0.7 }],
  ['laplace:0.8', { family: 'laplace', scale: 0.8 }],
  ['uniform:2', { family: 'uniform', bound: 2 }],
  ['hierarchical:half-normal:1', { family: 'hierarchical', hyper: 'half-normal', scale: 1 }],
  ['hierarchical:half-cauchy:0.5', { family: 'hierarchical', hyper: 'half-cauchy', scale: 0.5 }],
  ['hierarchical:exponential:0.7', { family: 'hierarchical', hyper: 'exponential', scale: 0.7 }],
];

/** Every tie model with departures by question, of grades too. */
export const CALIBRATED_BY_QUESTION = TIE_MODELS.map((ties): Calibrated => ({
  name: `${ties} · normal:1 · by question`,
  model: {
    ties,
    strength: { family: 'normal', scale: 1 },
    order: { family: 'normal', scale: 0.5 },
    tie: { mean: -0.3, scale: 0.6 },
    informative: [],
    questions: { kind: 'random', scale: 1 },
  },
}));

/**
 * Every tie model with every prior family; flat strengths have a flat order effect, others a
 * normal one; a further normal prior with something known of one model. Graded verdicts with the
 * first prior alone, since no prior knows of them.
 */
export const CALIBRATED: readonly Calibrated[] = [...TIES, ...GRADED].flatMap((ties) => {
  const of = (name: string, strength: StrengthPrior, isInformed = false): Calibrated => ({
    name: `${ties} · ${name}`,
    model: {
      ties,
      strength,
      order:
        strength.family === 'uniform'
          ? { family: 'uniform', bound: 0.8 }
          : { family: 'normal', scale: 0.5 },
      tie: { mean: -0.3, scale: 0.6 },
      informative: isInformed ? [{ model: 'b', mean: 0.8, scale: 0.5 }] : [],
    },
  });
  const [[first, normal]] = PRIORS;
  if (GRADED.includes(ties)) return [of(first, normal)];
  return [
    ...PRIORS.map(([name, strength]) => of(name, strength)),
    of('normal:1, b known', { family: 'normal', scale: 1 }, true),
  ];
});
