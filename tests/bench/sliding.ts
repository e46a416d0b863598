import type { Page } from 'playwright-core';
import { syntheticCounts } from './figure.ts';
import { inBrowser } from './in-browser.ts';

/** How the Priors page follows a slider on 130 models × 4,000 draws, in a real browser. */
export interface SlidingFigures {
  /** Frames that the browser drew while the slider moved in each of them, a second. */
  readonly framesPerSecond: number;
  /** Of these, frames in which the intervals had moved. */
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
  await page.getByText('The draws of the fit, unweighted.').waitFor();
  await page.waitForTimeout(2000);
  const slider = page
    .getByRole('complementary', { name: 'Model and prior to try' })
    .getByRole('slider', { name: /Width σ/ })
    .first();
  await slider.scrollIntoViewIfNeeded();
  const { frames, moves, longTasks } = await slider.evaluate(slideEachFrame, SECONDS * 1000);
  return { framesPerSecond: frames / SECONDS, movesPerSecond: moves / SECONDS, longTasks };
}

/** Runs in the page: moves a slider in every frame, for so many milliseconds. */
async function slideEachFrame(
  slider: Element,
  time: number,
): Promise<{ frames: number; moves: number; longTasks: number[] }> {
  if (!(slider instanceof HTMLInputElement)) throw new Error('This is no slider.');
  const before = window.taskDurations.length;
  const value = slider.valueAsNumber;
  const end = performance.now() + time;
  let frames = 0;
  let moves = 0;
  let last = '';
  while (performance.now() < end) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    frames++;
    slider.value = String(Math.round(value + 40 * Math.sin(frames / 12)));
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    const marks = document.querySelectorAll('rect.moving');
    const now = Array.from(marks, (mark) => mark.getAttribute('x')).join();
    if (now !== last) moves++;
    last = now;
  }
  return { frames, moves, longTasks: window.taskDurations.slice(before) };
}
