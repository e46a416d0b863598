import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Download, Page } from 'playwright-core';
import { afterAll } from 'vitest';
import { PRACTICE_MODELS } from '../../../../src/core/samples/practice.ts';
import type { StudyResult } from '../../../../src/core/judge/study/result-file.ts';
import { expect, test } from '../../harness.ts';
import type { Place, Visit, VisitOptions } from '../../harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'caravan-study-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Saves what pressing a button gives, and says where. */
async function saved(page: Page, press: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all<[Promise<Download>, Promise<void>]>([
    page.waitForEvent('download'),
    press(),
  ]);
  const path = join(folder, `${String(saves++)}-${download.suggestedFilename()}`);
  await download.saveAs(path);
  return path;
}
let saves = 0;

/** Makes a study of the practice set: three raters, every pair of its answers for each. */
async function make(page: Page): Promise<void> {
  await page.getByText('Study for several raters').click();
  await page.getByLabel('Every rater judges every pair').check();
  const names = page.getByLabel('Names of the raters');
  await names.fill('Aiko\nAiko');
  await page.getByText('Two raters have the same name.').waitFor();
  // What is set right is so at once: a button that waits until the field is left takes no click.
  await names.fill('Aiko\n<b>Ben</b>');
  await expect
    .poll(() => page.getByRole('button', { name: 'Make the study' }).isEnabled())
    .toBe(true);
  await page.getByLabel('Hidden repeats (%)').fill('30');
  await page.getByLabel('Hidden repeats (%)').blur();
  await page.getByText('36 pairs and 10 repeats').waitFor();
  await page.getByText('about 46 min, at a minute per pair').waitFor();
  await page.getByText('36 of 36 pairs').waitFor();
  await page.getByRole('button', { name: 'Make the study' }).click();
  await page.getByRole('heading', { name: 'Files for the raters' }).waitFor();
}

/** Judges by keyboard until all is judged, whatever is shown. */
async function judgeAll(page: Page, keys: readonly string[]): Promise<void> {
  for (let at = 0; ; at++) {
    const heading = await page.getByRole('heading', { level: 1 }).textContent();
    if (heading !== 'Which answer is better?') return;
    await page.keyboard.press(keys[at % keys.length]);
  }
}

/** Opens a rater's page from the disk, in a browser of its own. */
type Visiting = (place: Place, options?: VisitOptions) => Promise<Visit>;
function opened(visit: Visiting, path: string, options: VisitOptions = {}): Promise<Visit> {
  return visit({ single: path }, { isFirst: true, ...options });
}

test.for(['hosted', 'single'] as const)(
  'three raters judge offline, and what they return is ranked (%s)',
  async (place, { visit }) => {
    const { page, looksRight } = await visit(place, { path: '#judge', practises: true });
    await make(page);
    const files: string[] = [];
    for (const name of ['Aiko', '<b>Ben</b>', 'Rater 3'])
      files.push(
        await saved(page, () =>
          page.getByRole('button', { name: `Save the file of ${name}` }).click(),
        ),
      );
    const zip = await saved(page, () => page.getByRole('button', { name: 'Save all' }).click());
    expect(readFileSync(zip).subarray(0, 2).toString()).toBe('PK');
    const returned: string[] = [];
    for (const [at, path] of files.entries()) {
      const html = readFileSync(path, 'utf8');
      for (const model of Object.values(PRACTICE_MODELS)) expect(html).not.toContain(model);
      const rater = await opened(visit, path);
      const keys = [['ArrowLeft', 'ArrowRight', 'ArrowDown'], ['ArrowLeft'], ['ArrowRight']][at];
      await judgeAll(rater.page, keys);
      await rater.page.getByRole('heading', { name: 'All pairs are judged.' }).waitFor();
      returned.push(
        await saved(rater.page, () =>
          rater.page.getByRole('button', { name: 'Save my verdicts' }).click(),
        ),
      );
      const { href } = pathToFileURL(path);
      expect(rater.requests.filter((url) => url !== href)).toEqual([]);
    }
    const result = JSON.parse(readFileSync(returned[0], 'utf8')) as StudyResult;
    expect([result.verdicts.length, result.rater]).toEqual([46, 0]);
    // A file that was cut off says so, and loses nothing that the others bring.
    const cut = join(folder, `cut-${place}.json`);
    writeFileSync(cut, readFileSync(returned[0]).subarray(0, 500));
    const other = join(folder, `other-${place}.json`);
    writeFileSync(other, JSON.stringify({ ...result, study: 'another' }));
    await page.getByLabel('Open result files').setInputFiles([...returned, cut, other]);
    await page.getByText('46 of 46 verdicts by <b>Ben</b> read.').waitFor();
    await page.getByText('This result file is incomplete or has been changed.').waitFor();
    await page.getByText('belongs to a study that is not in this project').waitFor();
    await page.getByText('46 of 46', { exact: true }).nth(2).waitFor();
    // Whoever always chooses one side contradicts themselves where sides are swapped.
    const ben = page.getByRole('row', { name: '<b>Ben</b>' }).first();
    await expect.poll(() => ben.textContent()).toContain('0 of 10 repeats');
    await page.getByRole('heading', { name: 'Do the judges agree?' }).waitFor();
    await page.getByRole('row', { name: 'Aiko and <b>Ben</b>' }).getByText('36').waitFor();
    await page.getByRole('button', { name: 'Dismiss' }).click();
    if (place === 'hosted') await looksRight('study');
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.evaluate(() => (location.hash = '#leaderboard'));
    // Repeats count in no ranking: of 138 verdicts 108 do.
    await page
      .getByText(/\b108 judgments\b/)
      .first()
      .waitFor();
    await page.getByRole('table', { name: 'Leaderboard' }).waitFor();
    // The same file again changes nothing; a later one takes its place.
    await page.getByLabel('Open files').setInputFiles(returned[0]);
    await page.getByText('has already been read').waitFor();
    const later = join(folder, `later-${place}.json`);
    const { verdicts, savedAt } = result;
    const fewer = { ...result, savedAt: savedAt + 1, verdicts: verdicts.slice(0, 3) };
    writeFileSync(later, JSON.stringify(fewer));
    await page.getByLabel('Open files').setInputFiles(later);
    await page.getByText('3 of 46 verdicts by Aiko read.').waitFor();
    await page
      .getByText(/\b75 judgments\b/)
      .first()
      .waitFor();
  },
);

