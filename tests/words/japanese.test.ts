import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { glossary } from '../../src/words/glossary.ts';
import { allTexts, VALUE, type Text } from './texts.ts';

const JAPANESE = '[\\u3001-\\u30ff\\u4e00-\\u9fff\\uff01-\\uff5e]';
const LETTER = '[ぁ-んァ-ヶ一-龠]';

/** What is wrong with the marks of a sentence, by the mark. */
const FAULTS: readonly (readonly [law: string, fault: RegExp])[] = [
  [
    'brackets in a sentence are wide',
    new RegExp(`${JAPANESE}[()]|[()]${JAPANESE}|\\([^()]*(${JAPANESE}|${VALUE})[^()]*\\)`),
  ],
  ['a colon in a sentence is wide', new RegExp(`(${JAPANESE}|${VALUE}):|:${VALUE}`)],
  ['so are the marks that end it', new RegExp(`${JAPANESE}[?!]|${LETTER}[.,;](?! )`)],
  ['a wide bracket or colon needs no space', / [（）：]|[（：] /],
  ['a number and 位 stay on one line', / 位/],
  [
    'a space parts letters and figures from Japanese',
    new RegExp(`(?![勝敗])${LETTER}[A-Za-z0-9]|[A-Za-z0-9](?![勝敗分])${LETTER}`),
  ],
];

function faults(texts: readonly Text[]): string[] {
  return texts.flatMap(({ text, file, line }) =>
    FAULTS.filter(([, fault]) => fault.test(text)).map(
      ([law]) => `${file}:${String(line)} ${law}: ${text}`,
    ),
  );
}

const text = (said: string): Text => ({ language: 'ja', text: said, file: 'a.ts', line: 1 });

describe('Japanese', () => {
  it('is written with its own marks', () => {
    expect(faults(allTexts().filter(({ language }) => language === 'ja'))).toEqual([]);
    expect(faults(Object.values(glossary).map(({ ja }) => text(ja)))).toEqual([]);
  });

  it.each([
    ['強さ(対数オッズ)', 1],
    [`(${VALUE})`, 1],
    [`審査員:${VALUE}`, 1],
    ['削除しますか?', 1],
    [`除きました： ${VALUE}`, 1],
    [`${VALUE} 位`, 1],
    ['質問IDなし', 1],
    ['割合は (1 + τ) / 2 です。3勝2敗1分（http://localhost:11434/v1）。', 0],
  ])('%s has %i faults', (said, count) => {
    expect(faults([text(said)])).toHaveLength(count);
  });

  it('is not broken by a colon of a page’s own, which would be narrow in every language', () => {
    const pages = readdirSync('src/pages', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.svelte'))
      .flatMap((file) => {
        const markup = readFileSync(join('src/pages', file), 'utf8')
          .replaceAll(/<(script|style)[^]*?<\/\1>/g, '')
          // What is read aloud alone.
          .replaceAll(/aria-label="[^"]*"|<span class="visually-hidden">[^<]*/g, '');
        return /(\}|<\/\w+>): ?(\{|<|\n)/.test(markup) ? [file] : [];
      });
    expect(pages).toEqual([]);
  });
});
