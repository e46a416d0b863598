import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { createRandom } from '../../src/core/numerics/random.ts';
import { inBrowser } from './in-browser.ts';

/** What the Inspect page does with a million judgments in a real browser. */
export interface InspectFigures {
  readonly judgments: number;
  readonly megabytes: number;
  /** Seconds until the texts are ready to be searched, read from the disk of the browser. */
  readonly textsReadySeconds: number;
  /** Milliseconds from the change of a filter until the list shows it, of several tries each. */
  readonly answers: Readonly<Record<string, string>>;
  /** While the list is scrolled: frames, the 95th percentile and the longest, in milliseconds. */
  readonly frames: { readonly count: number; readonly p95: number; readonly longest: number };
  /** Tasks of the page's main thread over 50 ms while lists were asked for and scrolled. */
  readonly longTasks: readonly number[];
}

const MODELS = 30;
const QUESTIONS = 1000;

/** What is asked for, by what it is called; the first is tried before the clock runs. */
const ASKED: readonly (readonly [what: string, query: string])[] = [
  ['a model', 'left=lab%2Fmodel-3'],
  ['a pair, and who won', 'left=lab%2Fmodel-3&right=lab%2Fmodel-7&outcome=left'],
  ['a judge and a part of question ids', 'judge=judge-1&question=q12'],
  ['two categories', 'category=math&category=coding'],
  [
    'what a leaderboard of people is of',
    'outcome=readable&category=coding&kind=people&since=2024-02-01&until=2024-11-30',
  ],
  ['some models alone', 'model=lab%2Fmodel-1&model=lab%2Fmodel-2&model=lab%2Fmodel-3'],
  ['text that many have', 'text=clearer'],
  ['text that few have', 'text=zebra%20crossing'],
  ['Japanese text', `text=${encodeURIComponent('具体的な説明')}`],
  ['half-width Japanese text', `text=${encodeURIComponent('ｸﾞﾗﾌ')}`],
  ['text that none has', 'text=nowhere%20at%20all'],
  ['text, a model and a judge', 'text=clearer&left=lab%2Fmodel-5&judge=judge-0'],
];

