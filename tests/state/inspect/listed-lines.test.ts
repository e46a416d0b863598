import { expect, it } from 'vitest';
import type { JudgmentLine } from '../../../src/core/overview/judgment-list.ts';
import { CHUNK, ListedLines } from '../../../src/state/inspect/listed-lines.svelte.ts';

const TOTAL = 3050;
const lineAt = (row: number) => ({ row }) as JudgmentLine;
const page = (offset: number, limit: number) => ({
  total: TOTAL,
  offset,
  lines: Array.from({ length: Math.max(0, Math.min(limit, TOTAL - offset)) }, (_, at) =>
    lineAt(offset + at),
  ),
});

/** Lists whose parts come when they are let through. */
function slow() {
  const asked: number[] = [];
  const waiting: (() => void)[] = [];
  const lines = new ListedLines(page(1000, CHUNK), async (offset, limit) => {
    asked.push(offset);
    await new Promise<void>((resolve) => waiting.push(resolve));
    return page(offset, limit);
  });
  const next = async (): Promise<void> => {
    waiting.shift()?.();
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { lines, asked, next };
}

it('has the lines that came with it, and fetches what is looked at', async () => {
  const { lines, asked, next } = slow();
  expect([lines.at(1000)?.row, lines.at(1099)?.row, lines.at(999), lines.at(1100)]).toEqual([
    ...[1000, 1099, null, null],
  ]);
  lines.look(1050, 1098);
  expect(asked).toEqual([]);
  lines.look(990, 1010);
  expect(asked).toEqual([900]);
  await next();
  expect(lines.at(999)?.row).toBe(999);
  lines.look(3000, 3060);
  await next();
  expect(asked).toEqual([900, 3000]);
  expect([lines.at(3049)?.row, lines.at(3050)]).toEqual([3049, null]);
});

it('leaves out what was passed while it was busy: the newest wish comes next', async () => {
  const { lines, asked, next } = slow();
  lines.look(0, 20);
  for (let row = 200; row < 2000; row += 100) lines.look(row, row + 20);
  lines.look(2490, 2510);
  await next();
  await next();
  await next();
  expect(asked).toEqual([0, 2400, 2500]);
});

it('tells from where to where lines are there, around a place', async () => {
  const { lines, next } = slow();
  expect(lines.around(1040)).toEqual([1000, 1100]);
  lines.look(1100, 1110);
  await next();
  expect(lines.around(1000)).toEqual([1000, 1200]);
  lines.look(3040, 3049);
  await next();
  expect(lines.around(3049)).toEqual([3000, TOTAL]);
  const [from, end] = lines.around(0);
  expect(end - from).toBe(0);
});
