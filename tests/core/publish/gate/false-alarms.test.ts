import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALIKE_QUESTIONS, DEFAULT_MODEL } from '../../../../src/core/model/settings.ts';
import type { ModelSettings } from '../../../../src/core/model/settings.ts';
import { createRandom } from '../../../../src/core/numerics/random.ts';
import { falseAlarms } from '../../../../src/core/publish/gate/false-alarms.ts';
import type { Clause } from '../../../../src/core/publish/gate/gate.ts';
import { splitModel } from '../../../../src/core/publish/gate/split-model.ts';
import { changeModels } from '../../../../src/core/table/change-models.ts';
import { countPairs } from '../../../../src/core/table/choices/count-pairs.ts';
import { UNKNOWN } from '../../../../src/core/table/judgments.ts';
import type { JudgmentTable } from '../../../../src/core/table/judgments.ts';
import { INTERVALS } from '../../counts-of.ts';

const MODELS = ['new', 'old', 'c', 'd'];

/**
 * Every pair so many times on every question, either one first, strengths as given, each with a
 * departure of its own on every question.
 */
function tableOf(
  { questions = 30, times = 2, apart = 0, scatter = 0.8 },
  seed: number,
): JudgmentTable {
  const random = createRandom(seed);
  const strengths = [apart / 2, -apart / 2, 0.7, -0.7];
  const rows: { left: number; right: number; question: number; outcome: number }[] = [];
  for (let question = 0; question < questions; question++) {
    const own = strengths.map((beta) => beta + scatter * random.normal());
    for (let a = 0; a < 4; a++)
      for (let b = a + 1; b < 4; b++)
        for (let k = 0; k < times; k++) {
          const [left, right] = random.uniform() < 0.5 ? [a, b] : [b, a];
          const outcome = random.uniform() * (1 + Math.exp(own[right] - own[left])) < 1 ? 0 : 1;
          rows.push({ left, right, question, outcome });
        }
  }
  return {
    models: MODELS,
    questions: Array.from({ length: questions }, (_, q) => `q${String(q)}`),
    judges: ['j', 'k'],
    left: Uint32Array.from(rows, ({ left }) => left),
    right: Uint32Array.from(rows, ({ right }) => right),
    outcome: Uint8Array.from(rows, ({ outcome }) => outcome),
    question: Int32Array.from(rows, ({ question }) => question),
    judge: Int32Array.from(rows, (_, row) => row % 2),
    turn: new Int8Array(rows.length).fill(UNKNOWN),
    weight: null,
  };
}

describe('a model that is split', () => {
  it('is itself again once its halves are one', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('questions', 'raters', 'judgments'),
        fc.constantFrom(...MODELS),
        fc.nat(1000),
        fc.boolean(),
        (by, model, seed, isWeighted) => {
          const plain = tableOf({ questions: 6 }, 3);
          const weight = plain.question.length;
          const table = isWeighted
            ? {
                ...plain,
                weight: new Float64Array(weight).map((_, row) => (row % 5) + (row % 2) / 2),
              }
            : plain;
          const { table: split, halves } = splitModel(table, model, by, createRandom(seed));
          const names = new Map([[halves[1], model]]);
          const back = changeModels(split, { names, excluded: new Set() }).table;
          expect(countPairs(back)).toEqual(countPairs(table));
        },
      ),
    );
  });

  it('leaves every question, or rater, to one half, and half of them to each', () => {
    for (const by of ['questions', 'raters'] as const) {
      const table = tableOf({ questions: 10 }, 5);
      const { table: split, halves } = splitModel(table, 'new', by, createRandom(1));
      const column = by === 'questions' ? split.question : split.judge;
      const units = halves.map((half) => {
        const own = split.models.indexOf(half);
        return new Set(
          [...column].filter((_, row) => split.left[row] === own || split.right[row] === own),
        );
      });
      expect(units.map(({ size }) => size)).toEqual(by === 'questions' ? [5, 5] : [1, 1]);
      expect([...units[0]].filter((unit) => units[1].has(unit))).toEqual([]);
    }
  });

  it('has about half of its judgments in either half, also where rows stand for several', () => {
    const plain = tableOf({ questions: 4 }, 9);
    const table = { ...plain, weight: new Float64Array(plain.left.length).fill(100) };
    const { table: split, halves } = splitModel(table, 'c', 'judgments', createRandom(2));
    const [one, other] = halves.map((half) => {
      const own = split.models.indexOf(half);
      return split.left.reduce(
        (sum, left, row) =>
          sum + (left === own || split.right[row] === own ? (split.weight?.[row] ?? 1) : 0),
        0,
      );
    });
    expect(one + other).toBe(2400);
    // Four standard deviations of a coin thrown 2,400 times.
    expect(Math.abs(one - 1200)).toBeLessThan(98);
    expect(one).not.toBe(1200);
  });

  it('keeps the rows of a choice together', () => {
    const plain = tableOf({ questions: 4 }, 9);
    const choice = Int32Array.from(plain.left, (_, row) => Math.floor(row / 4));
    const { table: split, halves } = splitModel(
      { ...plain, choice },
      'c',
      'judgments',
      createRandom(2),
    );
    const [one, other] = halves.map((half) => {
      const own = split.models.indexOf(half);
      return new Set(
        [...(split.choice ?? [])].filter(
          (_, row) => split.left[row] === own || split.right[row] === own,
        ),
      );
    });
    expect([...one].filter((own) => other.has(own))).toEqual([]);
    expect(one.size).toBeGreaterThan(0);
  });

  it('has a name that nobody else has', () => {
    const table = { ...tableOf({ questions: 2 }, 1), models: ['new', 'new (2)', 'c', 'd'] };
    expect(splitModel(table, 'new', 'judgments', createRandom(1)).halves[1]).toBe('new (2)’');
  });
});

