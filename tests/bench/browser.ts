import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { createRandom } from '../../src/core/numerics/random.ts';
import { inBrowser } from './in-browser.ts';
import { watchWorkers } from './worker-memory.ts';
import type { WorkerMemory } from './worker-memory.ts';

/** What a real browser does with a large file of judgments with texts. */
export interface BrowserFigures {
  readonly judgments: number;
  readonly megabytes: number;
  readonly readSeconds: number;
  readonly readMegabytesPerSecond: number;
  /** Heap and buffers of the worker that had most, while reading and while keeping texts. */
  readonly readingPeakMegabytes: number;
  readonly keepingPeakMegabytes: number;
  readonly keepSeconds: number;
  /** Packed. */
  readonly keptMegabytes: number;
  /** Milliseconds from the press of Stop until the progress is gone. */
  readonly stopReading: number;
  readonly stopKeeping: number;
  /** Tasks of the page's main thread over 50 ms, in milliseconds. */
  readonly longTasks: readonly number[];
}

/** @param judgments about 1.1 kB each */
export async function benchBrowser(judgments: number, dist?: string): Promise<BrowserFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'caravan-bench-'));
  const path = join(folder, 'large.jsonl');
  const bytes = await writeReviews(path, judgments);
  const work = async (page: Page, memory: WorkerMemory): Promise<BrowserFigures> => {
    const before = await page.evaluate(() => window.taskDurations.length);

    const open = () => page.getByLabel('Open files').first().setInputFiles(path);
    await open();
    const stopReading = await pressStop(page);
    const from = performance.now();
    await open();
    await page.getByText('30 models ·').waitFor({ timeout: 600_000 });
    const readSeconds = (performance.now() - from) / 1000;
    const readingPeak = memory.peak();

    await page.evaluate(() => {
      location.hash = 'data';
    });
    const keep = page.getByRole('button', { name: 'Keep them' });
    await keep
      .or(page.getByRole('progressbar', { name: 'Keeping texts' }))
      .first()
      .waitFor();
    if (await keep.isVisible()) await keep.click();
    const stopKeeping = await pressStop(page);
    memory.forget();
    const since = performance.now();
    await page.getByRole('button', { name: 'Keep all texts' }).click();
    const kept = page.getByText(/^Texts: .* kept in this browser, .*[^.]\.$/);
    await kept.waitFor({ timeout: 1_200_000 });
    const keepSeconds = (performance.now() - since) / 1000;
    const [, size, unit] = /, ([\d.]+) (GB|MB|kB)\./.exec(await kept.innerText()) ?? [];
    const longTasks = await page.evaluate(() => window.taskDurations);
    return {
      judgments,
      megabytes: bytes / 1e6,
      readSeconds,
      readMegabytesPerSecond: bytes / 1e6 / readSeconds,
      readingPeakMegabytes: readingPeak / 1e6,
      keepingPeakMegabytes: memory.peak() / 1e6,
      keepSeconds,
      keptMegabytes: Number(size) * (unit === 'GB' ? 1000 : unit === 'kB' ? 0.001 : 1),
      stopReading,
      stopKeeping,
      longTasks: longTasks.slice(before),
    };
  };
  try {
    return await inBrowser(watchWorkers, work, dist);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Presses Stop once it is there and has been for a while; how long until it is gone. */
async function pressStop(page: Page): Promise<number> {
  await page.getByRole('button', { name: 'Stop' }).first().waitFor();
  await page.getByRole('progressbar').first().waitFor();
  await page.waitForTimeout(700);
  return page.evaluate(async () => {
    const stop = [...document.querySelectorAll('button')].find(
      (button) => button.innerText === 'Stop',
    );
    const before = performance.now();
    stop?.click();
    while (stop?.isConnected) await new Promise((resolve) => setTimeout(resolve));
    return performance.now() - before;
  });
}

/** Reviews of 30 invented models; gives the bytes written. */
async function writeReviews(path: string, judgments: number): Promise<number> {
  const random = createRandom(4);
  const below = (n: number) => Math.floor(random.uniform() * n);
  const letters = 'abcdefghijklmnopqrstuvwxyz日本経済影響評価具体的指標回答質問正確詳細説明'.split(
    '',
  );
  const word = () => Array.from({ length: 1 + below(8) }, () => letters[below(letters.length)]);
  const words = Array.from({ length: 3000 }, () => word().join(''));
  const text = (length: number) => {
    let written = '';
    // Some words are frequent, as in any language.
    while (written.length < length) written += `${words[below(1 + below(words.length))]} `;
    return written;
  };
  const out = createWriteStream(path);
  let bytes = 0;
  for (let row = 0; row < judgments; row++) {
    const left = row % 30;
    const record = {
      ...{ review_id: `r${String(row)}`, question_id: `q${String(row % 500)}` },
      ...{ model1_id: `org/model-${String(left)}`, reviewer_id: `judge-${String(row % 2)}` },
      model2_id: `org/model-${String((left + 1 + below(29)) % 30)}`,
      score: [1, 1, 1, 2, 2, 2, 3, -1][below(8)],
      ...{ question_text: text(60), answer1: text(280), answer2: text(280), text: text(220) },
    };
    const line = Buffer.from(JSON.stringify(record) + '\n');
    bytes += line.length;
    if (!out.write(line)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  return bytes;
}
