import { describe, expect, it } from 'vitest';
import { glossary, type GlossaryEntry } from '../../src/words/glossary.ts';
import type { Language } from '../../src/words/language.ts';
import { allTexts, textsOf, type Text } from './texts.ts';

const LANGUAGES: readonly Language[] = ['en', 'ja'];
const entries = Object.values(glossary);

/** Japanese words stand in a text as they are, English ones whole, whatever their case. */
function pattern(word: string, language: Language): RegExp {
  return language === 'ja' ? new RegExp(word) : new RegExp(`\\b${word}s?\\b`, 'i');
}

const refused = entries.flatMap((entry: GlossaryEntry) =>
  LANGUAGES.flatMap((language) =>
    (entry.refused?.[language] ?? []).map((word) => ({
      ...{ language, word, name: entry[language] },
      pattern: pattern(word, language),
    })),
  ),
);

function refusals(texts: readonly Text[]): string[] {
  return texts.flatMap(({ language, text, file, line }) =>
    refused
      .filter((one) => one.language === language && one.pattern.test(text))
      .map(({ word, name }) => `${file}:${String(line)} says “${word}” for “${name}”`),
  );
}

describe('the glossary', () => {
  it('is what every text of both languages keeps to', () => {
    const texts = allTexts();
    for (const language of LANGUAGES)
      expect(texts.filter((text) => text.language === language).length).toBeGreaterThan(500);
    expect(refusals(texts)).toEqual([]);
  });

  it('tells file and line of a refused word, in sentences, templates and shared files', () => {
    const japanese =
      "export const a = {\n  b: '連鎖は 4 本です。',\n  c: (n: string) => `標本 ${n} 個`,\n};";
    expect(refusals(textsOf('src/words/ja/a.ts', japanese))).toEqual([
      'src/words/ja/a.ts:2 says “連鎖” for “サンプルとチェーン”',
      'src/words/ja/a.ts:3 says “標本” for “サンプルとチェーン”',
    ]);
    expect(
      refusals(textsOf('src/words/a.ts', "const a = ['Umpires', 'umpiring', '審判'];")),
    ).toEqual([
      'src/words/a.ts:1 says “umpire” for “judge”',
      'src/words/a.ts:1 says “審判” for “審査員”',
    ]);
  });

  it('takes modules, keys and comments for no text', () => {
    const source = "import x from './連鎖.ts';\n// 標本\nconst a = { '審判': 1 };";
    expect(refusals(textsOf('src/words/ja/a.ts', source))).toEqual([]);
  });

  it('names every thing once, and refuses no word that it gives itself', () => {
    for (const language of LANGUAGES) {
      const names = entries.map((entry) => entry[language]);
      expect(new Set(names).size).toBe(names.length);
      const own = names.map((text) => ({ language, text, file: 'glossary', line: 0 }));
      expect(refusals(own)).toEqual([]);
    }
  });
});
