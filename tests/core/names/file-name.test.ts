import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileName } from '../../../src/core/names/file-name.ts';
import { anyCharacter } from '../../any-character.ts';

describe('names of files to be saved', () => {
  it.each([
    ['judgments.jsonl', 'judgments.jsonl.svg'],
    ['判定 2026年.csv', '判定-2026年.csv.svg'],
    ['か\u3099', '\u304c.svg'],
    ['हिन्दी', 'हिन्दी.svg'],
    ['../../etc/passwd', 'etc-passwd.svg'],
    ['a/b:c\\d*e?f"g<h>i|j', 'a-b-c-d-e-f-g-h-i-j.svg'],
    ['.hidden', 'hidden.svg'],
    ['a\u0000b\nc\u007f\u0085', 'a-b-c.svg'],
    ['gnp.\u202egvs', 'gnp.-gvs.svg'],
    ['a\u200b\u3164b', 'a-b.svg'],
    ['a\ud800b', 'a-b.svg'],
    ['con', '_con.svg'],
    ['NUL.tar', '_NUL.tar.svg'],
    ['com1', '_com1.svg'],
    ['console', 'console.svg'],
    ['', 'caravan.svg'],
    ['...', 'caravan.svg'],
    ['🦙', 'caravan.svg'],
  ])('%j', (name, expected) => {
    expect(fileName(name, '.svg')).toBe(expected);
  });

  it('keep the beginning and the end of what is long', () => {
    const name = fileName(`${'a'.repeat(1000)}${'模'.repeat(1000)}-matrix`, '.svg');
    expect(name).toBe(`${'a'.repeat(140)}-${'模'.repeat(17)}-matrix.svg`);
  });

  it('are safe, whatever they are made of', () => {
    const names = fc.oneof(
      fc.string({ unit: anyCharacter, maxLength: 300 }),
      fc.string({
        unit: fc.constantFrom(...Array.from('con.-/ :か\u3099\u202e\u0001𠮷')),
        maxLength: 300,
      }),
    );
    fc.assert(
      fc.property(names, (name) => {
        const safe = fileName(name, '.svg');
        expect(safe).toMatch(/^[\p{L}\p{M}\p{N}_][\p{L}\p{M}\p{N}.-]*\.svg$/u);
        expect(safe).not.toMatch(/\p{Default_Ignorable_Code_Point}/u);
        expect(new TextEncoder().encode(safe).length).toBeLessThanOrEqual(255);
        expect(safe).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)\./i);
      }),
    );
  });
});
