import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aliasSuggestions } from '../../../src/core/names/alias-suggestions.ts';

const suggest = (...names: string[]) =>
  aliasSuggestions(names.map((name, at) => ({ name, judgments: at })));

describe('names that may stand for one model', () => {
  it.each([
    [['GPT-4', 'gpt-4'], ['case']],
    [['gpt-4', '\uFF47\uFF50\uFF54-4'], ['width']],
    [['openai/gpt-4', 'gpt-4'], ['maker']],
    [['gpt-4:20230713', 'gpt-4'], ['date']],
    [['gpt-4o-2024-08-06', 'gpt-4o'], ['date']],
    [['rinna 3.6b', 'rinna_3.6b', 'rinna-3.6b'], ['separator']],
    [
      ['OpenAI/GPT-4:20230713', 'gpt-4'],
      ['case', 'maker', 'date'],
    ],
    [['日本語 モデル', '日本語_モデル'], ['separator']],
    [['model', ' model '], []],
    [['gpt\u200B-4', 'gpt-4\u202E', 'gpt-4'], ['invisible']],
    [
      ['\uFEFFGPT-4', 'gpt-4'],
      ['invisible', 'case'],
    ],
  ])('%j', (names, differences) => {
    expect(suggest(...names)).toEqual([{ names, best: names.at(-1), differences }]);
  });

  it.each([
    ['other versions', ['gpt-4-0613', 'gpt-4-0314', 'gpt-4']],
    ['other sizes', ['llama-7b', 'llama-13b']],
    ['other makers', ['a/llama', 'b/llama']],
    ['nothing but marks', ['-', '/', ':20230713']],
    ['numbers that are no date', ['m-20239913', 'm']],
    ['hostile names', ['__proto__', 'constructor', 'toString']],
  ])('not: %s', (_, names) => {
    expect(suggest(...names).map((group) => group.names)).toEqual([]);
  });

  it('a name without maker joins none of two makers', () => {
    expect(suggest('a/m', 'b/m', 'm', 'b/M')).toMatchObject([{ names: ['b/m', 'b/M'] }]);
  });

  it('prefers the name with most judgments, of equals the first', () => {
    const models = [
      { name: 'A', judgments: 3 },
      { name: 'a', judgments: 9 },
      { name: 'o/a', judgments: 9 },
    ];
    expect(aliasSuggestions(models)[0].best).toBe('a');
  });

  it('prefers a name without signs that can’t be seen, however few its judgments', () => {
    expect(suggest('gpt-4', 'gpt\u200B-4', 'gpt-4\u202E')[0].best).toBe('gpt-4');
    expect(suggest('gpt\u200B-4', 'gpt-4\u202E')[0].best).toBe('gpt-4\u202E');
  });

  it('puts no name into two groups', () => {
    const name = fc.string({
      unit: fc.constantFrom('a', 'A', '\uFF41', '/', '\uFF0F', '-', '_', ':20230713'),
    });
    fc.assert(
      fc.property(fc.uniqueArray(name), (names) => {
        const grouped = suggest(...names).flatMap((group) => group.names);
        expect(new Set(grouped).size).toBe(grouped.length);
        expect(names).toEqual(expect.arrayContaining(grouped));
      }),
    );
  });
});
