import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bibtexText,
  citationBibtex,
  citationCff,
  citationText,
} from '../../../src/core/publish/citation.ts';
import type { Citation } from '../../../src/core/publish/citation.ts';
import { printWords } from '../../../src/words/publish/dialog.ts';
import { anyText } from './tables.ts';

const words = printWords('en').citation;
const CITED: Citation = {
  title: 'Rakuda 2023-07-14',
  authors: '',
  about: '9 models ranked from 800 judgments. The fit converged.',
  settings: 'flat(±4) · ties half',
  hash: '3f2a91c0'.padEnd(64, '0'),
  version: '0.1.0',
  day: '2026-11-29',
};
/** Texts that are one line without what no format has a place for. */
const plainText = anyText.map((text) =>
  text
    .replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\ufeff\ufffe\uffff]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim(),
);

describe('a citation to be read', () => {
  it('says what, of which data, by which model and program, on which day', () => {
    expect(citationText({ ...CITED, authors: 'Ada\n\n Ben ' }, words).split('\n')[0]).toBe(
      `Ada, Ben: Rakuda 2023-07-14 (2026-11-29). 9 models ranked from 800 judgments. The fit converged. Bayesian Bradley–Terry model, flat(±4) · ties half. Fitted with Caravan 0.1.0. Data SHA-256: ${CITED.hash}.`,
    );
    expect(citationText(CITED, words)).toMatch(/\nCaravan contributors: Caravan: .*0\.1\.0/);
  });
});

/** Fields of every entry, as BibTeX's own grammar reads them: braces are counted, whatever is before them. */
function bibtexFields(source: string): Record<string, string>[] {
  const entries: Record<string, string>[] = [];
  let at = 0;
  const braces = (): string => {
    expect(source[at]).toBe('{');
    const from = ++at;
    for (let depth = 1; depth > 0; at++) {
      if (source[at] === '{') depth++;
      else if (source[at] === '}') depth--;
      expect(at, 'a brace that is never closed').toBeLessThan(source.length);
    }
    return source.slice(from, at - 1);
  };
  while (at < source.length) {
    const head = /^\s*@\w+(?=\{)/.exec(source.slice(at));
    if (head === null) break;
    at += head[0].length;
    const [key, ...lines] = braces().split(/,\n/);
    expect(key).toMatch(/^[\w-]+$/);
    entries.push(
      Object.fromEntries(
        lines
          .filter((line) => line.trim() !== '')
          .map((line) => {
            const [, name = '?', value = '?'] = /^\s*(\w+) = \{(.*)\}$/s.exec(line) ?? [];
            return [name, value];
          }),
      ),
    );
  }
  expect(source.slice(at).trim()).toBe('');
  return entries;
}

/** What TeX prints of it. */
function printed(value: string): string {
  const commands: Record<string, string> = {
    textbackslash: '\\',
    ...{ textbraceleft: '{', textbraceright: '}', textasciitilde: '~', textasciicircum: '^' },
    ...{ textquotedbl: '"', textless: '<', textgreater: '>', textbar: '|', textpm: '±' },
  };
  return value
    .replace(/\{\\(\w+)\}|\{\$-\$\}|\\([$&#_%])/g, (whole, name?: string, char?: string) =>
      name === undefined ? (char ?? '−') : (commands[name] ?? whole),
    )
    .replace(/\s+/g, ' ');
}

describe('BibTeX', () => {
  it('is two entries with a key of the data', () => {
    const text = citationBibtex({ ...CITED, authors: 'Ada Lovelace\nBenchmark & Sons' }, words);
    expect(text).toMatch(/^@misc\{caravan-ranking-3f2a91c0,\n/);
    const [ranking, caravan] = bibtexFields(text);
    expect(ranking).toMatchObject({
      author: '{Ada Lovelace} and {Benchmark \\& Sons}',
      title: '{Rakuda 2023-07-14}',
      ...{ year: '2026', month: '11' },
    });
    expect(caravan).toMatchObject({ author: '{Caravan contributors}', version: '0.1.0' });
    expect(bibtexFields(citationBibtex(CITED, words))[0]).not.toHaveProperty('author');
  });

  it('has balanced braces and prints any title as it was', () => {
    fc.assert(
      fc.property(plainText, (title) => {
        const [ranking] = bibtexFields(citationBibtex({ ...CITED, title }, words));
        expect(printed(ranking['title'] ?? '').replace(/^\{|\}$/g, '')).toBe(title);
      }),
    );
    expect(bibtexText('50% of {x}_1 ~ ^ $')).toBe(
      '50\\% of {\\textbraceleft}x{\\textbraceright}\\_1 {\\textasciitilde} {\\textasciicircum} \\$',
    );
  });
});

describe('CITATION.cff', () => {
  it('names authors even where nobody was named, and Caravan among its references', () => {
    const text = citationCff(CITED, words);
    expect(text).toContain('cff-version: 1.2.0\n');
    expect(text).toContain('authors:\n  - name: "The authors of Rakuda 2023-07-14"\n');
    expect(text).toContain(`    value: "sha256:${CITED.hash}"\n`);
    expect(text).toContain('references:\n  - type: software\n');
    expect(text).toContain('date-released: "2026-11-29"\n');
  });

  it('is one line a value, in quotes that YAML and JSON read alike', () => {
    fc.assert(
      fc.property(plainText, plainText, (title, authors) => {
        const text = citationCff({ ...CITED, title, authors }, words);
        expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]/);
        for (const line of text.trimEnd().split('\n')) {
          const [, value = ''] = /^[\w\- ]+:(?: (.*))?$/.exec(line) ?? [null, '!'];
          if (value.startsWith('"')) expect(typeof JSON.parse(value)).toBe('string');
          else expect(value).toMatch(/^[\w.-]*$/);
        }
        const [, found = ''] = /^title: (.*)$/m.exec(text) ?? [];
        expect(JSON.parse(found)).toBe(title);
      }),
    );
  });
});
