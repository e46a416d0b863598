import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NameIndex } from '../../../src/core/table/name-index.ts';
import { anyCharacter } from '../../any-character.ts';

/** The n-th of names with one FNV-1a hash: the second half takes back what the first half did. */
function colliding(n: number): string {
  const first = Math.imul(n, 0x9e3779b1);
  const second = Math.imul(0x811c9dc5 ^ first, 0x01000193) ^ 0x5eed;
  return String.fromCharCode(first & 0xffff, first >>> 16, second & 0xffff, second >>> 16);
}

describe('indices of names', () => {
  it('count from 0 in order of first appearance', () => {
    const index = new NameIndex();
    expect(['b', 'a', 'b', '', 'a', ''].map((name) => index.of(name))).toEqual([0, 1, 0, 2, 1, 2]);
    expect(index.names).toEqual(['b', 'a', '']);
  });

  it('take names as names, whatever objects have of that name', () => {
    const index = new NameIndex();
    const names = ['__proto__', 'constructor', 'toString', '0', '-1'];
    expect(names.map((name) => index.of(name))).toEqual([0, 1, 2, 3, 4]);
  });

  it('are those that a Map would give, however many names there are', () => {
    const name = fc.oneof(
      fc.string({ unit: anyCharacter, maxLength: 3 }),
      fc.constantFrom('a', 'b', '\ud800'),
    );
    fc.assert(
      fc.property(fc.array(name, { maxLength: 200 }), (names) => {
        const index = new NameIndex();
        const map = new Map<string, number>();
        for (const each of names) if (!map.has(each)) map.set(each, map.size);
        expect(names.map((each) => index.of(each))).toEqual(names.map((each) => map.get(each)));
        expect(index.names).toEqual([...map.keys()]);
      }),
    );
  });

  it('tell names with equal hashes apart', () => {
    // Found by search: these two have the same 32 bits.
    const [first, second] = ['dadante', 'ludadaban'];
    const index = new NameIndex();
    expect([index.of(first), index.of(second), index.of(first), index.of(second)]).toEqual([
      0, 1, 0, 1,
    ]);
  });

  it('tell names apart that are made to have one hash, however many', () => {
    const names = Array.from({ length: 100_000 }, (_, n) => colliding(n));
    const index = new NameIndex();
    expect(names.every((name, n) => index.of(name) === n)).toBe(true);
    expect(names.every((name, n) => index.of(name) === n)).toBe(true);
    expect(index.names).toEqual(names);
  });

  it('are those that a Map would give where names collide', () => {
    const name = fc.oneof(
      fc.nat(400).map(colliding),
      fc.nat(400).map((n) => `m${String(n)}`),
    );
    fc.assert(
      fc.property(fc.array(name, { size: 'max', maxLength: 2000 }), (names) => {
        const index = new NameIndex();
        const map = new Map<string, number>();
        for (const each of names) if (!map.has(each)) map.set(each, map.size);
        expect(names.map((each) => index.of(each))).toEqual(names.map((each) => map.get(each)));
        expect(index.size).toBe(map.size);
      }),
      { numRuns: 30 },
    );
  });

  it('grow to a hundred thousand', () => {
    const index = new NameIndex();
    const names = Array.from({ length: 100_000 }, (_, n) => `question ${String(n)}`);
    expect(names.every((name, n) => index.of(name) === n)).toBe(true);
    expect(names.every((name, n) => index.of(name) === n)).toBe(true);
    expect(index.names).toEqual(names);
  });
});
