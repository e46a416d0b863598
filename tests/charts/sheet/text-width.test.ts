import { describe, expect, it } from 'vitest';
import { cutMiddle, textWidth } from '../../../src/charts/sheet/text-width.ts';

describe('the width of a text', () => {
  /** Widths in ems that a browser measures in DejaVu Sans. */
  const measured: readonly (readonly [string, number])[] = [
    ['Gamma', 3.95],
    ['gpt-3.5-turbo', 6.66],
    ['WizardLM-70B-v1.0', 9.67],
    ['rinna-3.6b (PPO)', 8.25],
    ['opencalm-7b (stormy)', 11.12],
    ['claude-3-opus-20240229', 12.55],
    ['日本語のモデル', 7],
  ];

  it.each(measured)('of %s is within 5% of what a browser measures', (name, ems) => {
    expect(Math.abs(textWidth(name, 10) / (10 * ems) - 1)).toBeLessThan(0.05);
  });

  it('is kept to when the middle of a name is cut', () => {
    for (const width of [40, 60, 90]) {
      const cut = cutMiddle('WizardLM-70B-v1.0', 12, width);
      expect(textWidth(cut, 12)).toBeLessThanOrEqual(width);
      expect(cut).toMatch(/^W.*….*0$/);
    }
  });
});
