import { describe, expect, it } from 'vitest';
import { tiesWords } from '../../../src/words/leaderboard/ties.ts';

const LANGUAGES = ['en', 'ja'] as const;
const EQUALLY = { en: 'about equally well', ja: 'ほぼ同じ' };

describe.each(LANGUAGES)('two models of ties, in %s,', (language) => {
  const { verdicts } = tiesWords(language);
  const said = (verdict: keyof typeof verdicts) =>
    verdicts[verdict]('Davidson', 'Rao–Kupper', '30.0', '20.0', 'question');

  it('are said to predict equally well only where the difference is small', () => {
    expect(said('small')).toContain(EQUALLY[language]);
    for (const verdict of ['open', 'few', 'clear'] as const)
      expect(said(verdict)).not.toContain(EQUALLY[language]);
  });

  it('are told apart by a sentence for every verdict', () => {
    const sentences = (['small', 'open', 'few', 'clear'] as const).map(said);
    expect(new Set(sentences).size).toBe(4);
    for (const text of sentences)
      for (const part of ['Davidson', 'Rao–Kupper', '30.0', '20.0']) expect(text).toContain(part);
  });
});
