import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countPairs } from '../../../src/core/table/choices/count-pairs.ts';
import {
  correctionKey,
  rebaseCorrections,
  whyOnlyOut,
  withCorrection,
} from '../../../src/core/table/corrections/corrections.ts';
import type {
  Correction,
  JudgmentCorrection,
} from '../../../src/core/table/corrections/corrections.ts';
import { NO_EDITS, rebaseEdits, tableEdits } from '../../../src/core/table/data-edits.ts';
import type { DataEdits } from '../../../src/core/table/data-edits.ts';
import { editTable } from '../../../src/core/table/edit-table.ts';
import { Grade, Outcome, UNKNOWN, outcomeOf } from '../../../src/core/table/judgments.ts';
import type { JudgmentTable } from '../../../src/core/table/judgments.ts';
import { mergeTables, selectRows, sliceRows } from '../../../src/core/table/merge-tables.ts';
import type { NewJudgment } from '../../../src/core/table/table-builder.ts';
import { fingerprintOfCounts } from '../../../src/storage/fingerprint.ts';
import { countsOf } from '../counts-of.ts';
import { rowsOf } from '../formats/sources.ts';
import { judgmentLists, tableOf } from '../formats/tables.ts';

const row = (left: string, right: string, more: Partial<NewJudgment> = {}): NewJudgment => ({
  ...{ left, right, outcome: Outcome.left, question: 'q', judge: 'j', turn: 1, weight: 1 },
  ...more,
});

const NAMES = ['left', 'right', 'tie', 'unparsed'] as const;

/** A correction of a row as the page makes it. */
function correct(
  table: JudgmentTable,
  at: number,
  to: JudgmentCorrection['to'],
  [file, first]: readonly [string, number] = ['file', 0],
): JudgmentCorrection {
  const { models, questions, judges, question, judge, turn } = table;
  const said = {
    left: models[table.left[at]],
    right: models[table.right[at]],
    question: question[at] === UNKNOWN ? null : questions[question[at]],
    judge: judge[at] === UNKNOWN ? null : judges[judge[at]],
    turn: turn[at] === UNKNOWN ? null : turn[at],
    outcome: NAMES[table.outcome[at]],
  };
  return { kind: 'judgment', file, row: at - first, said, to };
}

const made = (...corrections: Correction[]): DataEdits => ({ ...NO_EDITS, corrections });
const reportOf = (table: JudgmentTable, file = 'file', firstRow = 0) => ({
  ...{ file, firstRow, tableRows: table.left.length - firstRow },
});
const edited = (table: JudgmentTable, edits: DataEdits, files = [reportOf(table)]) =>
  editTable(table, tableEdits(edits, files));
const outcomes = ({ outcome }: JudgmentTable) => Array.from(outcome, (one) => NAMES[one]);

const TABLE = tableOf([
  row('a', 'b'),
  row('b', 'a', { outcome: Outcome.tie, question: 'p' }),
  row('a', 'c', { outcome: Outcome.unparsed }),
  row('c', 'b', { outcome: Outcome.right, question: 'p', judge: null }),
]);

