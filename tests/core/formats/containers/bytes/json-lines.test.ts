import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BlockTexts } from '../../../../../src/core/formats/containers/bytes/block-texts.ts';
import { JsonLineShape } from '../../../../../src/core/formats/containers/bytes/json-line-shape.ts';
import { valueEnd } from '../../../../../src/core/formats/containers/bytes/json-scan.ts';
import { SeenValues } from '../../../../../src/core/formats/containers/bytes/seen-values.ts';
import { encode, given, isUtf8 } from './given.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    'a "quoted" word',
    'back\\slash',
    'é',
    '日本語の文',
    '😀',
    '\u2028',
    'x'.repeat(300),
  ),
);
const record = fc.record(
  {
    question_id: fc.oneof(fc.nat(), fc.maxSafeInteger(), text),
    model_a: text,
    winner: fc.constantFrom('model_a', 'tie', null, true, false, -1, 1.5, 1e30),
    judge: fc.array(text, { maxLength: 3 }),
    日本: fc.dictionary(text, fc.jsonValue(), { maxKeys: 3 }),
  },
  { requiredKeys: ['model_a', 'winner'] },
);
/** Lines as JSON has them, or nearly. */
const line = fc.oneof(
  { weight: 8, arbitrary: record.map((value) => JSON.stringify(value)) },
  {
    weight: 2,
    arbitrary: record.map((value) => JSON.stringify(value, null, 1).replaceAll('\n', ' ')),
  },
  { weight: 1, arbitrary: record.map((value) => `${JSON.stringify(value)}\r`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '',
      '{"model_a":"a","model_a":"b"}',
      '{"2":1,"1":2}',
      '{"__proto__":{"winner":1},"toString":2}',
      '{"model_a":NaN,"winner":01}',
      '{"model_a":"\\ud800","winner":"\\udc00"}',
      '{"model_a":"\\x","winner":1}',
      '{"model_a":"tab\there","winner":1}',
      '{"model_a":1.,"winner":1}',
      '\uFEFF{"model_a":"a","winner":1}',
      '[1]',
      `{"model_a":${'['.repeat(40)}${']'.repeat(40)},"winner":1}`,
    ),
  },
);
/** Some bytes of a file, put in the place of others. */
const damage = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 3 });

describe('lines of JSON that are read by their bytes', () => {
  it('say what they say as text, whatever stands in them and however they are cut', () => {
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 30 }),
        damage,
        fc.integer({ min: 1, max: 200 }),
        (lines, changes, size) => {
          const bytes = encode(`{"model_a":"a","winner":1}\n日本語\n${lines.join('\n')}`);
          for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
          const own = given(bytes, size, true);
          const other = given(bytes, size, false);
          expect({ ...own, byBytes: 0 }).toEqual(other);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('are most of a file, and are read so to its end', () => {
    const rows = Array.from({ length: 2000 }, (_, n) => ({
      model_a: `m${String(n % 7)}`,
      winner: n,
    }));
    const bytes = encode(rows.map((row) => JSON.stringify(row)).join('\n'));
    const own = given(bytes, 1000, true);
    expect(own.byBytes).toBeGreaterThan(40);
    expect({ ...own, byBytes: 0 }).toEqual(given(bytes, bytes.length, false));
  });

  it('may be of many shapes, or longer than any piece', () => {
    const rows = Array.from({ length: 500 }, (_, n) => ({
      [`field ${String(n % 9)}`]: n,
      text: '日'.repeat(n * 20),
    }));
    const bytes = encode(
      `${rows.map((row) => JSON.stringify(row)).join('\n')}\n{"text":"${'長'.repeat(800_000)}"}\n{"text":1}`,
    );
    expect({ ...given(bytes, 5000, true), byBytes: 0 }).toEqual(given(bytes, 5000, false));
  });
});

describe('the end of a value', () => {
  it('is where the parser has it, or there is none', () => {
    const part = fc.constantFrom(
      ...'{}[]",:\\ \tu0123eE+-.ntrfals'.split(''),
      'true',
      'null',
      '"a"',
      'é',
      '1',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.array(part, { maxLength: 12 }).map((parts) => parts.join('')),
        ),
        (value) => {
          const bytes = encode(`${value.trim()}\n`);
          const isWhole = valueEnd(bytes, 0) === bytes.length - 1;
          expect(isWhole).toBe(isJson(value.trim()));
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('is none where bytes are no UTF-8', () => {
    const lead = fc.constantFrom(
      0xc1,
      0xc2,
      0xdf,
      0xe0,
      0xe1,
      0xec,
      0xed,
      0xee,
      0xf0,
      0xf1,
      0xf4,
      0xf5,
    );
    const next = fc.constantFrom(0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0);
    // Each character begins as UTF-8 may at most, and goes on at the edges of what may follow.
    const character = fc.tuple(lead, fc.array(next, { minLength: 1, maxLength: 3 }));
    fc.assert(
      fc.property(fc.array(character, { minLength: 1, maxLength: 2 }), (characters) => {
        const inside = characters.flatMap(([first, rest]) => [first, ...rest]);
        const bytes = Uint8Array.from([0x22, ...inside, 0x22, 0x0a]);
        expect(valueEnd(bytes, 0) > 0).toBe(isUtf8(bytes));
      }),
      { numRuns: 20_000 },
    );
  });
});

describe('a shape', () => {
  it('is none of a line whose fields are others to the parser', () => {
    const shapeOf = (line: string) => JsonLineShape.of(encode(`${line}\n`), 0, new BlockTexts());
    expect(shapeOf('{"a":1,"a":2}')).toBeNull();
    expect(shapeOf('{"b":1,"1":2}')).toBeNull();
    expect(shapeOf('{"a":1,"b":2}')?.row.fields()).toEqual(['a', 'b']);
  });
});

describe('values that were seen', () => {
  it('are made once each, and are right where their hashes collide', () => {
    let made = 0;
    const seen = new SeenValues((bytes, from, end) => {
      made++;
      return new TextDecoder().decode(bytes.subarray(from, end));
    });
    const names = Array.from(
      { length: 300 },
      (_, n) => `abcd${String(n).padStart(5, '0')}-${n % 2 === 0 ? 'x' : 'y'}-wxyz`,
    );
    for (let round = 0; round < 2; round++) {
      for (const name of [...names, 'one', '']) {
        const bytes = encode(`..${name}.`);
        expect(seen.of(bytes, 2, bytes.length - 1)).toBe(name);
      }
    }
    expect(made).toBeLessThan(2 * names.length);
    const before = made;
    const one = encode('one');
    expect(seen.of(one, 0, 3)).toBe('one');
    expect(made).toBe(before);
  });
});

function isJson(value: string): boolean {
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}
