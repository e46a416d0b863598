import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NameIndex } from '../../../src/core/table/name-index.ts';
import { anyCharacter } from '../../any-character.ts';

/** The n-th of names with one of sixteen hashes: the second four units take back what the first four did. */
function colliding(n: number): string {
  const first = Math.imul(n, 0x9e3779b1);
  const product = Math.imul(8 ^ first, 0x9e3779b1);
  const second = product ^ (product >>> 15) ^ 0x5eed;
  return [first, second].map(unitsOf).join('');
}

/** Four units that make this word: two of them nothing. */
function unitsOf(word: number): string {
  return String.fromCharCode(word & 0xffff, 0, word >>> 16, 0);
}

/** Whether it is ASCII without quotes and backslashes, and begins and ends with what can be seen. */
function isPlainName(name: string): boolean {
  return /^[!-~](?:.*[!-~])?$/s.test(name) && /^[^"\\\u0080-\uffff]+$/.test(name);
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
    const [first, second] = ['dobalumi', 'tedopunesa'];
    const index = new NameIndex();
    expect([index.of(first), index.of(second), index.of(first), index.of(second)]).toEqual([
      0, 1, 0, 1,
    ]);
  });

  it('tell names apart that are made to have few hashes, however many', () => {
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

  it('are the same of names that stand in bytes, which may lie anywhere', () => {
    const unit = fc.constantFrom(...Array.from('abcq0123456789 \\"é日\u0000\u007f'));
    const name = fc.oneof(
      fc.string({ unit, maxLength: 13 }),
      fc.nat(300).map((n) => `question-${String(n)}`),
    );
    const way = fc.record({ name, isPlain: fc.boolean(), before: fc.nat(5), behind: fc.nat(3) });
    let plain = 0;
    fc.assert(
      fc.property(fc.array(way, { size: 'max', maxLength: 500 }), (ways) => {
        const index = new NameIndex();
        const map = new Map<string, number>();
        for (const { name: each, isPlain, before, behind } of ways) {
          const bytes = new TextEncoder().encode('·'.repeat(before) + each + '"'.repeat(behind));
          const own = isPlain ? index.ofPlain(bytes, 2 * before, bytes.length - behind) : -1;
          expect(own >= 0).toBe(isPlain && isPlainName(each));
          plain += own < 0 ? 0 : 1;
          if (!map.has(each)) map.set(each, map.size);
          expect(own < 0 ? index.of(each) : own).toBe(map.get(each));
        }
        expect(index.names).toEqual([...map.keys()]);
      }),
    );
    expect(plain).toBeGreaterThan(1000);
  });

  it('are the same of names that come as texts and in bytes, also of the ten-thousandth', () => {
    const names = Array.from({ length: 10_000 }, (_, n) => `q${String(n)}`);
    const index = new NameIndex();
    const inBytes = (name: string): number => {
      const bytes = new TextEncoder().encode(name);
      return index.ofPlain(bytes, 0, bytes.length);
    };
    const asText = (name: string): number => index.of(name);
    // Some stretches come as texts first, some in bytes.
    const isText = (n: number): boolean => n % 3000 < 1000;
    expect(names.map((name, n) => (isText(n) ? asText : inBytes)(name))).toEqual([...names.keys()]);
    expect(names.map((name, n) => (isText(n) ? inBytes : asText)(name))).toEqual([...names.keys()]);
    expect(index.names).toEqual(names);
  });

  it('grow to a hundred thousand', () => {
    const index = new NameIndex();
    const names = Array.from({ length: 100_000 }, (_, n) => `question ${String(n)}`);
    expect(names.every((name, n) => index.of(name) === n)).toBe(true);
    expect(names.every((name, n) => index.of(name) === n)).toBe(true);
    expect(index.names).toEqual(names);
  });
});
