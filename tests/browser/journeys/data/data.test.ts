import { goTo, entry, counted, boardNames, judgments, csv } from './data-at.ts';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { open, upload as file } from '../../files.ts';
import { expect, test } from '../../harness.ts';
import { readBoard, settled } from '../judge/board.ts';
import { putFiles } from '../project/where.ts';

function arena(models: readonly string[], rounds: number): string {
  const rows = judgments(models, rounds).map(([a, b, said, round]) => [
    ...[a, b, said === 'A' ? 'model_a' : 'model_b'],
    ...[round, 'ann'],
  ]);
  return csv(['model_a', 'model_b', 'winner', 'question_id', 'judge'], ...rows);
}

test('win rates are read once it is said of how many games', async ({ visit }) => {
  const { page, axe, picture } = await visit('hosted');
  await settled(page, 'Converged');
  await open(page, file('rates.csv', csv(['', 'x', 'y'], ['x', '', '0.6'], ['y', '0.4', ''])));
  const own = entry(page, 'rates.csv');
  await own.getByText('The cells look like win rates').waitFor();
  await own.getByLabel('Games per pair').fill('20');
  expect(await axe()).toEqual([]);
  await picture('data-games');
  await own.getByRole('button', { name: 'Use this number' }).click();
  await counted(page, 2, 20);
  await settled(page, 'Converged');
});

test('verdicts that nobody understands are said loudly, and declared', async ({ visit }) => {
  const { page, axe, picture } = await visit('hosted');
  await settled(page, 'Converged');
  const said = ['A is better', 'B is better', 'tie', 'A is better'];
  const rows = said.map((winner, at) => [`x${String(at % 2)}`, 'y', winner]);
  await open(page, file('odd.csv', csv(['model_a', 'model_b', 'winner'], ...rows)));
  const own = entry(page, 'odd.csv');
  await own.getByText('3 of 4 rows (75.0%) were rejected').waitFor();
  expect(await axe()).toEqual([]);
  await picture('data-loud');
  await goTo(page, 'Leaderboard');
  await page.getByText('3 of 4 rows (75%) could not be read and are missing here.').waitFor();
  await page.getByRole('link', { name: 'See why on the Data page' }).click();
  await own.getByRole('button', { name: 'Choose what these values mean' }).click();
  await own.getByLabel('Meaning of A is better').selectOption('first wins');
  await own.getByLabel('Meaning of B is better').selectOption('second wins');
  await own.getByRole('button', { name: 'Use this mapping' }).click();
  await counted(page, 3, 4);
});

test('of any file it can be said that nobody knows who was shown first', async ({ visit }) => {
  const { page, axe } = await visit('hosted');
  await open(page, file('mine.csv', arena(['x', 'y', 'z'], 6)));
  await settled(page, 'Converged');
  await page.getByText(/order effect [−+\d]/).waitFor();
  await goTo(page, 'Data');
  const own = entry(page, 'mine.csv');
  const choice = own.getByRole('checkbox', {
    name: /^Treat which answer was shown first as unknown/,
  });
  // The ranking shows at once, so the box is gone before it could be looked at.
  await choice.click();
  await page.getByText('no order effect: not known which answer was shown first').waitFor();
  await settled(page, 'Converged');
  await page.getByText('Has no effect on these data: nothing says').first().waitFor();
  await goTo(page, 'Data');
  await own.getByText('is treated as unknown, as you chose').waitFor();
  expect(await axe()).toEqual([]);
  expect(await choice.isChecked()).toBe(true);
  await choice.click();
  await settled(page, 'Converged');
  await page.getByText(/order effect [−+\d]/).waitFor();
});

