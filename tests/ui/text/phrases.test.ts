import { describe, expect, it } from 'vitest';
import { SAMPLERS } from '../../../src/core/sampler/settings.ts';
import { piecesOf } from '../../../src/ui/text/phrases.ts';
import { contents as contentsEn } from '../../../src/words/en/data/contents.ts';
import { contents as contentsJa } from '../../../src/words/ja/data/contents.ts';
import { en } from '../../../src/words/en/frame.ts';
import { ja } from '../../../src/words/ja/frame.ts';
import { priorsEn, priorsJa } from '../../../src/words/priors.ts';

it('cuts a sentence at its terms, and leaves it whole otherwise', () => {
  const cut = piecesOf('R-hat 1.00, ESS bulk 400, tail 300', [
    ['tail', 'ess-tail'],
    ['R-hat', 'rhat'],
    ['bulk', 'ess-bulk'],
    ['MCSE', 'mcse'],
  ]);
  expect(cut).toEqual([
    { text: 'R-hat', id: 'rhat' },
    { text: ' 1.00, ESS ', id: null },
    { text: 'bulk', id: 'ess-bulk' },
    { text: ' 400, ', id: null },
    { text: 'tail', id: 'ess-tail' },
    { text: ' 300', id: null },
  ]);
  expect(piecesOf('nothing', [['', 'rhat']])).toEqual([{ text: 'nothing', id: null }]);
});

it('takes the first place only, and never the inside of a term', () => {
  const cut = piecesOf('tie after tie', [
    ['tie', 'tie-model'],
    ['ie', 'half-ties'],
  ]);
  expect(cut.map(({ text, id }) => `${text}:${id}`)).toEqual([
    'tie:tie-model',
    ' after t:null',
    'ie:half-ties',
  ]);
});

it('keeps brackets and what ends a clause with their term', () => {
  expect(
    piecesOf('Intervals (68% credible), of the posterior.', [
      ['68% credible', 'credible-interval'],
      ['posterior', 'posterior'],
    ]),
  ).toEqual([
    { text: 'Intervals ', id: null },
    { text: '68% credible', id: 'credible-interval', opening: '(', closing: '),' },
    { text: ' of the ', id: null },
    { text: 'posterior', id: 'posterior', closing: '.' },
  ]);
  const cut = piecesOf('区間（「信用区間」）です。', [['信用区間', 'credible-interval']]);
  expect(cut.at(1)).toEqual({
    text: '信用区間',
    id: 'credible-interval',
    opening: '（「',
    closing: '」）',
  });
  const whole = cut.map(({ opening = '', text, closing = '' }) => opening + text + closing);
  expect(whole.join('')).toBe('区間（「信用区間」）です。');
});

describe.each([
  ['en', en, contentsEn],
  ['ja', ja, contentsJa],
] as const)('phrases of %s', (_, words, { models, judges, ranking }) => {
  it('stand in the sentences that they are terms of', () => {
    const { terms, status, leaderboard, settings, panel } = words;
    expect(panel.informative.meaning).toContain(panel.informative.term);
    expect(status.ess('1', '2')).toContain(terms.bulk);
    expect(status.ess('1', '2')).toContain(terms.tail);
    expect(status.divergences(2)).toContain(terms.divergences);
    expect(status.order('1', 1)).toContain(terms.order);
    expect(leaderboard.key('1', '2')).toContain(terms.interval);
    expect(leaderboard.key('1', '2')).toContain(terms.posterior);
    for (const name of SAMPLERS)
      expect(settings.samplerMeaning[name]).toContain(settings.samplerTerms[name]);
    expect(settings.samplerMeaning.mle).toContain(settings.resampled);
    expect(models.explain).toContain(models.winRate);
    expect(models.explain).toContain(models.wilson);
    expect(judges.explain).toContain(judges.kappa);
    expect(ranking.kendall('1', '2')).toContain(ranking.kendallTerm);
  });
});

it('says of one parameter only the curves that are known so far', () => {
  const known = { data: '1,075 (1,022 to 1,130)' };
  expect(priorsEn.closely.summary('A', known)).toBe('A: data alone 1,075 (1,022 to 1,130).');
  expect(priorsJa.closely.summary('A', { ...known, prior: '1,000' })).toBe(
    'A：事前分布 1,000、データのみ（尤度）1,075 (1,022 to 1,130)。',
  );
  expect(priorsEn.closely.summary('A', {})).toBe('');
});
