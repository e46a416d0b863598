import { expect, it } from 'vitest';
import type { JudgeResult } from '../../../src/core/judges-model/judge-results.ts';
import { DEFAULT_SCALE } from '../../../src/core/posterior/ranking/scale.ts';
import type { Estimate } from '../../../src/core/posterior/ranking/summary.ts';
import { judgesText } from '../../../src/pages/checks/judges/judges-text.ts';
import { numberWriter } from '../../../src/ui/text/numbers.ts';
import { checksEn } from '../../../src/words/checks.ts';

const at = (median: number): Estimate => ({
  ...{ mean: median, sd: 0.1, median, lower: median - 0.1, upper: median + 0.1 },
  ...{ lowerWide: median - 0.2, upperWide: median + 0.2 },
  ...{ rhat: 1, essBulk: 1000, essTail: 1000, mcse: 0.01 },
});
const judge = (names: readonly string[], omega: number): JudgeResult => ({
  ...{ names, judgments: 10, order: null, tie: null, stretch: null },
  omega: at(omega),
  departures: [{ ...at(0), above: 0.5 }],
});

it('names whoever is closest to the others, and not the many that have few judgments', () => {
  const judges = [judge(['ann'], 0.4), judge(['ben'], 0.3), judge(['c', 'd', 'e'], 0.1)];
  const write = numberWriter('en-GB', { scale: DEFAULT_SCALE, showLogOdds: true });
  const said = (hasRest: boolean) =>
    judgesText(
      { judges, models: ['a'], hasReference: false, hasRest },
      (model) => model,
      checksEn.judges,
      write,
    );
  expect(said(true)).toMatch(/^ben /);
  expect(said(false)).not.toMatch(/^ben /);
});