test('a file is read as something else, and back', async ({ visit }) => {
  const { page, axe } = await visit('hosted');
  await open(page, file('mine.csv', arena(['x', 'y'], 6)));
  await counted(page, 2, 12);
  await goTo(page, 'Data');
  const own = entry(page, 'mine.csv');
  await own.getByRole('button', { name: 'Not this format?' }).click();
  await own.getByLabel('Read this file as').selectOption('counts per pair');
  await own.getByText('One line per pair').waitFor();
  expect(await axe()).toEqual([]);
  await own.getByRole('button', { name: 'Read again' }).click();
  await own.getByText('12 rejected rows').waitFor();
  await own.getByRole('button', { name: 'Not this format?' }).click();
  await own.getByLabel('Read this file as').selectOption('detect automatically');
  await own.getByRole('button', { name: 'Read again' }).click();
  // What was ranked before has the same count: only the page that is shown says that it is read.
  await settled(page, 'Converged');
  await counted(page, 2, 12);
  await goTo(page, 'Data');
  await own.getByRole('button', { name: 'Not this format?' }).click();
  await own.getByLabel('Read this file as').selectOption('a table with chosen columns');
  await own.getByRole('button', { name: 'Choose columns' }).click();
  await own.getByText('The first model always won').click();
  await own.getByRole('button', { name: 'Use this mapping' }).click();
  await settled(page, 'Converged');
  await counted(page, 2, 12);
  await page.reload();
  await goTo(page, 'Data');
  await own.getByRole('button', { name: 'Not this format?' }).click();
  await own.getByText('Choose the file again to read it differently.').waitFor();
});

test('models are left out, renamed and merged, and each change can be undone', async ({
  visit,
}) => {
  const { page, axe, picture } = await visit('hosted');
  await open(page, file('mine.csv', arena(['Gold', 'gold', 'silver', 'bronze'], 6)));
  await counted(page, 4, 72);
  await goTo(page, 'Data');
  // What differs in case alone is proposed as one.
  await page.getByRole('button', { name: 'Merge as Gold' }).click();
  await counted(page, 3, 60);
  await page.getByText('12 judgments left out because both sides have become one').waitFor();
  await page.getByRole('checkbox', { name: 'Use bronze' }).uncheck();
  await counted(page, 2, 24);
  await page.getByRole('button', { name: 'Rename silver' }).click();
  await page.getByLabel('New name of silver').fill('Silver <b>');
  await page.keyboard.press('Enter');
  await page.getByText('silver is now Silver <b>').waitFor();
  expect(await axe()).toEqual([]);
  await picture('data-models');
  await goTo(page, 'Leaderboard');
  await settled(page, 'Converged');
  expect(await boardNames(page)).toEqual(['Gold', 'Silver <b>']);

  await goTo(page, 'Data');
  await page.getByRole('button', { name: 'Undo: bronze is left out' }).click();
  await counted(page, 3, 60);
  await page.getByRole('button', { name: 'Merge models' }).click();
  await page.getByRole('checkbox', { name: 'Select bronze' }).check();
  await page.getByRole('checkbox', { name: 'Select Silver <b>' }).check();
  await page.getByLabel('Name of the merged model').fill('metal');
  await page.getByRole('button', { name: 'Merge', exact: true }).click();
  await counted(page, 2, 48);
  // The choices are kept with the run, once it is finished.
  await page.getByRole('link', { name: 'Runs' }).click();
  await page.getByRole('listitem').filter({ hasText: '2 models · 48 judgments' }).waitFor();
  await page.reload();
  await counted(page, 2, 48);
  await goTo(page, 'Data');
  await page.getByRole('button', { name: 'Undo all' }).click();
  await counted(page, 4, 72);
  await goTo(page, 'Leaderboard');
  await settled(page, 'Converged');
  expect(await boardNames(page)).toEqual(['Gold', 'gold', 'silver', 'bronze']);
});

test('changes that follow each other faster than they are worked on all count', async ({
  visit,
}) => {
  const { page } = await visit('hosted');
  await open(page, file('mine.csv', arena(['gold', 'silver', 'bronze', 'tin'], 6)));
  await counted(page, 4, 72);
  await goTo(page, 'Data');
  await page.getByRole('checkbox', { name: 'Use tin' }).waitFor();
  await page.evaluate(() => {
    for (const name of ['Use tin', 'Use bronze', 'Use ann'])
      document.querySelector<HTMLElement>(`[aria-label="${name}"]`)?.click();
    document.querySelector<HTMLElement>('[aria-label="Use ann"]')?.click();
  });
  await counted(page, 2, 12);
});

test('a judge is left out; how far judges agree is said', async ({ visit }) => {
  const { page } = await visit('hosted');
  const rows = (judge: string, said: string) =>
    [1, 2, 3, 4].map((question) => ['x', 'y', said, String(question), judge]);
  const header = ['model_a', 'model_b', 'winner', 'question_id', 'judge'];
  const table = csv(header, ...rows('ann', 'model_a'), ...rows('ben', 'model_a'));
  await open(page, file('two.csv', table));
  await counted(page, 2, 8);
  // What is fitted moves the lists until it is there.
  await settled(page, 'Converged');
  await goTo(page, 'Data');
  await page.getByText('ann and ben').waitFor();
  await page.getByRole('checkbox', { name: 'Use ben' }).uncheck();
  await counted(page, 2, 4);
  await page.getByRole('checkbox', { name: 'Use ann' }).uncheck();
  await page.getByText('Your choices leave no judgment').first().waitFor();
  await page.getByRole('checkbox', { name: 'Use ann' }).check();
  await counted(page, 2, 4);
});

