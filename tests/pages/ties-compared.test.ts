import { expect, it } from 'vitest';
import type { ComparedRow, TieModelComparison } from '../../src/core/checks/tie-models.ts';
import type { TieModel } from '../../src/core/model/settings.ts';
import { tiesCompared } from '../../src/pages/leaderboard/ties-compared.ts';

function row(ties: TieModel, sum: number, se: number, part: Partial<ComparedRow> = {}) {
  const elpd = { sum: -100 + sum, se: 9 };
  const found = { ties, elpdLoo: elpd, pLoo: elpd, difference: { sum, se }, unreliable: 0 };
  return { ...found, hasOrder: true, isCurrent: false, isConverged: true, ...part };
}

function comparison(questions: number | null, rows: readonly ComparedRow[]): TieModelComparison {
  const said = { judgments: 900, questions, rows };
  // Models of grades are compared by who won, too.
  const groups = [
    { ...said, space: 'three-outcomes' as const, rows: [...rows].reverse() },
    { ...said, space: 'grades' as const },
  ];
  return { groups, draws: 4000, seed: 1, failed: [] };
}

it('says which model of grades predicts better, and how sure that is', () => {
  const clear = [row('cumulative', 0, 0), row('adjacent', -175, 20)];
  expect(tiesCompared(comparison(500, clear), 'grades')).toEqual({
    offered: ['cumulative', 'adjacent'],
    ...{ verdict: 'clear', ahead: 175, se: 20, unit: 'question', isUnsure: false },
  });
  expect(tiesCompared(comparison(50, clear), 'grades')?.verdict).toBe('few');
  const open = [row('adjacent', 0, 0), row('cumulative', -7, 5, { isConverged: false })];
  expect(tiesCompared(comparison(null, open), 'grades')).toMatchObject({
    ...{ verdict: 'open', unit: 'judgment', isUnsure: true },
  });
  expect(tiesCompared(comparison(null, open.slice(0, 1)), 'grades')?.verdict).toBeNull();
  expect(tiesCompared(comparison(null, open), 'decided')).toBeNull();
});
