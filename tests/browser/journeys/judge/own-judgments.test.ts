import type { Upload } from '../../files.ts';
import { upload, open, arena } from '../../files.ts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, figure, test } from '../../harness.ts';
import { putFiles } from '../project/where.ts';
import { readBoard, settled } from './board.ts';

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