test('a file that was removed is had back as it was, the last one too', async ({ visit }) => {
  const { page } = await visit('hosted');
  await open(page, file('one.csv', arena(['x', 'y'], 4)), file('two.csv', arena(['y', 'z'], 5)));
  await counted(page, 3, 18);
  await goTo(page, 'Data');
  const back = page.getByRole('button', { name: 'Undo', exact: true });
  await page.getByRole('button', { name: 'Remove one.csv' }).click();
  await page.getByRole('status').getByText('one.csv was removed.').waitFor();
  await counted(page, 2, 10);
  await back.click();
  await counted(page, 3, 18);
  expect(await back.count()).toBe(0);
  expect(await entry(page, 'one.csv').count()).toBe(1);
  await page.getByRole('button', { name: 'Remove one.csv' }).click();
  await counted(page, 2, 10);
  await page.getByRole('button', { name: 'Remove two.csv' }).click();
  await page.getByRole('status').getByText('two.csv was removed.').waitFor();
  await back.click();
  await counted(page, 2, 10);
  await page.reload();
  await counted(page, 2, 10);
});

test('repeated judgments are dropped, and kept again', async ({ visit }) => {
  const { page } = await visit('hosted');
  const text = arena(['x', 'y', 'z'], 4);
  await open(page, file('once.csv', text), file('twice.csv', text));
  await counted(page, 3, 48);
  await page.getByText('24 judgments repeat another').waitFor();
  await page.getByRole('link', { name: 'Keep or drop them on the Data page' }).click();
  await page.getByText('24 rows repeat another').waitFor();
  await page.getByLabel('Keep one of each').check();
  await counted(page, 3, 24);
  expect(await page.getByText('24 judgments repeat another').count()).toBe(0);
  await page.getByLabel('Keep all').check();
  await counted(page, 3, 48);
  await page.getByRole('button', { name: 'Remove twice.csv' }).click();
  await counted(page, 3, 24);
});

test('Arena-Hard files are read once their baseline is named', async ({ visit }) => {
  const { page, axe } = await visit('hosted');
  const games = (model: string, ...scores: readonly string[]) =>
    Array.from({ length: 6 }, (_, q) =>
      JSON.stringify({
        ...{ question_id: `q${q}`, model, judge: 'gpt-4' },
        games: scores.map((score) => ({ score })),
      }),
    ).join('\n');
  await open(page, file('strong.jsonl', games('strong', 'B>A', 'A>B')));
  const own = entry(page, 'strong.jsonl');
  await own.getByText('played against a baseline that the file does not name').waitFor();
  expect(await axe()).toEqual([]);
  await own.getByLabel('Name of the baseline').fill('gpt-4-0314');
  await own.getByRole('button', { name: 'Use this baseline' }).click();
  await counted(page, 2, 12);
  await settled(page, 'Converged');
  expect(await boardNames(page)).toEqual(['strong', 'gpt-4-0314']);
});

test('a baseline that is named once is that of all files that ask', async ({ visit }) => {
  const { page } = await visit('hosted');
  const games = (model: string, score: string) =>
    Array.from({ length: 6 }, (_, q) =>
      JSON.stringify({ question_id: `q${q}`, model, judge: 'gpt-4', games: [{ score }] }),
    ).join('\n');
  const models = ['one', 'two', 'three'];
  await open(page, ...models.map((model) => file(`${model}.jsonl`, games(model, 'B>A'))));
  const own = entry(page, 'two.jsonl');
  await own.getByLabel('Name of the baseline').fill('base');
  await own.getByRole('button', { name: 'Use it for all 3 files with this question' }).click();
  await counted(page, 4, 18);
});

