import { describe, expect, it } from 'vitest';
import { fitAll } from '../../../../src/core/fit/fit.ts';
import { MIN_QUESTIONS } from '../../../../src/core/limits.ts';
import { clustersOf } from '../../../../src/core/model/questions/clusters.ts';
import { identified } from '../../../../src/core/model/order-effect.ts';
import { DEFAULT_MODEL, robustBy } from '../../../../src/core/model/settings.ts';
import type { ClusterKind, ModelSettings } from '../../../../src/core/model/settings.ts';
import { createRandom } from '../../../../src/core/numerics/random.ts';
import type { Random } from '../../../../src/core/numerics/random.ts';
import { differenceVariances, sandwichOf } from '../../../../src/core/sampler/robust/sandwich.ts';
import { defaultSampler } from '../../../../src/core/sampler/settings.ts';
import { countPairs } from '../../../../src/core/table/choices/count-pairs.ts';
import type { Outcome, PairCounts } from '../../../../src/core/table/judgments.ts';
import { TableBuilder } from '../../../../src/core/table/table-builder.ts';
import { INTERVALS } from '../../counts-of.ts';

const FLAT: ModelSettings = {
  ...DEFAULT_MODEL,
  order: null,
  strength: { family: 'uniform', bound: 50 },
};

interface Vote {
  readonly question: string | null;
  readonly judge: string | null;
  readonly outcome: Outcome;
  readonly left?: string;
  readonly right?: string;
}

function countsOf(votes: readonly Vote[]): PairCounts {
  const table = new TableBuilder();
  for (const vote of votes) table.add({ left: 'a', right: 'b', turn: -1, weight: 1, ...vote });
  return countPairs(table.build());
}

function sandwich(counts: PairCounts, kind: ClusterKind, model = FLAT) {
  const clusters = clustersOf(counts, kind);
  if (clusters?.kind !== kind) throw new Error(`no ${kind}`);
  return sandwichOf(counts, clusters, model);
}

/** Votes of every rater on every question, by tastes of both. */
function votes(random: Random, raters: number, questions: number, sds: readonly number[]): Vote[] {
  const [ofRater, ofQuestion] = [raters, questions].map((size, at) =>
    Array.from({ length: size }, () => sds[at] * random.normal()),
  );
  return ofRater.flatMap((own, r) =>
    ofQuestion.map((other, q) => ({
      question: `q${String(q)}`,
      judge: `r${String(r)}`,
      outcome: random.uniform() < 1 / (1 + Math.exp(-(own + other))) ? 0 : 1,
    })),
  );
}

