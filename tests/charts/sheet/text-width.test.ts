import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutMiddle, cutText, textWidth, wrapText } from '../../../src/charts/sheet/text-width.ts';

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

  it('leaves as much of a name as there is room for, from both ends in turn', () => {
    const name = fc.string({
      unit: fc.constantFrom('a', 'W', 'i', ' ', '字', '😀'),
      maxLength: 30,
    });
    fc.assert(
      fc.property(name, fc.integer({ min: 10, max: 200 }), (text, width) => {
        const chars = Array.from(text);
        const wide = textWidth(text, 10) > width;
        const kept = Array.from({ length: chars.length }, (_, count) => {
          const head = Math.ceil(count / 2);
          return `${chars.slice(0, head).join('')}…${chars.slice(chars.length + head - count).join('')}`;
        });
        const fitting = kept.filter((cut) => textWidth(cut, 10) <= width).at(-1) ?? '…';
        expect(cutMiddle(text, 10, width)).toBe(wide ? fitting : text);
        const begun = chars.map((_, count) => `${chars.slice(0, count).join('')}…`);
        const most = begun.filter((cut) => textWidth(cut, 10) <= width).at(-1) ?? '…';
        expect(cutText(text, 10, width)).toBe(wide ? most : text);
      }),
    );
  });
});

describe('a text in lines', () => {
  it('is broken at blanks, between wide characters but not before a full stop, and in long words', () => {
    expect(wrapText('one two three', 10, 50)).toEqual(['one two', 'three']);
    expect(wrapText('判定は四十問。次は', 10, 60)).toEqual(['判定は四十', '問。次は']);
    expect(wrapText('abcdefghij', 10, 31)).toEqual(['abcde', 'fghij']);
    expect(wrapText('', 10, 50)).toEqual(['']);
  });

  it('keeps to its width and to the most lines, and loses nothing where there is room', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'W', ' ', '字', '。', '（', '-'), maxLength: 80 }),
        fc.integer({ min: 1, max: 5 }),
        (text, most) => {
          const all = wrapText(text, 10, 60);
          for (const line of all) expect(textWidth(line, 10)).toBeLessThanOrEqual(60);
          expect(all.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
          const few = wrapText(text, 10, 60, most);
          expect(few.length).toBeLessThanOrEqual(most);
          for (const line of few) expect(textWidth(line, 10)).toBeLessThanOrEqual(60);
          if (all.length > most) expect(few[most - 1]).toMatch(/…$/);
          else expect(few).toEqual(all);
        },
      ),
    );
  });
});
