import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AnyText } from '../../../../../src/core/formats/containers/any.ts';
import type { RecordArrays } from '../../../../../src/core/formats/containers/json/record-arrays.ts';

/** The records that a text gives in pieces of this length, as JSON. */
function recordsIn(text: string, arrays: RecordArrays, size = text.length): unknown[] {
  const found: unknown[] = [];
  const json = new AnyText(
    {
      row: (row) => found.push(JSON.parse(row.text())),
      reject: (reason, line) => found.push({ [reason.kind]: line }),
    },
    arrays,
  );
  for (let at = 0; at < text.length; at += size) json.push(text.slice(at, at + size));
  json.end();
  return found;
}

/** The elements of every array at the end of the path, arrays on the way passed through. */
function below(value: unknown, path: readonly string[]): unknown[] {
  if (Array.isArray(value)) {
    return path.length === 0 ? value : value.flatMap((inner: unknown) => below(inner, path));
  }
  if (typeof value !== 'object' || value === null || path.length === 0) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === path[0] ? below(inner, path.slice(1)) : [],
  );
}

const text = fc.string({
  unit: fc.constantFrom('a', 'b', '"', '\\', '[', '{', '日'),
  maxLength: 4,
});
const record = fc.dictionary(fc.constantFrom('a', 'b', 'x"'), text, { maxKeys: 3 });
const { value: document } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.array(record, { maxLength: 3 }),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', '日', 'a"\\'), tie('value'), { maxKeys: 4 }),
  ),
}));

describe('the array that a path leads to', () => {
  it('is cut into its records as parsing the whole document would give them', () => {
    const path = fc.array(fc.constantFrom('a', 'b', '日', 'a"\\'), { minLength: 1, maxLength: 3 });
    const property = fc.property(
      fc.dictionary(fc.constantFrom('a', 'b', '日', 'a"\\'), document, { maxKeys: 4 }),
      path,
      fc.integer({ min: 1, max: 30 }),
      fc.constantFrom(0, 1),
      fc.boolean(),
      (value, steps, size, indent, isEscaped) => {
        const wanted = below(value, steps);
        fc.pre(wanted.length > 0 && wanted.every((one) => !Array.isArray(one)));
        fc.pre(wanted.every((one) => typeof one === 'object'));
        const plain = JSON.stringify(value, null, indent);
        const written = isEscaped ? plain.replaceAll('日', '\\u65e5') : plain;
        expect(recordsIn(written, steps.join('.'), size)).toEqual(wanted);
      },
    );
    fc.assert(property, { numRuns: 500 });
  });

  it('may lead through arrays, also the outermost, and through names with dots', () => {
    const rounds = { 'v1.0': { rounds: [{ games: [{ n: 1 }] }, { games: [{ n: 2 }, { n: 3 }] }] } };
    for (const size of [1, 5, 1000]) {
      const of = (value: unknown) => recordsIn(JSON.stringify(value), 'v1.0.rounds.games', size);
      expect(of(rounds)).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
      expect(of([rounds, rounds])).toHaveLength(6);
    }
  });

  it('may stand in every line of a file', () => {
    const lines = [1, 2, 3].map((n) => JSON.stringify({ id: n, games: [{ n }] })).join('\n');
    expect(recordsIn(lines, 'games', 7)).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
  });

  it('is not another one: without it the document is the record', () => {
    expect(recordsIn('{"a":[{"n":1}]}', 'b')).toEqual([{ a: [{ n: 1 }] }]);
    expect(recordsIn('[{"a":[{"n":1}]}]', 'b')).toEqual([{ a: [{ n: 1 }] }]);
  });

  it('of several known names is the first, at the top only', () => {
    const known = new Set(['matches', 'results']);
    const both = { about: { matches: [{ n: 0 }] }, results: [{ n: 1 }], matches: [{ n: 2 }] };
    expect(recordsIn(JSON.stringify(both), known, 3)).toEqual([{ n: 1 }]);
    expect(recordsIn(JSON.stringify([both]), known, 3)).toEqual([both]);
  });
});
