import { describe, expect, it } from 'vitest';
import type { Unreachable } from '../../src/core/failure.ts';
import { failuresEn } from '../../src/words/en/failures/failures.ts';
import { failuresJa } from '../../src/words/ja/failures/failures.ts';

const failures: readonly (readonly [reason: Unreachable['reason'], status?: number])[] = [
  ['offline'],
  ['insecure'],
  ['cors-or-network'],
  ['needs-login', 401],
  ['too-many-requests', 429],
  ['status', 404],
  ['status', 418],
  ['status', 503],
  ['web-page'],
  ['no-listing'],
  ['broken-off'],
  ['redirected'],
];

describe('what can’t be reached', () => {
  for (const [reason, status] of failures)
    it(`${reason} ${status ?? ''}: who was asked, and what to do`, () => {
      const failure: Unreachable = {
        kind: 'unreachable',
        reason,
        host: 'example-host',
        ...(status === undefined ? {} : { status }),
        ...(reason === 'redirected' ? { to: 'other-host' } : {}),
      };
      for (const words of [failuresEn, failuresJa]) {
        const text = words.file(failure);
        expect(words.failure(failure)).toBe(text);
        expect(text).toContain('example-host');
        if (status !== undefined) expect(text).toContain(String(status));
        if (failure.to !== undefined) expect(text).toContain(failure.to);
        // More than one sentence: the second says what to do.
        expect(text.match(/[.。]/g)?.length).toBeGreaterThan(1);
      }
    });

  it('has other words for this machine, whose server the reader can change', () => {
    const failure = {
      kind: 'unreachable',
      reason: 'cors-or-network',
      host: '127.0.0.1:8000',
    } as const;
    for (const words of [failuresEn, failuresJa])
      expect(words.file(failure)).toContain('Access-Control-Allow-Origin');
  });

  it('needs nobody’s name where nothing was asked', () => {
    const failure = { kind: 'unreachable', reason: 'not-an-address', host: '' } as const;
    for (const words of [failuresEn, failuresJa]) expect(words.file(failure)).toContain('https://');
  });
});