const ALIKE: ModelSettings = { ...DEFAULT_MODEL, questions: ALIKE_QUESTIONS };
const CLAUSE: Clause = {
  claims: [{ kind: 'stronger', first: 'new', second: 'old' }],
  comparison: '>',
  threshold: 0.95,
};
const ask = (table: JudgmentTable, model: ModelSettings, splits: number, clause = CLAUSE) =>
  falseAlarms(clause, table, model, INTERVALS, splits, 1);

describe('the rate of false alarms', () => {
  it('is one half where the demand is, of two directions one', () => {
    const alarms = ask(tableOf({}, 1), ALIKE, 6, { ...CLAUSE, threshold: 0.5 });
    expect(alarms).toMatchObject({ trials: 12, alarms: 6, splitBy: 'questions' });
    expect(alarms?.rate.value).toBe(0.5);
  });

  it('is about 5% where the demand is 95%, however far apart the two models are', () => {
    const count = (apart: number, model: ModelSettings, scatter: number) => {
      const all = Array.from({ length: 6 }, (_, seed) =>
        ask(tableOf({ apart, scatter }, seed + 1), model, 16),
      );
      return all.reduce((sum, own) => sum + (own?.alarms ?? 0), 0) / (6 * 32);
    };
    for (const rate of [count(0, ALIKE, 0.8), count(2, ALIKE, 0.8), count(2, DEFAULT_MODEL, 0)]) {
      // Of 192 trials, half of which exclude the other: within three standard errors.
      expect(rate).toBeGreaterThan(0.005);
      expect(rate).toBeLessThan(0.1);
    }
  });

  it('halves what the intervals take for a sample', () => {
    const table = tableOf({}, 2);
    expect(ask(table, ALIKE, 1)?.splitBy).toBe('questions');
    expect(ask(table, DEFAULT_MODEL, 1)?.splitBy).toBe('judgments');
    // With nine questions there is no telling how much they differ.
    expect(ask(tableOf({ questions: 9 }, 2), ALIKE, 1)?.splitBy).toBe('judgments');
    expect(ask(tableOf({ questions: 10 }, 2), ALIKE, 1)?.splitBy).toBe('questions');
  });

  it('is the same for the same seed, and grows no wider with more trials', () => {
    const table = tableOf({}, 4);
    expect(ask(table, ALIKE, 4)).toEqual(ask(table, ALIKE, 4));
    const width = (splits: number) => {
      const { lower = 0, upper = 1 } = ask(table, ALIKE, splits)?.rate ?? {};
      return upper - lower;
    };
    expect(width(20)).toBeLessThan(width(5));
  });

  it('is nobody’s where two equals can’t meet a demand by chance', () => {
    const rank: Clause = { ...CLAUSE, claims: [{ kind: 'rank', model: 'new', from: 1, to: 3 }] };
    expect(ask(tableOf({ questions: 4 }, 1), DEFAULT_MODEL, 2, rank)).toBeNull();
    const one = tableOf({ questions: 1, times: 1 }, 1);
    const rows = { ...one, left: Uint32Array.of(0), right: Uint32Array.of(1) };
    const single: JudgmentTable = {
      ...{ ...rows, outcome: Uint8Array.of(0), question: Int32Array.of(0) },
      ...{ judge: Int32Array.of(0), turn: Int8Array.of(UNKNOWN) },
    };
    expect(ask(single, DEFAULT_MODEL, 3)).toBeNull();
  });
});
