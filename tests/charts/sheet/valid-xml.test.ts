import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validXml } from '../../../src/charts/sheet/valid-xml.ts';
import { anyCharacter } from '../../any-character.ts';

describe('documents that parse', () => {
  it.each([
    ['a\u0000b\u0008\u001fc', 'a␀b␈␟c'],
    ['\u007f\u0085', '␡\ufffd'],
    ['\ufffe\uffff', '\ufffd\ufffd'],
    ['a\ud800b\udc00', 'a\ufffdb\ufffd'],
    ['𠮷 模型 \t\n\r <a b="c">&amp;</a>', '𠮷 模型 \t\n\r <a b="c">&amp;</a>'],
  ])('%j', (text, expected) => {
    expect(validXml(text)).toBe(expected);
  });

  it('hold what XML has a place for, and as many characters', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: anyCharacter }),
        fc.constantFrom('\ud800', '\udfff', ''),
        (a, b) => {
          const valid = validXml(a + b);
          expect(valid).toMatch(/^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u);
          expect(valid).toHaveLength((a + b).length);
          expect(valid.isWellFormed()).toBe(true);
        },
      ),
    );
  });
});