test('a rater goes back, notes, changes, and continues from a file elsewhere', async ({
  visit,
}) => {
  const { page } = await visit('hosted', { path: '#judge', practises: true });
  await make(page);
  const path = await saved(page, () =>
    page.getByRole('button', { name: 'Save the file of Aiko' }).click(),
  );
  const rater = await opened(visit, path);
  const { page: own } = rater;
  await rater.looksRight('rater');
  await own.setViewportSize({ width: 1440, height: 900 });
  await own.keyboard.press('ArrowLeft');
  await own.getByText('Pair 2 of 46').first().waitFor();
  await own.keyboard.press('u');
  await own.getByRole('button', { name: 'A is better', pressed: true }).waitFor();
  await own.getByLabel('Note on this pair').fill('up ↓ u');
  await own.getByLabel('Note on this pair').press('ArrowLeft');
  await own.getByRole('button', { name: 'B is better' }).click();
  await own.keyboard.press('ArrowDown');
  await own.getByText('2 of 46 judged').first().waitFor();
  // The browser keeps it, and so does the file, in another browser.
  await own.reload();
  await own.getByText('2 of 46 judged').first().waitFor();
  const part = await saved(own, () =>
    own.getByRole('button', { name: 'Save my verdicts' }).click(),
  );
  const { verdicts } = JSON.parse(readFileSync(part, 'utf8')) as StudyResult;
  expect(verdicts).toMatchObject([
    { pair: 0, verdict: 'B', note: 'up ↓ u' },
    { pair: 1, verdict: 'tie', note: '' },
  ]);
  const elsewhere = await opened(visit, path, { language: 'ja' });
  await elsewhere.page.getByRole('button', { name: '日本語' }).click();
  await elsewhere.page.getByText('46 組中 0 組を判定').waitFor();
  await elsewhere.page.getByLabel('保存した判定を開く').setInputFiles(part);
  await elsewhere.page.getByText('ファイルの判定と合わせて、2 組を判定済みです。').waitFor();
  await elsewhere.page.getByText('46 組中 3 組目').waitFor();
  await elsewhere.looksRight('rater-ja');
  const wrong = join(folder, 'wrong.json');
  writeFileSync(wrong, '{');
  await elsewhere.page.getByLabel('保存した判定を開く').setInputFiles(wrong);
  await elsewhere.page.getByText('結果ファイルとして読めません').waitFor();
  await elsewhere.page.getByText('46 組中 2 組を判定').waitFor();
});

test('the part looks right in Japanese', async ({ visit }) => {
  const { page, looksRight } = await visit('hosted', {
    language: 'ja',
    path: '#judge',
    practises: true,
  });
  await page.getByText('複数の評価者による人手評価').click();
  await page.getByRole('button', { name: '得られる精度を予測' }).click();
  await page.getByText('まで絞られる見込みです').waitFor();
  await looksRight('study-new-ja');
  await page.getByRole('button', { name: '人手評価を作成' }).click();
  await page.getByRole('heading', { name: '評価者に渡すファイル' }).waitFor();
  await looksRight('study-ja');
});
