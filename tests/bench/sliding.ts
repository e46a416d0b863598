import type { Page } from 'playwright-core';
import { syntheticCounts } from './figure.ts';
import { inBrowser } from './in-browser.ts';

/** How the Priors page follows a slider on 130 models × 4,000 draws, in a real browser. */
export interface SlidingFigures {
  /** Frames that the browser drew while the slider was dragged, a second. */
  readonly framesPerSecond: number;
  /** Of these, frames in which an interval had moved. */
  readonly movesPerSecond: number;
  /** Tasks of the page's main thread over 50 ms, in milliseconds. */
  readonly longTasks: readonly number[];
}

const SECONDS = 5;

export function benchSliding(dist?: string): Promise<SlidingFigures> {
  return inBrowser(openArena, slide, dist);
}

async function openArena(): Promise<string> {
  const { models, left, right, leftWins, rightWins } = syntheticCounts(130, 78);
  const rows = Array.from(left, (a, pair) =>
    [models[a], models[right[pair]], leftWins[pair], rightWins[pair], 0].join(),
  );
  return Promise.resolve(['model_a,model_b,wins_a,wins_b,ties', ...rows].join('\n'));
}

async function slide(page: Page, csv: string): Promise<SlidingFigures> {
  await page
    .getByLabel('Open files')
    .first()
    .setInputFiles({ name: 'arena.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.getByText('130 models').first().waitFor();
  await page.getByText('Converged', { exact: true }).waitFor({ timeout: 120_000 });
  await page.getByRole('link', { name: 'Priors', exact: true }).click();
  await page.getByText('The draws of the fit, as they were drawn.').waitFor();
  await page.waitForTimeout(2000);
  const slider = page
    .getByRole('complementary', { name: 'Model and prior to try' })
    .getByRole('slider', { name: /Width σ/ });
  await slider.scrollIntoViewIfNeeded();
  const box = await slider.boundingBox();
  if (box === null) throw new Error('The slider is not on the screen.');
  const x = (share: number): number => box.x + box.width * share;
  const y = box.y + box.height / 2;
  const seen = page.evaluate(watchFrames, SECONDS * 1000);
  const value = Number(await slider.inputValue()) / 200;
  await page.mouse.move(x(value), y);
  await page.mouse.down();
  const until = performance.now() + SECONDS * 1000;
  for (let step = 0; performance.now() < until; step++) {
    await page.mouse.move(x(value + 0.05 * Math.sin(step / 40)), y);
    await page.waitForTimeout(8);
  }
  await page.mouse.up();
  const { frames, moves, longTasks } = await seen;
  return { framesPerSecond: frames / SECONDS, movesPerSecond: moves / SECONDS, longTasks };
}

/** Runs in the page: counts its frames for so many milliseconds. */
async function watchFrames(
  time: number,
): Promise<{ frames: number; moves: number; longTasks: number[] }> {
  const before = window.taskDurations.length;
  const end = performance.now() + time;
  let frames = 0;
  let moves = 0;
  let last = '';
  while (performance.now() < end) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    frames++;
    const marks = document.querySelectorAll('rect.moving');
    const now = Array.from(marks, (mark) => mark.getAttribute('x')).join();
    if (now !== last) moves++;
    last = now;
  }
  return { frames, moves, longTasks: window.taskDurations.slice(before) };
}
