import { describe, expect, it } from 'vitest';
import { termFacts } from '../../src/words/term-facts.ts';
import { termNames } from '../../src/words/glossary.ts';
import { terms as en } from '../../src/words/en/terms/terms.ts';
import { terms as ja } from '../../src/words/ja/terms/terms.ts';
import { explain } from '../../src/words/terms.ts';

const ids = Object.keys(termFacts);
const texts = { en: new Map(Object.entries(en)), ja: new Map(Object.entries(ja)) };

describe.each(['en', 'ja'] as const)('terms in %s', (language) => {
  const own = texts[language];

  it('has every term and no other', () => {
    expect([...own.keys()].sort()).toEqual([...ids].sort());
    expect(Object.keys(termNames).sort()).toEqual([...ids].sort());
  });

  it('says each in one paragraph of its own', () => {
    const said = [...own.values()].map(({ text }) => text);
    expect(new Set(said).size).toBe(ids.length);
    for (const text of said) {
      expect(text).not.toContain('\n');
      expect(text, text).toMatch(language === 'ja' ? /。$/ : /\.$/);
      expect(text.length, text).toBeGreaterThan(language === 'ja' ? 60 : 140);
    }
  });
});

it('writes Japanese in Japanese, with its own marks', () => {
  for (const [id, { text }] of texts.ja) {
    expect(text, id).toMatch(/[ぁ-ん]/);
    // A full stop or comma of English inside a Japanese sentence.
    expect(text, id).not.toMatch(/[ぁ-んァ-ヶ一-龠][,.;:?]/);
  }
});

it('gives every term a formula and a source with a year', () => {
  for (const [id, { formula, source }] of Object.entries(termFacts)) {
    expect(formula, id).not.toBe('');
    expect(source, id).toMatch(/ (19|20)\d\d, /);
  }
});

it('writes identifiers of sources as their resolvers read them', () => {
  for (const [id, facts] of Object.entries(termFacts)) {
    if ('doi' in facts) expect(facts.doi, id).toMatch(/^10\.\d{4,9}\/\S+$/);
    if ('arxiv' in facts) expect(facts.arxiv, id).toMatch(/^\d{4}\.\d{4,5}$/);
  }
});

it('explains a term in the language of the reader', async () => {
  expect(await explain('rhat', 'en')).toMatchObject({ name: 'R-hat', doi: '10.1214/20-BA1221' });
  expect((await explain('log-odds', 'ja')).name).toBe('対数オッズ');
});
