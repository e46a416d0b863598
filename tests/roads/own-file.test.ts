import { upload, open, arena, upload as file } from '../browser/files.ts';
import { expect, test } from '../browser/harness.ts';
import { readBoard, settled } from '../browser/journeys/judge/board.ts';
import {
  goTo,
  entry,
  counted,
  boardNames,
  judgments,
  csv,
} from '../browser/journeys/data/data-at.ts';
import { putFiles } from '../browser/journeys/project/where.ts';

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

test('an unknown table is mapped by hand once, and by itself the next time', async ({ visit }) => {
  const { page, axe, picture } = await visit('hosted');
  await settled(page, 'Converged');
  const header = ['no', 'system', 'opponent', 'preferred'];
  const numbered = ([a, b, said]: readonly string[], at: number) => [String(at), a, b, said];
  const table = csv(header, ...judgments(['gold', 'silver', 'bronze'], 8).map(numbered));
  await open(page, file('survey.csv', table));
  const own = entry(page, 'survey.csv');
  await own.getByText('What do the columns mean?').waitFor();
  await own.getByLabel('First model', { exact: true }).selectOption('system');
  await own.getByLabel('Second model').selectOption('opponent');
  await own.getByLabel('Outcome column').selectOption('preferred');
  await own.getByText('of the first 48 rows can be read.').waitFor();
  await own.getByText('gold beats silver').first().waitFor();
  // The other way round, and back: the preview follows.
  await own.getByLabel('Meaning of A').selectOption('second wins');
  await own.getByText('silver beats gold').first().waitFor();
  await own.getByLabel('Meaning of A').selectOption('first wins');
  expect(await axe()).toEqual([]);
  await picture('data-mapping');
  await own.getByRole('button', { name: 'Use this mapping' }).click();
  await counted(page, 3, 48);
  await settled(page, 'Converged');
  expect(await boardNames(page)).toEqual(['gold', 'silver', 'bronze']);

  const second = csv(header, ...judgments(['iron', 'tin'], 8).map(numbered));
  await open(page, file('next.csv', second));
  await putFiles(page, 'New project');
  await counted(page, 2, 16);
  await goTo(page, 'Data');
  await entry(page, 'next.csv').getByText('a table with chosen columns').waitFor();

  // Beside judgments that were read, a table of something else asks for nothing.
  const notes = csv(['date', 'place', 'remark'], ['2023-07-14', 'Tokyo', 'hot']);
  await open(page, file('next.csv', second), file('notes.csv', notes));
  await putFiles(page, 'New project');
  await counted(page, 2, 16);
  const other = entry(page, 'notes.csv');
  await other.getByText('No known format has these columns: date, place and remark.').waitFor();
  expect(await other.getByText('What do the columns mean?').isVisible()).toBe(false);
  await other.getByText('If it holds judgments').click();
  await other.getByText('What do the columns mean?').waitFor();
});
