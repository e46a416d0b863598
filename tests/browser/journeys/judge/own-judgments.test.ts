import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, figure, test } from '../../harness.ts';
import { putFiles } from '../project/where.ts';
import { readBoard, settled } from './board.ts';

interface Upload {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A file as a user would pick it. */
function upload(name: string, content: string | Uint8Array): Upload {
  return { name, mimeType: '', buffer: Buffer.from(content) };
}

async function open(page: Page, ...files: Upload[]): Promise<void> {
  await page.getByLabel('Open files').setInputFiles(files);
}

/** Judgments of invented models, strongest first, as an arena's JSON Lines. */
function arena(models: readonly string[], rounds: number): string {
  const lines: string[] = [];
  for (let round = 0; round < rounds; round++)
    models.forEach((a, i) => {
      models.forEach((b, j) => {
        if (i === j) return;
        // The stronger wins two of three, one of nine is a tie; fixed by position, not by chance.
        const step = (round * 7 + i * 3 + j) % 9;
        const winner = step === 0 ? 'tie' : step < 6 === i < j ? 'model_a' : 'model_b';
        lines.push(JSON.stringify({ model_a: a, model_b: b, winner, question_id: round }));
      });
    });
  return lines.join('\n');
}

for (const place of ['hosted', 'single'] as const)
  test(`${place}: a file of judgments is ranked at once, and is still there after a reload`, async ({
    visit,
  }) => {
    const { page, requests } = await visit(place);
    await settled(page, 'Converged');
    await open(page, upload('mine.jsonl', arena(['旅人', 'beta', 'gamma'], 30)));
    await page.getByRole('heading', { level: 1 }).filter({ hasText: '旅人' }).waitFor();
    await settled(page, 'Converged');
    const board = await readBoard(page);
    expect(board.map((row) => row.name)).toEqual(['旅人', 'beta', 'gamma']);
    const home = page
      .url()
      .split('#')[0]
      .replace(/[^/]*$/, '');
    expect(requests.filter((url) => !url.startsWith(home))).toEqual([]);
    await page.reload();
    await settled(page, 'Converged');
    expect(await readBoard(page)).toEqual(board);
  });

test('several files make one set; another can be added', async ({ visit }) => {
  const { page } = await visit('hosted');
  await open(
    page,
    upload('a.csv', 'left,right,winner\nx,y,left\nx,y,left\ny,x,left\n'),
    upload(
      'b.json',
      JSON.stringify([
        { model_a: 'y', model_b: 'z', winner: 'model_a' },
        { model_a: 'z', model_b: 'y', winner: 'tie' },
      ]),
    ),
  );
  await page.getByText('a.csv + 1').first().waitFor();
  // The name stands in the header before the new board is drawn.
  await page.getByRole('heading', { level: 1 }).filter({ hasText: /\bx\b/ }).waitFor();
  expect(await readBoard(page)).toHaveLength(3);
  await page.getByRole('link', { name: 'Data' }).click();
  await page.getByText('Paste text', { exact: true }).click();
  await page
    .getByRole('textbox', { name: 'Paste text' })
    .fill('model_a,model_b,wins_a,wins_b,ties\nz,w,3,2,1\n');
  await page.getByRole('button', { name: 'Read the pasted text' }).click();
  await putFiles(page, 'Add to this project');
  await page.getByText('4 models · 11 judgments').waitFor();
});

test('rows that can’t be read are listed with line and reason, and the rest is ranked', async ({
  visit,
}) => {
  const { page, axe } = await visit('hosted');
  await open(
    page,
    upload(
      'mixed.jsonl',
      [
        '{"model_a":"a","model_b":"b","winner":"model_a"}',
        '{"model_a":"a","model_b":"b","winner":"nobody"}',
        'not json',
        '{"model_a":"b","model_b":"a","winner":"tie"}',
        '{"model_a":"b","model_b":"a","winner":"',
      ].join('\n'),
    ),
  );
  await page.getByText('3 rejected rows').click();
  const lines = page.getByRole('row').filter({ hasText: /nobody|not json|winner":"$/ });
  await expect
    .poll(async () => (await lines.allInnerTexts()).map((line) => parseInt(line)))
    .toEqual([2, 3, 5]);
  await page.getByText('2 models · 2 judgments').waitFor();
  expect(await axe()).toEqual([]);
});

const refused: [string, Upload[], RegExp][] = [
  ['an empty file', [upload('empty.jsonl', '')], /The file is empty/],
  [
    'a picture',
    [
      upload(
        'photo.jsonl',
        new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0]),
      ),
    ],
    /This is a picture/,
  ],
  [
    'a truncated JSON',
    [upload('cut.json', '{"name": "x", "list": [1, 2')],
    /is cut off or invalid at line 1/,
  ],
  ['a CSV with one column', [upload('one.csv', 'model\na\nb\n')], /only one column/],
  [
    'a file with only failed judgments',
    [
      upload(
        'failed.jsonl',
        '{"question_id":"1","model1_id":"a","model2_id":"b","winner":"error"}\n',
      ),
    ],
    /1 without a readable verdict/,
  ],
];
test('what is no data is refused with a reason, and what was loaded stays', async ({ visit }) => {
  const { page, axe } = await visit('hosted');
  await settled(page, 'Converged');
  for (const [what, files, message] of refused) {
    await open(page, ...files);
    const alert = page.getByRole('alert');
    await alert.getByText(message).first().waitFor();
    await alert.getByText('The previous data are still loaded.').waitFor();
    await page.getByRole('link', { name: 'Leaderboard' }).click();
    await settled(page, 'Converged');
    expect(await readBoard(page), what).toHaveLength(9);
  }
  expect(await axe()).toEqual([]);
});

