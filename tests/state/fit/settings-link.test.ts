import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import { codeOf, settingsOf } from '../../../src/state/fit/settings-link.ts';
import { anySettings } from '../../core/model/any-settings.ts';

describe('settings as a link', () => {
  it('come back as they were, and need no escaping', () => {
    fc.assert(
      fc.property(anySettings, (settings) => {
        const code = codeOf(settings);
        expect(code).toMatch(/^[\w-]+$/);
        expect(settingsOf(code)).toEqual({ settings });
      }),
    );
  });

  it('survive a line break on the way', () => {
    const code = codeOf(DEFAULT_MODEL);
    expect(settingsOf(`${code.slice(0, 40)}\n ${code.slice(40)}`)).toEqual({
      settings: DEFAULT_MODEL,
    });
  });

  it('say that they are damaged', () => {
    const code = codeOf(DEFAULT_MODEL);
    expect(settingsOf('')).toEqual({ problem: { kind: 'damaged-link' } });
    expect(settingsOf('%7B%7D')).toEqual({ problem: { kind: 'damaged-link' } });
    // Bytes that are no UTF-8.
    expect(settingsOf('_____w')).toEqual({ problem: { kind: 'damaged-link' } });
    expect(settingsOf(code.slice(0, 120))).toEqual({ problem: { kind: 'not-json' } });
    expect(settingsOf('A'.repeat(1_000_001))).toEqual({ problem: { kind: 'too-long' } });
    for (let cut = 1; cut < code.length; cut++)
      expect(settingsOf(code.slice(cut))).toHaveProperty('problem');
  });
});