describe('a corrected judgment', () => {
  it('counts as it was set right, and is left out where that was said', () => {
    const { table, removed } = edited(
      TABLE,
      made(correct(TABLE, 0, 'right'), correct(TABLE, 2, 'tie'), correct(TABLE, 3, 'excluded')),
    );
    expect(outcomes(table)).toEqual(['right', 'tie', 'tie']);
    expect(removed).toEqual({
      ...{ duplicates: 0, excluded: 0, selfPlay: 0 },
      corrected: { touched: [1, 1, 1], out: 1 },
    });
    const byHand = countsOf([
      ['a', 'b', 0, 1],
      ['a', 'c', 0, 0, 1],
      ['b', 'a', 0, 0, 1],
    ]);
    const { models, leftWins, rightWins, ties } = countPairs(table);
    expect({ models, leftWins, rightWins, ties }).toEqual({
      ...{ models: byHand.models, leftWins: byHand.leftWins },
      ...{ rightWins: byHand.rightWins, ties: byHand.ties },
    });
    expect(outcomes(TABLE)).toEqual(['left', 'tie', 'unparsed', 'right']);
  });

  it('is what the file would be that said so, to the bit; and without corrections what it is', () => {
    const cases = fc.tuple(
      judgmentLists,
      fc.array(fc.tuple(fc.nat(), fc.constantFrom('left', 'right', 'tie', 'excluded'))),
    );
    return fc.assert(
      fc.asyncProperty(cases, async ([list, changes]) => {
        const table = tableOf(list);
        const rows = new Map(changes.map(([at, to]) => [at % list.length, to] as const));
        const edits = made(...[...rows].map(([at, to]) => correct(table, at, to)));
        const said = list.flatMap((one, at) => {
          const to = rows.get(at);
          if (to === 'excluded') return [];
          return to === undefined ? one : { ...one, outcome: Outcome[to] };
        });
        const hash = (of: JudgmentTable) => fingerprintOfCounts(countPairs(of));
        const corrected = edited(table, edits);
        expect(rowsOf(corrected.table)).toEqual(rowsOf(tableOf(said)));
        expect(await hash(corrected.table)).toBe(await hash(tableOf(said)));
        const off = edited(table, { ...edits, correctionsOff: true });
        expect(off.table).toBe(table);
        expect(off.removed).toEqual({ duplicates: 0, excluded: 0, selfPlay: 0 });
        let undone = edits.corrections ?? [];
        for (const one of undone) undone = withCorrection(undone, correctionKey(one), null);
        expect(edited(table, made(...undone)).table).toBe(table);
      }),
    );
  });

  it('is found whichever files stand before and behind its own', () => {
    fc.assert(
      fc.property(judgmentLists, judgmentLists, judgmentLists, fc.nat(), (a, b, c, some) => {
        const [before, own, behind] = [a, b, c].map(tableOf);
        const at = some % b.length;
        const edits = made(correct(own, at, 'excluded', ['own', 0]));
        const whole = mergeTables([before, own, behind]);
        const first = a.length;
        const files = [
          { file: 'before', firstRow: 0, tableRows: first },
          { file: 'own', firstRow: first, tableRows: b.length },
          { file: 'behind', firstRow: first + b.length, tableRows: c.length },
        ];
        const expected = rowsOf(whole).toSpliced(first + at, 1);
        expect(rowsOf(edited(whole, edits, files).table)).toEqual(expected);
        const without = edited(own, edits, [reportOf(own, 'own')]).table;
        expect(rowsOf(without)).toEqual(rowsOf(own).toSpliced(at, 1));
        // Of another file nothing is said.
        expect(edited(own, edits, [reportOf(own, 'other')]).table).toBe(own);
      }),
    );
  });

  it('is found again where rows of its file have moved, and not where the file says something else', () => {
    const edits = made(correct(TABLE, 0, 'right'), correct(TABLE, 1, 'left'));
    const moved = selectRows(TABLE, Uint32Array.of(3, 1, 2, 0));
    expect(outcomes(edited(moved, edits).table)).toEqual(['right', 'left', 'unparsed', 'right']);
    const other = tableOf([row('a', 'b', { outcome: Outcome.tie }), row('a', 'b', { judge: 'k' })]);
    const { table, removed } = edited(other, edits);
    expect(table).toBe(other);
    expect(removed.corrected).toEqual({ touched: [0, 0], out: 0 });
  });

  it('takes one row each of several that say the same', () => {
    const same = tableOf([row('x', 'y'), row('a', 'b'), row('a', 'b'), row('a', 'b')]);
    const two = made(correct(same, 1, 'right'), correct(same, 2, 'tie'));
    const moved = sliceRows(same, 1, 3);
    expect(outcomes(edited(moved, two).table).toSorted()).toEqual(['left', 'right', 'tie']);
    // The first row is somebody’s already.
    const lost = { ...correct(same, 1, 'tie'), row: 9 };
    const one = made(correct(moved, 0, 'right'), lost);
    expect(outcomes(edited(moved, one).table)).toEqual(['right', 'tie', 'left']);
  });

  it('of two of the same row goes by the later', () => {
    const edits = made(
      ...[correct(TABLE, 0, 'right'), correct(TABLE, 0, 'excluded'), correct(TABLE, 0, 'tie')],
    );
    expect(outcomes(edited(TABLE, edits).table)[0]).toBe('tie');
    const out = made(correct(TABLE, 0, 'right'), correct(TABLE, 0, 'excluded'));
    expect(edited(TABLE, out).table.left).toHaveLength(3);
  });

  it('takes its whole choice out, and turns no single pair of it', () => {
    const choice = Int32Array.of(0, 0, 0, UNKNOWN);
    const base = tableOf([row('a', 'b'), row('a', 'c'), row('b', 'c'), row('c', 'a')]);
    const table = { ...base, sides: Uint8Array.of(1, 1, 1, 0), choice };
    const { table: left, removed } = edited(table, made(correct(table, 1, 'excluded')));
    expect(rowsOf(left).map((cells) => cells.slice(0, 2))).toEqual([['c', 'a']]);
    expect(removed).toMatchObject({ excluded: 0, corrected: { touched: [3], out: 3 } });
    expect(edited(table, made(correct(table, 1, 'right'))).table).toBe(table);
    expect(whyOnlyOut({ weight: 1, isOfChoice: true })).toBe('choice');
  });

  it('that stands for several can only be left out', () => {
    const table = tableOf([row('a', 'b', { weight: 3 }), row('b', 'a')]);
    expect(edited(table, made(correct(table, 0, 'right'))).table).toBe(table);
    expect(edited(table, made(correct(table, 0, 'excluded'))).table.left).toHaveLength(1);
    expect([whyOnlyOut({ weight: 3 }), whyOnlyOut({ weight: 1 })]).toEqual(['several', null]);
  });

  it('is of no grade, and a table without strong wins has none', () => {
    const rows = [row('a', 'b', { grade: Grade.strong }), row('b', 'a', { grade: Grade.plain })];
    const table = tableOf(rows);
    expect(table.grade).toEqual(Uint8Array.of(Grade.strong, Grade.plain));
    const weak = edited(table, made(correct(table, 1, 'right'))).table;
    expect(weak.grade).toEqual(Uint8Array.of(Grade.strong, Grade.open));
    expect(edited(table, made(correct(table, 0, 'right'))).table.grade).toBeUndefined();
    // What the file says anyway is no correction.
    expect(edited(table, made(correct(table, 0, 'left'))).table).toBe(table);
  });

  it('comes before duplicates: what repeated a judgment that is left out counts', () => {
    const table = tableOf([row('a', 'b'), row('a', 'b', { outcome: Outcome.right })]);
    const drop = (...all: Correction[]) => ({ ...made(...all), duplicates: 'drop' as const });
    expect(outcomes(edited(table, drop()).table)).toEqual(['left']);
    expect(outcomes(edited(table, drop(correct(table, 0, 'excluded'))).table)).toEqual(['right']);
    expect(outcomes(edited(table, drop(correct(table, 0, 'tie'))).table)).toEqual(['tie']);
  });
});

