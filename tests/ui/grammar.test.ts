import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { agree, counted, group, list, listed } from '../../src/words/en/grammar.ts';

describe('English counts and lists', () => {
  it('agrees with a count, whether it is a number or written out', () => {
    expect(counted(1, 'judgment')).toBe('1 judgment');
    expect(counted('1', 'judgment')).toBe('1 judgment');
    expect(counted(0, 'judgment')).toBe('0 judgments');
    expect(counted('0', 'judgment')).toBe('0 judgments');
    expect(counted(12_345, 'reply', 'replies')).toBe('12,345 replies');
    expect(counted('1,001', 'reply', 'replies')).toBe('1,001 replies');
    expect(agree('1', 'is', 'are')).toBe('is');
    expect(agree('over 1', 'is', 'are')).toBe('are');
  });

  it('joins names as one says them, and counts those beyond the most', () => {
    expect(list([])).toBe('');
    expect(list(['a'])).toBe('a');
    expect(list(['a', 'b'])).toBe('a and b');
    expect(list(['a', 'b', 'c'])).toBe('a, b and c');
    expect(listed(['a', 'b', 'c'], 3)).toBe('a, b and c');
    expect(listed(['a', 'b', 'c', 'd'], 2)).toBe('a, b and 2 more');
    const groups = [group(['a', 'b'], 2), group(['c', 'd', 'e'], 2)];
    expect(list(groups)).toBe('(a, b) and (c, d, 1 more)');
  });
});

it('leaves plurals and lists in English words to the grammar', () => {
  const folder = new URL('../../src/words/en/', import.meta.url);
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (file === 'grammar.ts' || !file.endsWith('.ts')) continue;
    const source = readFileSync(new URL(file, folder), 'utf8');
    expect(source, file).not.toMatch(/=== '?1'?\s*\?/);
    expect(source, file).not.toMatch(/join\('(,| and) ?'\)/);
  }
});