describe('widths over raters like these', () => {
  it('are those of the questions, where the raters are the questions', () => {
    const same = votes(createRandom(1), 14, 14, [0.5, 0.5]).map((vote, at): Vote => ({
      ...vote,
      judge: `r${String(vote.question)}`,
      left: 'abc'[at % 2],
    }));
    const turned = same.map(({ left, ...vote }): Vote => ({
      ...vote,
      left: left ?? 'a',
      right: 'c',
    }));
    const counts = countsOf([...same.filter(({ left }) => left !== 'b'), ...turned]);
    expect(counts.byRater?.raters).toEqual(counts.byQuestion);
    expect(counts.byRater?.both).toEqual(counts.byQuestion);
    const [questions, raters, both] = (['questions', 'raters', 'both'] as const).map((kind) =>
      sandwich(counts, kind),
    );
    expect(raters.robust).toEqual(questions.robust);
    both.robust.forEach((variance, k) => expect(variance).toBeCloseTo(questions.robust[k], 12));
  });

  it('are worked by hand for two models', () => {
    const cast = votes(createRandom(2), 12, 15, [0.8, 0.8]).filter((_, at) => at % 4 < 3);
    const counts = countsOf(cast);
    const wins = cast.filter(({ outcome }) => outcome === 0).length;
    const p = wins / cast.length;
    const scatter = (of: (vote: Vote) => string): number => {
      const sums = new Map<string, number>();
      for (const vote of cast)
        sums.set(of(vote), (sums.get(of(vote)) ?? 0) + (vote.outcome === 0 ? 1 - p : -p));
      const total = [...sums.values()].reduce((sum, score) => sum + score * score, 0);
      return (total * sums.size) / (sums.size - 1);
    };
    const information = cast.length * p * (1 - p);
    const [q, r, qr] = [
      scatter(({ question }) => String(question)),
      scatter(({ judge }) => String(judge)),
      scatter(({ question, judge }) => `${String(question)} ${String(judge)}`),
    ];
    const variance = (kind: ClusterKind): number =>
      differenceVariances(sandwich(counts, kind), 0, 1).robust;
    expect(variance('questions') / (q / information ** 2)).toBeCloseTo(1, 9);
    expect(variance('raters') / (r / information ** 2)).toBeCloseTo(1, 9);
    expect(variance('both') / ((q + r - qr) / information ** 2)).toBeCloseTo(1, 9);
    expect(sandwich(counts, 'both').clusters).toBe(12);
  });

  it('are as wide as estimates scatter where raters and questions are drawn anew', () => {
    const random = createRandom(3);
    const sums = { questions: 0, raters: 0, both: 0, square: 0 };
    const runs = 300;
    for (let run = 0; run < runs; run++) {
      const counts = countsOf(votes(random, 30, 40, [0.7, 0.4]));
      for (const kind of ['questions', 'raters', 'both'] as const) {
        sums[kind] += differenceVariances(sandwich(counts, kind), 0, 1).robust / runs;
      }
      const { center } = sandwich(counts, 'both').approximation;
      sums.square += (center[0] - center[1]) ** 2 / runs;
    }
    console.log('figure: variance, and what it is over questions, raters, both', sums);
    expect(Math.abs(sums.both / sums.square - 1)).toBeLessThan(0.2);
    expect(sums.questions / sums.square).toBeLessThan(0.6);
    expect(sums.raters / sums.square).toBeLessThan(0.9);
  });

  it('never are of negative variance, however the two parts differ', () => {
    const random = createRandom(4);
    for (let run = 0; run < 30; run++) {
      const few = votes(random, 10, 10, [0, 0]);
      const counts = countsOf(
        few.map((vote, at): Vote => ({ ...vote, left: 'acd'[at % 3], right: 'b' })),
      );
      const { robust } = sandwich(counts, 'both', DEFAULT_MODEL);
      expect(robust.every((variance) => variance >= 0)).toBe(true);
    }
  });

  it('move every draw, and resample the raters for maximum likelihood', () => {
    const counts = countsOf(votes(createRandom(5), 30, 30, [1.5, 0]));
    const sampler = { ...defaultSampler(2), draws: 1000 };
    const sd = (model: ModelSettings, own = sampler) =>
      fitAll(counts, model, own, INTERVALS).summary.rows[0].sd;
    const over = (kind: ClusterKind): ModelSettings => ({
      ...DEFAULT_MODEL,
      questions: robustBy(kind),
    });
    expect(sd(over('raters'))).toBeGreaterThan(1.5 * sd(over('questions')));
    expect(sd(over('both')) / sd(over('raters'))).toBeCloseTo(1, 1);
    const mle = { ...sampler, sampler: 'mle', chains: 1 } as const;
    expect(sd(over('raters'), mle)).toBeGreaterThan(1.5 * sd(over('questions'), mle));
    const { questions } = fitAll(counts, over('both'), sampler, INTERVALS).summary;
    expect(questions).toMatchObject({ by: 'both', isAlike: true, questions: 30 });
  });
});

describe('raters in counts', () => {
  const cast = votes(createRandom(6), 12, 12, [1, 1]);

  it('leave no trace of their names, nor of the rows’ order', () => {
    const other = cast.toReversed().map((vote): Vote => ({
      ...vote,
      judge: `x${String(vote.judge).split('').reverse().join('')}`,
    }));
    expect(countsOf(other)).toEqual(countsOf(cast));
  });

  it('are there where all are known and there are ten of them', () => {
    const by = (raters: number) =>
      countsOf(cast.filter(({ judge }) => Number(judge?.slice(1)) < raters)).byRater;
    expect(by(MIN_QUESTIONS)?.raters.questions).toBe(MIN_QUESTIONS);
    expect(by(MIN_QUESTIONS - 1)).toBeUndefined();
    expect(countsOf([...cast, { ...cast[0], judge: null }]).byRater).toBeUndefined();
    const unasked = countsOf(cast.map((vote) => ({ ...vote, question: null })));
    expect(Object.keys(unasked.byRater ?? {})).toEqual(['raters']);
  });

  it('decide what a ranking can be over', () => {
    const over = (counts: PairCounts, kind: ClusterKind) =>
      identified(counts, { ...DEFAULT_MODEL, questions: robustBy(kind) }).questions;
    const whole = countsOf(cast);
    const unasked = countsOf(cast.map((vote) => ({ ...vote, question: null })));
    const unsigned = countsOf(cast.map((vote) => ({ ...vote, judge: null })));
    expect(over(whole, 'both')).toEqual(robustBy('both'));
    expect(over(unasked, 'both')).toEqual(robustBy('raters'));
    expect(over(unsigned, 'both')).toEqual(robustBy('questions'));
    expect(over(unsigned, 'raters')).toBeUndefined();
    expect(over(unasked, 'questions')).toBeUndefined();
  });
});