describe('a question or an answer that is left out', () => {
  it('is what the file would be without its rows', () => {
    fc.assert(
      fc.property(judgmentLists, fc.nat(), fc.nat(), (list, some, other) => {
        const table = tableOf(list);
        fc.pre(table.questions.length > 0);
        const question = table.questions[some % table.questions.length];
        const model = table.models[other % table.models.length];
        const without = (isOut: (one: NewJudgment) => boolean) =>
          rowsOf(tableOf(list.filter((one) => !isOut(one))));
        const left = (correction: Correction) => edited(table, made(correction));
        const whole = left({ kind: 'question', question });
        expect(rowsOf(whole.table)).toEqual(without((one) => one.question === question));
        const out = list.length - whole.table.left.length;
        expect(whole.removed.corrected).toEqual({ touched: [out], out });
        const answer = left({ kind: 'answer', model, question });
        expect(rowsOf(answer.table)).toEqual(
          without((one) => one.question === question && [one.left, one.right].includes(model)),
        );
        expect(answer.removed.excluded).toBe(0);
        const stranger = left({ kind: 'answer', model: 'nobody at all', question });
        expect(stranger.table).toBe(table);
      }),
    );
  });

  it('counts a row once that both leave out, and says of each how many it touches', () => {
    const edits = made(
      { kind: 'question', question: 'q' },
      { kind: 'answer', model: 'a', question: 'q' },
      correct(TABLE, 0, 'tie'),
    );
    const touched = [2, 2, 1];
    expect(edited(TABLE, edits).removed).toMatchObject({ corrected: { touched, out: 2 } });
    const more = { ...edits, excluded: ['c'] };
    expect(edited(TABLE, more).removed).toMatchObject({
      ...{ excluded: 2, corrected: { touched, out: 1 } },
    });
  });
});

describe('corrections of two pages', () => {
  const keys = ['k', 'l', 'm', 'n'];
  const one = (question: string, note: string): Correction => ({
    ...{ kind: 'question', question, note },
  });
  const notes = fc
    .array(fc.tuple(fc.constantFrom(...keys), fc.constantFrom('x', 'y', 'z')))
    .map((entries) => new Map(entries));
  const listOf = (all: ReadonlyMap<string, string>) =>
    Array.from(all, ([question, note]) => one(question, note));

  it('are both made: this page’s own count where both changed the same', () => {
    fc.assert(
      fc.property(notes, notes, notes, (from, own, onto) => {
        const expected = keys.flatMap((key) => {
          const note = (own.get(key) === from.get(key) ? onto : own).get(key);
          return note === undefined ? [] : one(key, note);
        });
        const rebased = rebaseCorrections(listOf(own), listOf(from), listOf(onto));
        const sorted = rebased.toSorted((a, b) => (correctionKey(a) < correctionKey(b) ? -1 : 1));
        expect(sorted).toEqual(expected);
      }),
    );
  });

  it('go with the other edits, and leave none where there are none', () => {
    const from = made(one('k', 'x'));
    const onto: DataEdits = { ...from, duplicates: 'drop', correctionsOff: true };
    const own = made(one('k', 'x'), one('l', 'y'));
    expect(rebaseEdits(own, from, onto)).toEqual({ ...onto, corrections: own.corrections });
    const { corrections: _, ...none } = from;
    expect(rebaseEdits(none, from, onto)).toEqual({ ...NO_EDITS, duplicates: 'drop' });
    expect(rebaseEdits({ ...from, correctionsOff: true }, from, own)).toEqual({
      ...own,
      correctionsOff: true,
    });
  });
});

it('names of outcomes are those of the table', () => {
  expect(NAMES.map((name) => outcomeOf(Outcome[name]))).toEqual([0, 1, 2, 3]);
});
