import { describe, expect, it } from 'vitest';
import { fitJudges } from '../../../src/core/judges-model/joint-fit.ts';
import { judgePanel } from '../../../src/core/judges-model/panel.ts';
import { ALIKE_QUESTIONS, DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import type { ModelSettings } from '../../../src/core/model/settings.ts';
import { createRandom } from '../../../src/core/numerics/random.ts';
import { studentQuantile } from '../../../src/core/numerics/student-quantile.ts';
import { sandwichOf } from '../../../src/core/sampler/robust/sandwich.ts';
import { Outcome } from '../../../src/core/table/judgments.ts';
import type { JudgmentTable } from '../../../src/core/table/judgments.ts';
import { INTERVALS } from '../counts-of.ts';
import { byQuestions } from '../questions-of.ts';
import { MODELS, clustered, sandwichFor } from './clustered.ts';

/** The first two of four models are never judged against the other two. */
function isWithinGroup(left: number, right: number): boolean {
  return left < 2 === right < 2;
}

describe('the sandwich of judges together', () => {
  const models: readonly (readonly [string, ModelSettings])[] = [
    ['half ties', DEFAULT_MODEL],
    ['Davidson', { ...DEFAULT_MODEL, ties: 'davidson' }],
    ['Student-t', { ...DEFAULT_MODEL, strength: { family: 'student-t', df: 4, scale: 1 } }],
    [
      'hierarchical',
      { ...DEFAULT_MODEL, strength: { family: 'hierarchical', hyper: 'half-normal', scale: 1 } },
    ],
  ];
  const pairs: readonly (readonly [string, (left: number, right: number) => boolean])[] = [
    ['all pairs', () => true],
    ['pairs within two groups', isWithinGroup],
  ];
  const cases = models.flatMap(([name, model]) =>
    pairs.map(([which, isJudged]) => [name, which, model, isJudged] as const),
  );
  it.each(cases)(
    'is that of the plain model for one judge: %s, %s',
    (_, _which, model, isJudged) => {
      const table = clustered(20, 1, createRandom(3), isJudged);
      const ofOne = {
        ...table,
        judge: table.judge.map(() => 0),
        outcome: table.outcome.map((outcome, row) => (row % 7 === 0 ? Outcome.tie : outcome)),
      };
      const { panel, sandwich } = sandwichFor(ofOne, [], model);
      const plain = sandwichOf(panel.together, byQuestions(panel.together), model);
      plain.robust.forEach((v, k) => expect(sandwich.robust[k] / v).toBeCloseTo(1, 6));
      plain.plain.forEach((v, k) => expect(sandwich.plain[k] / v).toBeCloseTo(1, 6));
    },
  );

  it('knows no more than the prior of groups that no judgment links', () => {
    const { sandwich } = sandwichFor(clustered(20, 1, createRandom(3), isWithinGroup), ['human']);
    // Both means follow from the judgments of no group: their difference is the prior's, normal(0, 1) a model.
    const row = [0.5, 0.5, -0.5, -0.5];
    const { loadings, start } = sandwich.approximation;
    const along = start.map((_, c) =>
      row.reduce((sum, by, m) => sum + by * loadings[m * start.length + c], 0),
    );
    const robust = start.map((_, c) =>
      along.reduce((sum, by, d) => sum + by * sandwich.factor[d * start.length + c], 0),
    );
    const square = (values: Float64Array): number => values.reduce((sum, x) => sum + x * x, 0);
    expect(square(along)).toBeCloseTo(1, 6);
    expect(square(robust)).toBeCloseTo(1, 6);
  });

  it('covers strengths over questions like these, which the plain one does not', () => {
    const random = createRandom(7);
    const sets = 100;
    // On a question strengths are what they are on average times about this: E σ(x + normal).
    const truth = clustered(4000, 1, createRandom(1));
    const { point: strengths } = sandwichFor(truth, ['human']);
    let [alike, alone] = [0, 0];
    for (let set = 0; set < sets; set++) {
      const { point, sandwich } = sandwichFor(clustered(25, 1, random), ['human']);
      for (const k of MODELS.keys()) {
        const miss = Math.abs(point[k] - strengths[k]);
        if (miss < studentQuantile(0.975, 24) * Math.sqrt(sandwich.robust[k])) alike++;
        if (miss < studentQuantile(0.975, 24) * Math.sqrt(sandwich.plain[k])) alone++;
      }
    }
    // Three of the four strengths of a set are free.
    const error = Math.sqrt((0.95 * 0.05) / sets / 3);
    expect(Math.abs(alike / sets / MODELS.length - 0.95)).toBeLessThan(3 * error);
    expect(alone / sets / MODELS.length).toBeLessThan(0.9);
  });
});

describe('a joint fit over questions like these', () => {
  const few = { chains: 2, draws: 300, warmup: 100 };
  const fitted = (table: JudgmentTable, questions: ModelSettings['questions']) =>
    fitJudges(
      judgePanel(table, ['human']),
      { ...DEFAULT_MODEL, ...(questions && { questions }) },
      1,
      INTERVALS,
      undefined,
      few,
    ).fit;

  it('has both widths, and follows the settings', () => {
    const table = clustered(30, 1.2, createRandom(4));
    const [alone, alike, random] = [
      fitted(table, undefined),
      fitted(table, ALIKE_QUESTIONS),
      fitted(table, { kind: 'random', scale: 1 }),
    ];
    expect(alone.questions).toMatchObject({ isAlike: false, wanted: null, why: null });
    expect(alike.questions).toMatchObject({ isAlike: true, wanted: 'robust', why: null });
    expect(random.questions).toMatchObject({ isAlike: true, wanted: 'random', why: null });
    expect(random.summary.rows).toEqual(alike.summary.rows);
    const [own, wide] = [alone, alike].map((fit) =>
      fit.summary.rows.reduce((sum, { lower, upper }) => sum + (upper - lower) / 8, 0),
    );
    expect(alone.questions.effect?.alike).toBeCloseTo(wide, 1);
    expect(wide / own).toBeGreaterThan(1.3);
    expect(alone.questions.effect?.growth?.length).toBe(MODELS.length);
    expect(alike.plain[0].upper - alike.plain[0].lower).toBeGreaterThan(
      alone.plain[0].upper - alone.plain[0].lower,
    );
  });

  it('is refused below ten questions, and where they are not known', () => {
    const table = clustered(9, 1, createRandom(4));
    expect(fitted(table, ALIKE_QUESTIONS).questions).toEqual({
      ...{ isAlike: false, wanted: 'robust', effect: null },
      why: { why: 'too-few', questions: 9 },
    });
    const unknown = { ...table, question: table.question.map(() => -1) };
    expect(fitted(unknown, ALIKE_QUESTIONS).questions.why).toEqual({ why: 'unknown' });
  });
});