test('single scores wait for those of a second model', async ({ visit }) => {
  const { page } = await visit('hosted');
  const scores = (model: string, score: number) =>
    Array.from({ length: 5 }, (_, question_id) =>
      JSON.stringify({
        question_id,
        model,
        judge: ['gpt-4', 'single'],
        score: score + question_id,
      }),
    ).join('\n');
  await open(page, file('one.jsonl', scores('first', 3)));
  await page.getByText('no two models were scored on the same question').first().waitFor();
  await entry(page, 'one.jsonl').getByText('5 single scores of 1 model').waitFor();
  await open(page, file('two.jsonl', scores('second', 4)));
  await counted(page, 2, 5);
  await goTo(page, 'Data');
  await entry(page, 'two.jsonl').getByText('5 judgments derived by comparing').waitFor();
});

test('the lower score wins where the user says so, and again after a reload', async ({ visit }) => {
  const { page, axe } = await visit('hosted');
  const scored = ['a', 'b', 'c', 'd'].flatMap((question_id) =>
    ['few', 'many'].flatMap((model) =>
      ['errors', 'errors again'].map((judge) =>
        JSON.stringify({ question_id, model, judge, score: model === 'few' ? 1 : 5 }),
      ),
    ),
  );
  await open(page, file('errors.jsonl', scored.join('\n')));
  await expect.poll(() => boardNames(page)).toEqual(['many', 'few']);
  await goTo(page, 'Data');
  const own = entry(page, 'errors.jsonl');
  await own.getByText('The higher score wins.').waitFor();
  await own.getByText('Is a lower score better?').click();
  expect(await axe()).toEqual([]);
  await own.getByLabel('errors', { exact: true }).check();
  await own
    .getByText('The higher score wins, except for errors, where the lower one does.')
    .waitFor();
  await goTo(page, 'Leaderboard');
  await settled(page, 'Converged');
  await page.reload();
  await goTo(page, 'Data');
  await own.getByText('Is a lower score better?').click();
  await own.getByLabel('errors again').check();
  await own.getByText('The lower score wins.').waitFor();
  await goTo(page, 'Leaderboard');
  await expect.poll(() => boardNames(page)).toEqual(['few', 'many']);
});

test('reviews that name answers by their ids wait for the answers', async ({ visit }) => {
  const { page } = await visit('hosted');
  const lines = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).join('\n');
  const answers = (model_id: string) =>
    [1, 2, 3].map((question_id) => ({
      ...{ question_id, model_id, answer_id: `${model_id}${question_id}`, text: `by ${model_id}` },
    }));
  const reviews = [1, 2, 3].map((question_id) => ({
    ...{ question_id, answer1_id: `x${question_id}`, answer2_id: `y${question_id}` },
    ...{ score: [8, question_id === 1 ? 9 : 7], text: 'because', reviewer_id: 'gpt-4' },
  }));
  await open(page, file('reviews.jsonl', lines(reviews)));
  await entry(page, 'reviews.jsonl').getByText('Open the files of answers').waitFor();
  await open(page, file('answers.jsonl', lines([...answers('x'), ...answers('y')])));
  await counted(page, 2, 3);
  await expect.poll(() => boardNames(page)).toEqual(['x', 'y']);
});

