import { describe, expect, it } from 'vitest';
import { clearHabits } from '../../../src/core/judge-report/clear-habits.ts';
import { judgeDrift } from '../../../src/core/judge-report/drift.ts';
import { judgeCards } from '../../../src/core/judge-report/judge-cards.ts';
import { styleHabits } from '../../../src/core/judge-report/style-habits.ts';
import { createRandom } from '../../../src/core/numerics/random.ts';
import { NO_COUNTS } from '../../../src/core/style/text-counts.ts';
import { outcomeName } from '../../../src/core/table/corrections/corrections.ts';
import type { Correction } from '../../../src/core/table/corrections/corrections.ts';
import { NO_EDITS } from '../../../src/core/table/data-edits.ts';
import { Outcome, UNKNOWN, outcomeOf } from '../../../src/core/table/judgments.ts';
import { mergeTables, selectRows } from '../../../src/core/table/merge-tables.ts';
import { simulated } from './simulated-judges.ts';
import type { TrueAnswer } from './simulated-judges.ts';

const MODELS = ['a', 'b', 'c', 'd'];
const QUESTIONS = 40;
const random = createRandom(11);
/** Longer answers also have more lists. */
const ANSWERS = MODELS.map((_, m) =>
  Array.from({ length: QUESTIONS }, (): TrueAnswer => {
    const size = 0.4 * m + 0.7 * random.normal();
    return {
      characters: Math.round(400 * 2 ** size),
      lists: Math.max(0, Math.round(2 * size + 2 * random.normal())),
    };
  }),
);
const board = {
  ...{ models: MODELS, strengths: [0.5, 0, 0.2, -0.7], questions: QUESTIONS },
  answer: (m: number, q: number) => ANSWERS[m][q],
};
const answers = {
  find: (question: string, model: string) => ({
    ...NO_COUNTS,
    ...ANSWERS[MODELS.indexOf(model)][Number(question.slice(1))],
  }),
};

describe('taste in length and format', () => {
  const table = simulated(
    board,
    [{ name: 'long', length: 0.5 }, { name: 'lists', lists: 0.8, tie: -1 }, { name: 'fair' }],
    createRandom(4),
  );
  const report = styleHabits(table, answers);
  const of = (name: string) => report.judges.find(({ judge }) => judge === name) ?? expect.fail();

  it('is told apart: length alone, lists beside length', () => {
    expect(of('long').length?.lower).toBeLessThan(0.5);
    expect(of('long').length?.upper).toBeGreaterThan(0.5);
    expect(of('long').length?.lower).toBeGreaterThan(0);
    expect(of('lists').formats.lists?.lower).toBeLessThan(0.8);
    expect(of('lists').formats.lists?.upper).toBeGreaterThan(0.8);
    expect(of('long').formats.lists?.p).toBeGreaterThan(0.01);
    expect(of('fair').length?.p).toBeGreaterThan(0.01);
    expect(of('fair').formats).toMatchObject({ headings: null, bold: null, code: null });
  });

  it('is among what is clear, after correction for all that was looked at', () => {
    const cards = judgeCards(table);
    const { clear, looks } = clearHabits(cards, report);
    expect(looks).toBe(9);
    const found = clear.map(({ judge, habit }) => `${judge} ${habit}`);
    expect(found).toContain('long length');
    expect(found).toContain('lists lists');
    expect(found.filter((own) => own.startsWith('fair'))).toEqual([]);
  });

  it('counts those without answers, and is of nobody where none are kept', () => {
    const none = styleHabits(table, { find: () => null });
    expect(none).toEqual({ judges: [], withoutTexts: table.left.length });
    const some = styleHabits(table, {
      find: (question: string, model: string) =>
        model === 'd' ? null : answers.find(question, model),
    });
    expect(some.withoutTexts).toBe(table.left.length / 2);
  });
});

