import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import { writeHugeLines, writeHugeParquet } from './huge-files.ts';
import { inBrowser } from './in-browser.ts';

export type HugeKind = 'jsonl' | 'parquet';

/** What a tab does with a file that is larger than any memory. Megabytes are those of its process. */
export interface TabFigures {
  readonly kind: HugeKind;
  readonly gigabytes: number;
  readonly judgments: number;
  /** Until the ranking's heading names the file. */
  readonly seconds: number;
  /** Of the tab's process, until then: on a busy machine the better measure. */
  readonly processorSeconds: number;
  /** Before the file was opened, with the sample fitted. */
  readonly megabytesBefore: number;
  /** At most while the file is read, and until a little after the ranking has converged. */
  readonly megabytesReading: number;
  readonly megabytesInAll: number;
  /** Of those, memory of its own: not the browser's program, which all tabs share. */
  readonly ownMegabytes: number;
}

/** Milliseconds between two looks. */
const EVERY = 100;
/** Milliseconds that the page is looked at once its ranking is there, since work goes on. */
const AFTER = 10_000;

/** Writes files of reviews with answers of 1,000 characters, and has a real browser rank each. */
export async function benchTab(
  gigabytes: number,
  kinds: readonly HugeKind[],
): Promise<TabFigures[]> {
  const figures: TabFigures[] = [];
  for (const kind of kinds) figures.push(await rankHuge(gigabytes, kind));
  return figures;
}

async function rankHuge(gigabytes: number, kind: HugeKind): Promise<TabFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'caravan-bench-'));
  const path = join(folder, `huge.${kind}`);
  try {
    const write = kind === 'jsonl' ? writeHugeLines : writeHugeParquet;
    const judgments = write(path, gigabytes * 1e9);
    return { kind, gigabytes, judgments, ...(await rankInTab(path)) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Opens the file in a page with the sample fitted, and waits until its ranking has converged. */
export async function rankInTab(
  path: string,
): Promise<Omit<TabFigures, 'kind' | 'gigabytes' | 'judgments'>> {
  return await inBrowser(tabProcess, async (page, tab) => {
    const before = tab.memory();
    const [from, spent] = [performance.now(), await tab.processor()];
    let most = before;
    const looks = setInterval(() => {
      const now = tab.memory();
      most = { all: Math.max(most.all, now.all), own: Math.max(most.own, now.own) };
    }, EVERY);
    await page.getByLabel('Open files').first().setInputFiles(path);
    const named = page.locator('header').getByText(basename(path)).first();
    await named.waitFor({ timeout: 3_600_000 });
    const seconds = (performance.now() - from) / 1000;
    const processorSeconds = (await tab.processor()) - spent;
    const reading = most;
    await page.getByText('Converged', { exact: true }).waitFor({ timeout: 3_600_000 });
    await page.waitForTimeout(AFTER);
    clearInterval(looks);
    return {
      ...{ seconds, processorSeconds },
      megabytesBefore: before.all,
      megabytesReading: reading.all,
      megabytesInAll: most.all,
      ownMegabytes: most.own,
    };
  });
}

/** The process that a page lives in, with its workers; Linux says what it has. */
async function tabProcess(page: Page) {
  const session = await page.context().browser()?.newBrowserCDPSession();
  if (session === undefined) throw new Error('There is no browser.');
  const renderers = async () => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    return processInfo.filter(({ type }) => type === 'renderer');
  };
  const [{ id }] = await renderers();
  return {
    memory: () => {
      const status = readFileSync(`/proc/${String(id)}/status`, 'utf8');
      const megabytes = (name: string) =>
        Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) / 1000;
      return { all: megabytes('VmRSS'), own: megabytes('RssAnon') };
    },
    processor: async () => (await renderers()).find((one) => one.id === id)?.cpuTime ?? 0,
  };
}