test('a zip gives a file for each inside; questions are listed', async ({ visit }) => {
  const { page, axe } = await visit('hosted');
  const questions = ['史上最高の山は?', 'Which river is longest?'].map((text, at) =>
    JSON.stringify({ question_id: at, category: at === 0 ? '地理' : 'rivers', text }),
  );
  const zip = zipSync({
    'set/a.csv': strToU8(arena(['x', 'y'], 2)),
    'set/questions.jsonl': strToU8(questions.join('\n')),
    'set/photo.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  });
  await open(page, file('all.zip', zip));
  await entry(page, 'photo.png').getByText('This is a picture').waitFor();
  await entry(page, 'questions.jsonl').getByText('2 questions').waitFor();
  await counted(page, 2, 4);
  await page.getByLabel('Category', { exact: true }).selectOption({ label: '地理 (1)' });
  const rows = page.getByRole('region', { name: 'Questions' }).getByRole('row');
  await expect.poll(() => rows.count()).toBe(2);
  await rows.nth(1).locator('summary').click();
  await rows.nth(1).getByText('史上最高の山は?').waitFor();
  expect(await axe()).toEqual([]);
});

test('a folder gives a file for each inside, but for what is hidden', async ({ visit }) => {
  const { page } = await visit('hosted');
  await open(page, file('mine.csv', arena(['x', 'y'], 2)));
  await counted(page, 2, 4);
  await goTo(page, 'Data');
  const folder = mkdtempSync(join(tmpdir(), 'caravan-'));
  mkdirSync(join(folder, 'inner'));
  writeFileSync(join(folder, 'inner', 'b.csv'), arena(['p', 'q', 'r'], 2));
  writeFileSync(join(folder, '.hidden'), 'x');
  await page.locator('input[webkitdirectory]').setInputFiles(folder);
  await putFiles(page, 'New project');
  await counted(page, 3, 12);
  await goTo(page, 'Data');
  await entry(page, 'inner/b.csv').waitFor();
  expect(await page.getByRole('heading', { level: 3 }).filter({ hasText: 'hidden' }).count()).toBe(
    0,
  );
  rmSync(folder, { recursive: true });
});

test('judgments saved in one format after the other give the same leaderboard', async ({
  visit,
}) => {
  const { page } = await visit('hosted');
  await open(page, file('mine.csv', arena(['旅人', 'b, "quoted"', 'c'].map(quoted), 6)));
  await counted(page, 3, 36);
  await settled(page, 'Converged');
  const before = await readBoard(page);
  await goTo(page, 'Data');
  for (const [name, saved] of [
    ['Rakuda v2 pairs', 'Rakuda v2 pairs'],
    ['CSV for evalica', 'left, right, winner'],
    ['Counts per pair (CSV)', 'counts per pair'],
  ] as const) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: `Save as ${name}` }).click(),
    ]);
    const path = await download.path();
    await open(page, file(download.suggestedFilename(), readFileSync(path)));
    await putFiles(page, 'New project');
    await counted(page, 3, 36);
    await settled(page, 'Converged');
    await goTo(page, 'Data');
    await page.getByText(`Read as: ${saved}`).waitFor();
    await goTo(page, 'Leaderboard');
    await settled(page, 'Converged');
    expect(await readBoard(page), name).toEqual(before);
    await goTo(page, 'Data');
  }
});

function quoted(cell: string): string {
  return cell.includes(',') ? `"${cell.replaceAll('"', '""')}"` : cell;
}

test('a published ranking stands beside ours', async ({ visit }) => {
  const { page, axe, picture } = await visit('hosted');
  const ranking = JSON.stringify({
    ranking: [
      { model_id: 'silver', median: 1100, lower: 1050, upper: 1150 },
      { model_id: 'gold', median: 1080, lower: 1030, upper: 1130 },
      { model_id: 'bronze', median: 900, lower: 850, upper: 950 },
      { model_id: 'tin', median: 800, lower: 750, upper: 850 },
    ],
  });
  await open(
    page,
    file('mine.csv', arena(['gold', 'silver', 'bronze'], 8)),
    file('published.json', ranking),
  );
  await counted(page, 3, 48);
  await settled(page, 'Converged');
  await goTo(page, 'Data');
  await page.getByText('Kendall’s τ 0.33 over 3 common models').waitFor();
  await page.getByText('Only published: tin.').waitFor();
  await page.getByRole('img', { name: 'Ranks of 3 models' }).waitFor();
  const section = page.locator('section').filter({
    has: page.getByRole('heading', { name: 'Against a published ranking' }),
  });
  await section.getByText('As a table').click();
  await page
    .getByRole('row', { name: /^gold 2 1080/ })
    .getByText('up 1')
    .waitFor();
  expect(await axe()).toEqual([]);
  await picture('data-ranking');
});

for (const language of ['en', 'ja'] as const)
  test(`axe finds nothing and nothing scrolls sideways: ${language}`, async ({ visit }) => {
    const { page, looksRight } = await visit('hosted', { language });
    const long = 'a-model-of-a-maker-with-a-very-long-name-indeed/and-a-version-2024-08-06';
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles([
        file('mine.csv', arena([long, long.toUpperCase(), 'silver', '日本語のモデル'], 4)),
        file('broken.csv', 'model_a,model_b,winner\nx,y,nobody\n'),
        file('unknown.csv', csv(['left one', 'right one', 'who'], ['x', 'y', '?'])),
        file('hard.jsonl', JSON.stringify({ question_id: 1, model: 'm', judge: 'j', games: [] })),
      ]);
    await page.getByRole('heading', { level: 3, name: 'unknown.csv' }).waitFor();
    for (const details of await page.locator('main details > summary').all()) {
      if (await details.isVisible()) await details.click();
    }
    await looksRight(`data-full-${language}`);
  });