describe('two snapshots of a judge', () => {
  const before = simulated(board, [{ name: 'x', length: 0 }], createRandom(21));
  const file = (name: string, firstRow: number, tableRows: number) => ({
    ...{ file: name, firstRow, tableRows },
  });
  const both = (now: Parameters<typeof simulated>[1][number], seed = 22) => {
    const after = simulated(board, [now], createRandom(seed));
    const table = mergeTables([before, after]);
    const rows = before.left.length;
    const files = [file('old', 0, rows), file('new', rows, after.left.length)];
    return { table, files };
  };
  const SNAPSHOTS = [
    { judge: 'x', file: 'old' },
    { judge: 'x', file: 'new' },
  ] as const;

  it('of the same judge show no clear change', () => {
    const changed = [31, 32, 33, 34, 35, 36, 37, 38, 39, 40].filter((seed) => {
      const { table, files } = both({ name: 'x' }, seed);
      const drift = judgeDrift(table, files, NO_EDITS, answers, SNAPSHOTS) ?? expect.fail();
      expect(drift.judgments).toEqual([480, 480]);
      expect(drift.agreement?.common).toBe(240);
      return drift.isChanged;
    });
    expect(changed.length).toBeLessThan(3);
  });

  it.each([
    ['order', { name: 'x', order: 0.8 }],
    ['ties', { name: 'x', tie: -0.5 }],
    ['length', { name: 'x', length: 0.7 }],
  ] as const)('show a change of %s, and of nothing else', (habit, now) => {
    const { table, files } = both(now);
    const drift = judgeDrift(table, files, NO_EDITS, answers, SNAPSHOTS) ?? expect.fail();
    expect(drift.isChanged).toBe(true);
    const found = (['order', 'ties', 'length'] as const).filter(
      (name) => (drift[name]?.adjusted ?? 1) <= 0.05,
    );
    expect(found).toEqual([habit]);
    expect(drift[habit]?.change.value).toBeCloseTo(
      (drift[habit]?.second ?? NaN) - (drift[habit]?.first ?? NaN),
      12,
    );
    const back = judgeDrift(table, files, NO_EDITS, answers, [SNAPSHOTS[1], SNAPSHOTS[0]]);
    expect(back?.[habit]?.change.value).toBeCloseTo(-(drift[habit]?.change.value ?? NaN), 9);
  });

  it('are of what corrections leave, as they set it right', () => {
    const { table, files } = both({ name: 'x' });
    const { models, questions, left, right, question, judge, turn, outcome } = table;
    const first = files[1].firstRow;
    const to = ['right', 'excluded'] as const;
    const corrections = Array.from({ length: 200 }, (_, at): Correction => {
      const row = first + at;
      const said = {
        ...{ left: models[left[row]], right: models[right[row]] },
        ...{ question: questions[question[row]], judge: table.judges[judge[row]] },
        turn: turn[row] === UNKNOWN ? null : turn[row],
        outcome: outcomeName(outcomeOf(outcome[row])),
      };
      return { kind: 'judgment', file: 'new', row: at, said, to: to[at % 2] };
    });
    const edits = { ...NO_EDITS, corrections };
    const drift = judgeDrift(table, files, edits, answers, SNAPSHOTS);
    const isSetRight = (row: number) => row >= first && row < first + 200;
    const rows = Uint32Array.from(left.keys()).filter(
      (row) => !isSetRight(row) || to[(row - first) % 2] === 'right',
    );
    const setRight = outcome.map((said, row) => (isSetRight(row) ? Outcome.right : said));
    const alike = selectRows({ ...table, outcome: setRight }, rows);
    const fewer = [files[0], file('new', first, rows.length - first)];
    expect(drift?.judgments).toEqual([480, 380]);
    expect(drift).toEqual(judgeDrift(alike, fewer, NO_EDITS, answers, SNAPSHOTS));
    const off = { ...edits, correctionsOff: true } as const;
    expect(judgeDrift(table, files, off, answers, SNAPSHOTS)).toEqual(
      judgeDrift(table, files, NO_EDITS, answers, SNAPSHOTS),
    );
  });

  it('are before and after a day as well; what has no time is neither', () => {
    const { table, files } = both({ name: 'x', order: 0.8 });
    const rows = before.left.length;
    const time = Float64Array.from(table.left, (_, row) => (row < rows ? 5 : 10));
    const own = (since: number | null, until: number | null) => ({
      ...{ judge: 'x', file: null },
      ...(since !== null && { since }),
      ...(until !== null && { until }),
    });
    const drift = (timed: typeof table) =>
      judgeDrift(timed, files, NO_EDITS, answers, [own(null, 10), own(10, null)]);
    expect(drift({ ...table, time })).toEqual(
      judgeDrift(table, files, NO_EDITS, answers, SNAPSHOTS),
    );
    expect(drift(table)).toBeNull();
    time.fill(NaN, 0, 10);
    expect(drift({ ...table, time })?.judgments).toEqual([rows - 10, rows]);
    expect(judgeCards({ ...table, time }).times).toEqual([5, 10]);
    expect(judgeCards(table).times).toBeNull();
  });

  it('do not show beyond doubt that neither has ties', () => {
    const { table, files } = both({ name: 'x' });
    const tieless = {
      ...table,
      outcome: table.outcome.map((said, row) => (said === Outcome.tie ? row % 2 : said)),
    };
    const drift = judgeDrift(tieless, files, NO_EDITS, null, SNAPSHOTS);
    expect(drift?.ties).toMatchObject({ first: 0, second: 0, change: { value: 0, p: 1 } });
    expect(drift?.ties?.change.upper).toBeGreaterThan(0.002);
    expect(drift?.ties?.change.upper).toBeLessThan(0.02);
  });

  it('are of two judges as well, say nothing of length without answers, and need judgments', () => {
    const table = simulated(board, [{ name: 'x' }, { name: 'y', order: 1 }], createRandom(6));
    const [x, y] = [
      { judge: 'x', file: null },
      { judge: 'y', file: null },
    ];
    const drift = judgeDrift(table, [], NO_EDITS, null, [x, y]);
    expect(drift?.length).toBeNull();
    expect(drift?.order?.change.lower).toBeGreaterThan(0);
    expect(judgeDrift(table, [], NO_EDITS, null, [x, { judge: 'z', file: null }])).toBeNull();
    const edits = { ...NO_EDITS, excludedJudges: ['y'] };
    expect(judgeDrift(table, [], edits, null, [x, y])).toBeNull();
  });
});
