import { describe, expect, it } from 'vitest';
import { createDensity } from '../../../../src/core/model/density.ts';
import type { LogDensity } from '../../../../src/core/model/density.ts';
import { sampledDensity } from '../../../../src/core/model/questions/sampled-density.ts';
import { DEFAULT_MODEL, TIE_MODELS } from '../../../../src/core/model/settings.ts';
import type { ModelSettings, TieModel } from '../../../../src/core/model/settings.ts';
import { createRandom } from '../../../../src/core/numerics/random.ts';
import { Sides } from '../../../../src/core/table/judgments.ts';
import type { PairCounts } from '../../../../src/core/table/judgments.ts';
import { countsByQuestion, withAnyGrades } from '../../questions-of.ts';
import type { Verdict } from '../../questions-of.ts';

const TIES: readonly TieModel[] = TIE_MODELS;
const MODELS = ['a', 'b', 'c', 'd'];

/** So many judgments at random, on six questions. */
function anyVerdicts(size: number, seed: number): Verdict[] {
  const random = createRandom(seed);
  return Array.from({ length: size }, (): Verdict => {
    const left = random.bits() % MODELS.length;
    const right = (left + 1 + (random.bits() % (MODELS.length - 1))) % MODELS.length;
    const outcome = (['left', 'right', 'tie'] as const)[random.bits() % 3];
    return [random.bits() % 6, MODELS[left], MODELS[right], outcome];
  });
}

/** Of the first pair it is not known who was shown first. */
const COUNTS: PairCounts = (() => {
  const counts = countsByQuestion(anyVerdicts(90, 1), MODELS);
  const sides = new Uint8Array(counts.left.length);
  sides[0] = Sides.unknown;
  return withAnyGrades({ ...counts, sides }, createRandom(12));
})();

function settings(ties: TieModel, part: Partial<ModelSettings> = {}): ModelSettings {
  return { ...DEFAULT_MODEL, ties, questions: { kind: 'random', scale: 0.8 }, ...part };
}

function anyPoint({ parameters }: LogDensity, seed: number): Float64Array {
  const random = createRandom(seed);
  return Float64Array.from({ length: parameters }, () => 0.6 * random.normal());
}

function expectItsOwnGradient(density: LogDensity, point: Float64Array): void {
  const gradient = new Float64Array(point.length);
  const ignored = new Float64Array(point.length);
  density.evaluate(point, gradient);
  const step = 1e-5;
  point.forEach((x, k) => {
    const at = (moved: number): number => {
      const other = point.slice();
      other[k] = moved;
      return density.evaluate(other, ignored);
    };
    expect(gradient[k]).toBeCloseTo((at(x + step) - at(x - step)) / (2 * step), 5);
  });
}

describe.each(TIES)('departures by question, ties %s', (ties) => {
  it('integrated out, have the gradient of their density', () => {
    for (const strength of [
      DEFAULT_MODEL.strength,
      { family: 'hierarchical', hyper: 'half-normal', scale: 1 } as const,
    ]) {
      const density = createDensity(COUNTS, settings(ties, { strength }));
      expectItsOwnGradient(density, anyPoint(density, 2));
    }
  });

  it('drawn, have the gradient of their density, wherever they have come to', () => {
    const around = anyPoint(createDensity(COUNTS, settings(ties)), 3);
    const density = sampledDensity(COUNTS, settings(ties), around);
    const point = anyPoint(density, 4);
    const random = createRandom(5);
    for (let turn = 0; turn < 3; turn++) density.moving?.renew(point, random);
    expectItsOwnGradient(density, point);
  });

  it('drawn, have the gradient by what is drawn, parameters held', () => {
    const around = anyPoint(createDensity(COUNTS, settings(ties)), 9);
    const density = sampledDensity(COUNTS, settings(ties), around);
    const { moving } = density;
    if (moving === undefined) throw new Error('nothing is drawn');
    const point = anyPoint(density, 10);
    moving.renew(point, createRandom(11));
    const [ignored, ofNoise] = [new Float64Array(point.length), moving.noise.slice()];
    const valueAt = (e: Float64Array): number =>
      moving.evaluateAt(point, e, ignored, new Float64Array(e.length));
    const push = new Float64Array(ofNoise.length);
    expect(moving.evaluateAt(point, ofNoise, ignored, push)).toBe(density.evaluate(point, ignored));
    const step = 1e-5;
    ofNoise.forEach((x, s) => {
      const [above, below] = [x + step, x - step].map((moved) => {
        const e = ofNoise.slice();
        e[s] = moved;
        return valueAt(e);
      });
      expect(push[s]).toBeCloseTo((above - below) / (2 * step), 5);
    });
  });

  it('vanish with ω', () => {
    const plain = createDensity(COUNTS, settings(ties, { questions: { kind: 'robust' } }));
    const [apart, drawn] = [
      createDensity(COUNTS, settings(ties)),
      sampledDensity(COUNTS, settings(ties), anyPoint(createDensity(COUNTS, settings(ties)), 6)),
    ];
    const valueOf = (density: LogDensity, seed: number, logOmega?: number): number => {
      const own = anyPoint(plain, seed);
      const point = Float64Array.of(...own, ...(logOmega === undefined ? [] : [logOmega]));
      return density.evaluate(point, new Float64Array(point.length));
    };
    const gain = valueOf(plain, 7) - valueOf(plain, 8);
    expect(valueOf(apart, 7, -15) - valueOf(apart, 8, -15)).toBeCloseTo(gain, 6);
    expect(valueOf(drawn, 7, -15) - valueOf(drawn, 8, -15)).toBeCloseTo(gain, 6);
  });
});
