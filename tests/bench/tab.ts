import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { createRandom } from '../../src/core/numerics/random.ts';
import { inBrowser } from './in-browser.ts';

/** What a tab does with a file that is larger than any memory. Megabytes are those of its process. */
export interface TabFigures {
  readonly gigabytes: number;
  readonly judgments: number;
  /** Until the ranking's heading names the file. */
  readonly seconds: number;
  /** Of the tab's process, until then: on a busy machine the better measure. */
  readonly processorSeconds: number;
  /** Before the file was opened, with the sample fitted. */
  readonly megabytesBefore: number;
  /** At most while the file is read, and until the ranking has converged. */
  readonly megabytesReading: number;
  readonly megabytesInAll: number;
  /** Of those, memory of its own: not the browser's program, which all tabs share. */
  readonly ownMegabytes: number;
}

const MODELS = 30;
const QUESTIONS = 100_000;
const BLOCK = 64_000_000;
/** Milliseconds between two looks. */
const EVERY = 100;

/** Writes a file of reviews with answers of 1,000 characters, and has a real browser rank it. */
export async function benchTab(gigabytes: number): Promise<TabFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'caravan-bench-'));
  const path = join(folder, 'huge.jsonl');
  try {
    const judgments = writeHuge(path, gigabytes * 1e9);
    return await inBrowser(tabProcess, async (page, tab) => {
      const before = tab.memory();
      const [from, spent] = [performance.now(), await tab.processor()];
      let most = before;
      const looks = setInterval(() => {
        const now = tab.memory();
        most = { all: Math.max(most.all, now.all), own: Math.max(most.own, now.own) };
      }, EVERY);
      await page.getByLabel('Open files').first().setInputFiles(path);
      const named = page.locator('header').getByText('huge.jsonl').first();
      await named.waitFor({ timeout: 3_600_000 });
      const seconds = (performance.now() - from) / 1000;
      const processorSeconds = (await tab.processor()) - spent;
      const reading = most;
      await page.getByText('Converged', { exact: true }).waitFor({ timeout: 3_600_000 });
      clearInterval(looks);
      return {
        ...{ gigabytes, judgments, seconds, processorSeconds },
        megabytesBefore: before.all,
        megabytesReading: reading.all,
        megabytesInAll: most.all,
        ownMegabytes: most.own,
      };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
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

/** One block of lines again and again, with other questions and verdicts; gives the judgments. */
function writeHuge(path: string, bytes: number): number {
  const random = createRandom(19);
  const below = (n: number) => Math.floor(random.uniform() * n);
  const answers = Array.from({ length: 2000 }, (_, n) =>
    `Plants turn light into "chemical" energy ${String(n)}, 糖として蓄える。 `.repeat(20),
  );
  const pieces: Buffer[] = [];
  const places: { readonly question: number; readonly score: number }[] = [];
  let length = 0;
  const put = (text: string): number => pieces.push(Buffer.from(text)) && Buffer.byteLength(text);
  for (let row = 0; length < BLOCK; row++) {
    const [a, b] = [row % MODELS, (row + 1 + below(MODELS - 1)) % MODELS];
    const question = length + put(`{"review_id":"r${String(row)}","question_id":"q`);
    const score =
      question +
      put('000000') +
      put(
        `","model1_id":"lab/model-${String(a)}","model2_id":"lab/model-${String(b)}","reviewer_id":"judge-${String(row % 2)}","score":`,
      );
    const [answer1, answer2] = [answers[below(2000)], answers[below(2000)]];
    const rest = JSON.stringify({ answer1, answer2, text: answers[below(2000)].slice(0, 220) });
    length = score + put('1') + put(`,${rest.slice(1)}\n`);
    places.push({ question, score });
  }
  const block = Buffer.concat(pieces);
  const file = openSync(path, 'w');
  let judgments = 0;
  for (let written = 0; written < bytes; written += block.length) {
    for (const { question, score } of places) {
      block.write(String(below(QUESTIONS)).padStart(6, '0'), question);
      block[score] = 0x31 + below(3);
    }
    for (let at = 0; at < block.length;) at += writeSync(file, block, at);
    judgments += places.length;
  }
  closeSync(file);
  return judgments;
}
