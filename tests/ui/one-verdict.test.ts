import { expect, it } from 'vitest';
import type { FitWarning } from '../../src/core/posterior/ranking/summary.ts';
import { failuresEn } from '../../src/words/en/failures/failures.ts';
import { failuresJa } from '../../src/words/ja/failures/failures.ts';

/* A fit that fell back may still not have converged: only one of the two says what to do. */
it.each(['acceptance', 'not-converged'] as const)(
  'a sampler that took over (%s) leaves the verdict to convergence',
  (reason) => {
    const warning: FitWarning = { kind: 'fell-back', from: 'split-hmc', reason };
    expect(failuresEn.warning(warning, [])).toMatch(
      /was run instead: these numbers are from NUTS\.$/,
    );
    expect(failuresJa.warning(warning, [])).toMatch(/表示は NUTS の結果です。$/);
  },
);
