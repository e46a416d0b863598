import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import RankHistograms from '../../src/charts/checks/RankHistograms.svelte';
import { textWidth } from '../../src/charts/sheet/text-width.ts';

const panels = [{ name: 'Chain 1', counts: [9, 11], expected: 10, low: 5, high: 15 }];
const key = 'Band: 99% of bars if draws are independent. Lowest ranks on the left.';

function draw(width: number) {
  const { body } = render(RankHistograms, { props: { panels, width, words: { label: '', key } } });
  const lines = [...body.matchAll(/<text x="26" y="\d+">([^<]*)</g)].map(([, text]) => text);
  return { lines, height: Number(/ height="(\d+)"/.exec(body)?.[1]) };
}

it('what the key of rank histograms says is never wider than the drawing, which grows with it', () => {
  const wide = draw(760);
  expect(wide.lines).toEqual([key]);
  const { lines, height } = draw(328);
  expect(lines.join(' ')).toBe(key);
  expect(lines.length).toBe(2);
  for (const line of lines) expect(26 + textWidth(line, 11)).toBeLessThanOrEqual(328);
  expect(height).toBe(wide.height + 14);
});
