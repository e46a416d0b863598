import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonErrorAt } from '../../../src/core/formats/containers/json/json-error.ts';

describe('where a text stops being JSON', () => {
  it.each([
    ['{"a": 1,\n "b": tru}', 15],
    ['{"a": 1 "b": 2}', 8],
    ['[1, 2,]', 6],
    ['{"a" 1}', 5],
    ['{a: 1}', 1],
    ['["x\ny"]', 3],
    ['["\\q"]', 2],
    ['[01]', 1],
    ['[1}', 2],
    ['{"a": 1} x', 9],
    ['{"a": [1, 2', 11],
    ['{"a": "cut', 10],
  ])('%j', (text, at) => {
    expect(() => JSON.parse(text) as unknown).toThrow();
    expect(jsonErrorAt(text)).toBe(at);
  });

  it('is its end for all valid JSON', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(3), (text, indent) => {
        const spaced = JSON.stringify(JSON.parse(text), null, indent);
        expect(jsonErrorAt(spaced)).toBe(spaced.length);
      }),
    );
  });

  it('is before the end only where JSON.parse fails, and nothing before it is at fault', () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.nat(),
        fc.constantFrom('{', '}', '[', ']', '\"', ',', ':', 'x', '1', '.', '\\', '\n', ' '),
        (text, at, char) => {
          const place = at % (text.length + 1);
          const changed = text.slice(0, place) + char + text.slice(place);
          const error = jsonErrorAt(changed);
          if (error < changed.length) expect(() => JSON.parse(changed) as unknown).toThrow();
          expect(jsonErrorAt(changed.slice(0, error))).toBe(error);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