test('models that no chain of judgments links are named, group by group', async ({ visit }) => {
  const { page } = await visit('hosted');
  await open(page, upload('a.csv', arenaCsv('a', 'b')), upload('b.csv', arenaCsv('c', 'd')));
  await page.getByText(/No chain of judgments links these groups: \(a, b\) and \(c, d\)/).waitFor();
});

test('a model that won everything is said to be placed by the prior', async ({ visit }) => {
  const { page } = await visit('hosted');
  await open(
    page,
    upload(
      'a.csv',
      'model_a,model_b,winner\nking,b,model_a\nb,king,model_b\nb,c,model_a\nc,b,model_a\n',
    ),
  );
  await page
    .getByText(/king won every judgment that counts, so only the prior limits the lead/)
    .waitFor();
});

test('a name of markup is shown as text', async ({ visit }) => {
  const { page } = await visit('hosted');
  const name = '<img src=x onerror=alert(1)>';
  await open(page, upload('x.jsonl', arena([name, '__proto__', 'c'], 20)));
  await settled(page, 'Converged');
  await page.getByRole('heading', { level: 1 }).filter({ hasText: name }).waitFor();
  expect(await page.locator('img').count()).toBe(0);
});

test('a large file is read with progress, and Stop stops it; the main thread stays free', async ({
  visit,
}) => {
  const { page, longTasks } = await visit('hosted');
  await settled(page, 'Converged');
  const models = Array.from({ length: 30 }, (_, i) => `model-${i}`);
  const pad = 'x'.repeat(300);
  const text = arena(models, 120).replaceAll('"question_id"', `"text":"${pad}","question_id"`);
  // From the disk, as a user's would be: sent to the page it would hold the main thread.
  const path = join(mkdtempSync(join(tmpdir(), 'caravan-')), 'large.jsonl');
  writeFileSync(path, text);
  const size = `${(text.length / 1e6).toFixed(0)} MB, 104,400 rows`;
  const started = (await longTasks()).length;
  // Reading takes a fraction of a second: the page itself presses Stop when it appears.
  await page.evaluate(() => {
    new MutationObserver((_, observer) => {
      const stop = document.querySelector<HTMLElement>('main > .note button');
      if (stop?.innerText !== 'Stop') return;
      observer.disconnect();
      stop.click();
    }).observe(document, { childList: true, subtree: true });
  });
  await page.getByLabel('Open files').setInputFiles(path);
  await page.getByText('Reading was stopped').waitFor();
  await expect.poll(() => readBoard(page)).toHaveLength(9);
  await page.getByLabel('Open files').setInputFiles(path);
  await page.getByText('30 models · 104,400 judgments').waitFor();
  await settled(page, 'Converged');
  const worst = Math.max(0, ...(await longTasks()).slice(started).map((task) => task.duration));
  rmSync(path);
  figure(
    `longest main-thread task of import and fit (${size})`,
    worst > 0 ? `${worst.toFixed(0)} ms` : 'none over 50 ms',
  );
});

function arenaCsv(a: string, b: string): string {
  return `model_a,model_b,winner\n${a},${b},model_a\n${b},${a},model_a\n`;
}
