import { parquetReadObjects } from 'hyparquet';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { preview } from '../../../src/core/fit/fit.ts';
import { RAKUDA_MODEL } from '../../../src/core/model/settings.ts';
import { leaderboardCsv } from '../../../src/core/posterior/ranking/leaderboard-csv.ts';
import { DEFAULT_SCALE } from '../../../src/core/posterior/ranking/scale.ts';
import { cmdstanCsv } from '../../../src/core/publish/draws-csv.ts';
import { drawsFacts, drawsFiles, packDraws } from '../../../src/core/publish/draws-package.ts';
import { resultFacts } from '../../../src/core/publish/result-facts.ts';
import { DEFAULT_SAMPLER } from '../../../src/core/sampler/settings.ts';
import { RAKUDA_2023_07_14 as RAKUDA } from '../../../src/core/samples/rakuda-2023-07-14.ts';

const { summary, draws } = preview(RAKUDA.counts, RAKUDA_MODEL, { narrow: 0.68, wide: 0.95 });
const WANTED = {
  ...{ name: 'rakuda', sampler: DEFAULT_SAMPLER, about: 'Nine models.' },
  ...{ counts: RAKUDA.counts, model: RAKUDA_MODEL, isAlike: false },
};
const FACTS = drawsFacts(draws, WANTED);

it('packs one file of CmdStan’s CSV per chain with a README, the same bytes each time', async () => {
  const bytes = await packDraws(draws, { ...WANTED, format: 'cmdstan' });
  const files = unzipSync(bytes);
  expect(Object.keys(files)).toEqual(drawsFiles(draws.chains, 'rakuda'));
  expect(Object.keys(files)).toContain('rakuda-1.csv');
  for (let chain = 0; chain < draws.chains; chain++)
    expect(strFromU8(files[`rakuda-${String(chain + 1)}.csv`])).toBe(
      cmdstanCsv(draws, chain, DEFAULT_SAMPLER, FACTS),
    );
  expect(strFromU8(files['README.txt'])).toBe('Nine models.');
  expect(await packDraws(draws, { ...WANTED, format: 'cmdstan' })).toEqual(bytes);
});

it('knows how likely draws are where they are those of the model, and says where they are wider', () => {
  expect(FACTS).toMatchObject({ models: RAKUDA.counts.models, isWidened: false });
  expect(FACTS.logDensity).toHaveLength(draws.chains * draws.perChain);
  const alike = drawsFacts(draws, { ...WANTED, isAlike: true });
  expect(alike).toMatchObject({ isWidened: true, logDensity: null });
  const conditional = { ...draws, hasOmega: true };
  expect(drawsFacts(conditional, { ...WANTED, isAlike: true }).isWidened).toBe(false);
});

it('packs all draws as one Parquet file', async () => {
  const { buffer } = await packDraws(draws, { ...WANTED, format: 'parquet' });
  const rows = await parquetReadObjects({ file: buffer });
  expect(rows).toHaveLength(draws.chains * draws.perChain);
  expect(rows[0]).toMatchObject({ '.chain': 1, 'beta[1]': draws.values[0] });
});

it('has every row of a CSV say over what it is, of how many judgments, and whether it converged', () => {
  const facts = resultFacts(summary, RAKUDA.counts, WANTED.model);
  const [head, ...rows] = leaderboardCsv(summary, RAKUDA.counts, DEFAULT_SCALE, facts)
    .trim()
    .split('\n');
  expect(head).toMatch(/,ess_tail,intervals_over,judgments_total,convergence,model_settings$/);
  for (const row of rows)
    expect(row).toMatch(
      /,these alone,800,not-sampled,ties=half prior=uniform:4 order=uniform:1 questions=these$/,
    );
  const alike = { isAlike: true, questions: 40, designEffect: 1, judgments: 800, effective: 800 };
  const over = (by?: 'raters') =>
    resultFacts(
      { ...summary, questions: { ...alike, alone: 1, alike: 1, ...(by && { by }) } },
      RAKUDA.counts,
      WANTED.model,
    ).values[0];
  expect([over(), over('raters')]).toEqual(['questions like these', 'raters like these']);
  const adjusted = resultFacts({ ...summary, style: [] }, RAKUDA.counts, WANTED.model);
  expect(adjusted.fields[4]).toBe('adjusted_for');
  const known = { ...RAKUDA_MODEL, informative: [{ model: 'my model', mean: 1, scale: 0.5 }] };
  expect(resultFacts(summary, RAKUDA.counts, known).values[3]).toContain(
    " order=uniform:1 'belief=my model:1:0.5' ",
  );
  const { diagnostics } = summary;
  const likeliest = { ...summary, diagnostics: { ...diagnostics, sampler: 'mle' } } as const;
  expect(resultFacts(likeliest, RAKUDA.counts, known).values[3]).toBe(
    'ties=half order=uniform:1 questions=these',
  );
});
