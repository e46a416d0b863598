import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { badgeMarkdown, badgeRanks, badgeSvg } from '../../../src/core/publish/badge.ts';
import { preview } from '../../../src/core/fit/fit.ts';
import { RAKUDA_MODEL } from '../../../src/core/model/settings.ts';
import { RAKUDA_2023_07_14 as RAKUDA } from '../../../src/core/samples/rakuda-2023-07-14.ts';
import { printWords } from '../../../src/words/publish/dialog.ts';
import { anyText } from './tables.ts';

const { summary } = preview(RAKUDA.counts, RAKUDA_MODEL, { narrow: 0.68, wide: 0.95 });
const COLOURS = {
  ...{ paper: '#fff', ink: '#000', muted: '#666', line: '#ddd', mark: '#000', onMark: '#fff' },
};
const measure = (text: string, size: number): number => text.length * size * 0.6;

describe('the ranks of a badge', () => {
  it('are those that hold for all models at once', () => {
    const joint = { separatedAt: 0.99, rival: null, ranks: [{ from: 1, to: 3 }] };
    expect(badgeRanks({ ...summary, joint }, 0)).toEqual({ from: 1, to: 3 });
  });

  it('are the 95% of the model’s own where there are no others', () => {
    const { joint: _, ...old } = summary;
    const ranksOf = (shares: readonly number[]) =>
      badgeRanks(
        { ...old, rows: [{ ...summary.rows[0], rankShares: Float32Array.from(shares) }] },
        0,
      );
    expect(ranksOf([1, 0, 0, 0])).toEqual({ from: 1, to: 1 });
    // 2.5% may lie beyond either end, and not more.
    expect(ranksOf([0.02, 0.96, 0.01, 0.01])).toEqual({ from: 2, to: 2 });
    expect(ranksOf([0.03, 0.94, 0.02, 0.01])).toEqual({ from: 1, to: 3 });
  });

  it('are said as ordinals', () => {
    const { rank } = printWords('en').badge;
    expect([1, 2, 3, 4, 11, 12, 21, 103].map((n) => rank(n, n, '200'))).toEqual(
      ['1st', '2nd', '3rd', '4th', '11th', '12th', '21st', '103rd'].map(
        (n) => `ranked ${n} of 200`,
      ),
    );
    expect(rank(2, 4, '9')).toBe('ranked 2nd–4th of 9');
    expect(printWords('ja').badge.rank(2, 4, '9')).toContain('9 モデル中 2〜4');
  });
});

describe('a badge', () => {
  it('is as wide as its three parts, one beside the other', () => {
    const svg = badgeSvg({ label: 'ab', message: 'cd', detail: 'e', title: 't' }, COLOURS, measure);
    const wide = [2 * 7.2, 2 * 0.6 * 12 * 1.13, 7.2].map((text) => Math.ceil(text) + 18);
    const total = wide.reduce((sum, part) => sum + part, 0);
    expect(svg).toMatch(new RegExp(`^<svg[^>]* width="${String(total)}" height="24"`));
    expect(svg).toContain(`<rect width="${String(wide[0])}" height="24" fill="#000"/>`);
    expect(svg).toContain('<title>t</title>');
  });

  it('holds any text without markup of its own', () => {
    fc.assert(
      fc.property(anyText, anyText, (label, title) => {
        const svg = badgeSvg({ label, message: 'm', detail: 'd', title }, COLOURS, measure);
        expect(svg).not.toMatch(/[\u0000-\u0009\u000b-\u001f\ufffe\uffff\p{Cs}]/u);
        const tags = svg.match(/<[^>]*>/g)?.map((tag) => /^<\/?(\w+)/.exec(tag)?.[1]);
        expect(new Set(tags)).toEqual(
          new Set(['svg', 'title', 'clipPath', 'rect', 'g', 'text', undefined].slice(0, 6)),
        );
        expect(svg.replace(/<[^>]*>/g, '')).not.toMatch(/[<>]|&(?!(amp|lt|gt|quot|#39);)/);
      }),
    );
  });

  it('is embedded by one image, whatever it is called', () => {
    const text = badgeMarkdown('a](x) <b> `c` *d*\n# e', 'GPT-4 (1).svg');
    expect(text).toBe('![a\\](x) \\<b\\> \\`c\\` \\*d\\* # e](GPT-4%20%281%29.svg)\n');
  });
});
