import { describe, expect, it } from 'vitest';
import { warningEn } from '../../src/words/en/fit-warnings.ts';
import { warningJa } from '../../src/words/ja/fit-warnings.ts';

/** Facts of a fit that keeps all limits. */
const GOOD = { rhatMax: 1.001, essBulkMin: 900, essTailMin: 900, divergences: 0 };
const said = (part: Partial<typeof GOOD>, wordsOf = warningEn) =>
  wordsOf({ kind: 'not-converged', ...GOOD, ...part }, []);

describe('what helps where a fit has not converged', () => {
  it.each([{ rhatMax: 1.02 }, { essBulkMin: 300 }, { essTailMin: 300 }])(
    'is more draws of chains that are too short: %o',
    (part) => {
      expect(said(part)).toMatch(/ Take more draws before relying on the numbers\.$/);
      expect(said(part)).not.toContain('prior');
      expect(said(part, warningJa)).toMatch(/数値を使う前にサンプル数を増やしてください。$/);
    },
  );

  it('is another prior or sampler of draws that diverged', () => {
    expect(said({ divergences: 2 })).toMatch(
      /divergences 2 \(0\)\. .*more draws don’t help: choose a narrower prior or another sampler before relying on the numbers\.$/,
    );
    expect(said({ divergences: 2 }, warningJa)).toMatch(/ほかのサンプラーを選んでください。$/);
  });

  it('is both where both is missed', () => {
    const both = { divergences: 2, rhatMax: 1.02 };
    expect(said(both)).toMatch(/another sampler .* R-hat and ESS call for more draws as well\.$/);
    expect(said(both, warningJa)).toMatch(/サンプル数も増やす必要があります。$/);
  });
});