export async function benchInspect(judgments: number, dist?: string): Promise<InspectFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'caravan-bench-'));
  const paths = ['judgments.jsonl', 'questions.jsonl', 'answers.jsonl'].map((name) =>
    join(folder, name),
  );
  const sizes = [
    await writeLines(paths[0], judgmentLines(judgments)),
    await writeLines(paths[1], questionLines()),
    await writeLines(paths[2], answerLines()),
  ];
  const work = async (page: Page): Promise<InspectFigures> => {
    await page.getByLabel('Open files').first().setInputFiles(paths);
    await page.getByText(`${String(MODELS)} models ·`).waitFor({ timeout: 600_000 });
    // Once they are there the page has gone to the leaderboard.
    await page.getByRole('link', { name: 'Data', exact: true }).click();
    const keep = page.getByRole('button', { name: 'Keep them' });
    const kept = page.getByText(/texts \(.* kept in this browser, .*[^.]\.$/);
    await keep.or(kept).first().waitFor({ timeout: 600_000 });
    if (await keep.isVisible()) await keep.click();
    await kept.waitFor({ timeout: 1_200_000 });
    await page.getByRole('link', { name: 'Leaderboard' }).click();
    await page.getByText('Converged', { exact: true }).waitFor({ timeout: 600_000 });
    const from = performance.now();
    await ask(page, 'text=clearer');
    await page.getByText(/^Reading texts/).waitFor({ state: 'detached', timeout: 600_000 });
    const textsReadySeconds = (performance.now() - from) / 1000;
    const before = await page.evaluate(() => window.taskDurations.length);
    const answers: Record<string, string> = {};
    for (const [what, query] of ASKED) {
      const tries: number[] = [];
      for (let attempt = 0; attempt < 5; attempt++) {
        // Another list in between, and a query that was not asked before.
        await ask(page, `outcome=tie&judge=judge-${String(attempt % 2)}`);
        tries.push(await ask(page, `${query}&from=${String(attempt + 2)}`));
      }
      const sorted = tries.sort((a, b) => a - b);
      answers[what] = `${sorted[2].toFixed(0)} ms, ${sorted[4].toFixed(0)} at most: ${await page
        .locator('h2')
        .first()
        .innerText()}`;
    }
    await ask(page, '');
    const frames = await scroll(page);
    const longTasks = await page.evaluate(() => window.taskDurations);
    return {
      judgments,
      megabytes: sizes.reduce((sum, bytes) => sum + bytes, 0) / 1e6,
      textsReadySeconds,
      answers,
      frames,
      longTasks: longTasks.slice(before),
    };
  };
  try {
    return await inBrowser(() => Promise.resolve(null), work, dist);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Asks the page for a list; milliseconds until it is there. */
async function ask(page: Page, query: string): Promise<number> {
  return page.evaluate(async (asked) => {
    const start = performance.now();
    location.hash = asked === '' ? 'inspect' : `inspect?${asked}`;
    // The address tells of it in a task of its own; only then is the list of before busy.
    await new Promise((resolve) => addEventListener('hashchange', resolve, { once: true }));
    await new Promise((resolve) => requestAnimationFrame(resolve));
    while (document.querySelector('.listing[aria-busy="false"]') === null) {
      await new Promise((resolve) => setTimeout(resolve));
    }
    return performance.now() - start;
  }, query);
}

/** Scrolls for five seconds, some rows a frame, with a jump each second. */
async function scroll(page: Page): Promise<InspectFigures['frames']> {
  return page.evaluate(async () => {
    const region = document.querySelector('ol')?.parentElement;
    const times: number[] = [];
    const start = performance.now();
    let last = start;
    let jumps = 0;
    while (last - start < 5000 && region) {
      const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      times.push(now - last);
      last = now;
      if (now - start > 1000 * (jumps + 1)) region.scrollTop = ++jumps * 700_000;
      else region.scrollTop += 90;
    }
    const sorted = times.slice(1).sort((a, b) => a - b);
    return {
      count: sorted.length,
      p95: sorted[Math.floor(0.95 * sorted.length)],
      longest: sorted[sorted.length - 1],
    };
  });
}

const WORDS = ['clear', 'precise', 'vague', 'short', 'helpful', 'correct', '具体的', '不十分'];

function* judgmentLines(judgments: number): Generator<object> {
  const random = createRandom(17);
  const below = (n: number) => Math.floor(random.uniform() * n);
  for (let row = 0; row < judgments; row++) {
    const left = below(MODELS);
    const right = (left + 1 + below(MODELS - 1)) % MODELS;
    const said = [0, 1, 2].map(() => WORDS[below(WORDS.length)]).join(', ');
    const judgment = [
      `Answer ${String(1 + below(2))} is clearer: ${said} (${String(row)}).`,
      `回答${String(1 + below(2))}は${said}。具体的な説明がよい（${String(row)}）。`,
      `Both are ${said}; ${row % 9973 === 0 ? 'zebra crossing' : 'グラフ'} ${String(row)}.`,
    ][below(3)];
    yield {
      ...{ question_id: `q${String(below(QUESTIONS))}`, turn: 1 },
      ...{ model_1: `lab/model-${String(left)}`, model_2: `lab/model-${String(right)}` },
      g1_winner: ['model_1', 'model_2', 'tie', 'model_1', 'model_2'][below(5)],
      judge: ['judge-0', 'judge-1', 'expert_1'][below(3)],
      tstamp: 1_704_067_200 + below(31_536_000),
      g1_judgment: judgment,
    };
  }
}

function* questionLines(): Generator<object> {
  for (let q = 0; q < QUESTIONS; q++) {
    const text = `Question ${String(q)}: 次の問いに答えてください。Explain step by step.`;
    yield {
      question_id: `q${String(q)}`,
      category: ['math', 'coding', '知識'][q % 3],
      turns: [text],
    };
  }
}

function* answerLines(): Generator<object> {
  const random = createRandom(18);
  for (let model = 0; model < MODELS; model++) {
    for (let q = 0; q < QUESTIONS; q++) {
      const length = 20 + Math.floor(random.uniform() * 60);
      const words = Array.from(
        { length },
        () => WORDS[Math.floor(random.uniform() * WORDS.length)],
      );
      yield {
        ...{ question_id: `q${String(q)}`, model_id: `lab/model-${String(model)}` },
        choices: [{ index: 0, turns: [words.join(' ')] }],
      };
    }
  }
}

/** Gives the bytes written. */
async function writeLines(path: string, records: Iterable<object>): Promise<number> {
  const out = createWriteStream(path);
  let bytes = 0;
  let lines = '';
  const flush = async (): Promise<void> => {
    const buffer = Buffer.from(lines);
    bytes += buffer.length;
    lines = '';
    if (!out.write(buffer)) await once(out, 'drain');
  };
  for (const record of records) {
    lines += `${JSON.stringify(record)}\n`;
    if (lines.length > 1 << 18) await flush();
  }
  await flush();
  out.end();
  await once(out, 'finish');
  return bytes;
}
