import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Place } from './harness.ts';
import { expect, figure, root, test } from './harness.ts';
import { settled } from './journeys/judge/board.ts';

/* The libraries for archives and Parquet come along in both builds, and only when needed. */

const folder = join(root, 'tests/golden/formats');
const built = process.env['BUILT'];
const places: readonly Place[] =
  built === undefined
    ? ['hosted', 'single']
    : [{ hosted: join(built, 'dist') }, { single: join(built, 'dist-single/index.html') }];

for (const place of places)
  test(`${JSON.stringify(place)}: opens ZIP, gzip and Parquet, compressed or not`, async ({
    visit,
  }) => {
    const { page, requests } = await visit(place);
    await settled(page, 'Converged');
    const before = requests.length;
    const files = [
      'packed/lines.jsonl.gz',
      'packed/stored.zip',
      'encodings/shift-jis.csv',
      'parquet/arena-33k.parquet',
      'parquet/gzip-codec.parquet',
    ];
    await page.getByLabel('Open files').setInputFiles(files.map((name) => join(folder, name)));
    // One of them has a row that is rejected, so the page shows what became of each.
    await page.getByRole('heading', { name: 'stored.zip/a.csv' }).waitFor();
    for (const model of ['vicuna-13b', 'koala', '日本語モデル', 'a']) {
      await page.getByRole('main').getByText(model, { exact: true }).first().waitFor();
    }
    const asked = requests.slice(before).map((url) => url.split('/').at(-1) ?? url);
    figure('asked for to unpack', asked.join(', '));
  });

test('a file with a wrong checksum says so, and no more than that', async ({ visit }) => {
  const { page } = await visit('hosted');
  await settled(page, 'Converged');
  const buffer = gzipSync('model_a,model_b,winner\nx,y,model_a\n');
  buffer[buffer.length - 6] ^= 0xff;
  await page
    .getByLabel('Open files')
    .setInputFiles([{ name: 'wrong.csv.gz', mimeType: '', buffer }]);
  const notice = page.getByRole('alert').filter({ hasText: 'Nothing was imported' });
  await notice.getByText('its checksum is wrong').waitFor();
  expect(await notice.getByText('no judgments to rank').count()).toBe(0);
  await page.getByRole('heading', { name: 'Files' }).waitFor();
  expect(await page.getByRole('heading', { name: 'Models' }).count()).toBe(0);
});
