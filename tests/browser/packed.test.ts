import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { Place } from './harness.ts';
import { expect, figure, root, test } from './harness.ts';
import { readBoard, settled } from './journeys/judge/board.ts';

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

test('Brotli is left out of the smaller single file, which says who has it', async ({ visit }) => {
  for (const place of ['single', 'with-models'] as const) {
    const { page } = await visit(place, { isFirst: true });
    await settled(page, 'Converged');
    await page
      .getByLabel('Open files')
      .first()
      .setInputFiles(join(folder, 'parquet/duckdb-v2-brotli.parquet'));
    const said = page.getByText('compressed with Brotli, which this page leaves out');
    const opened = page.locator('header').getByText('duckdb-v2-brotli.parquet');
    await (place === 'single' ? said : opened).first().waitFor();
    expect(await (place === 'single' ? opened : said).count()).toBe(0);
  }
});

test('Parquet of many small pages is ranked as its lines are', async ({ visit }) => {
  const rows = Array.from({ length: 4000 }, (_, row) => ({
    question_id: `q${String(row % 900)}`,
    model_a: ['x', 'y', 'z'][row % 3],
    model_b: ['y', 'z', 'x'][row % 3],
    winner: ['model_a', 'tie', 'model_b', 'model_a', null][(row * 7) % 5],
  }));
  const columnData = (['question_id', 'model_a', 'model_b', 'winner'] as const).map((name) => ({
    name,
    type: 'STRING' as const,
    data: rows.map(({ [name]: value }) => value),
    codec: name === 'question_id' ? ('UNCOMPRESSED' as const) : ('SNAPPY' as const),
  }));
  const parquet = parquetWriteBuffer({ columnData, pageSize: 500, rowGroupSize: 1500 });
  const lines = rows.map((row) => JSON.stringify(row)).join('\n');
  const boards = [];
  for (const [name, buffer] of [
    ['x.parquet', Buffer.from(parquet)],
    ['x.jsonl', Buffer.from(lines)],
  ] as const) {
    const { page } = await visit('hosted', { isFirst: true });
    await settled(page, 'Converged');
    await page
      .getByLabel('Open files')
      .first()
      .setInputFiles([{ name, mimeType: '', buffer }]);
    await page.locator('header').getByText('3 models · 3,200 judgments').waitFor();
    await settled(page, 'Converged');
    boards.push(await readBoard(page));
  }
  expect(boards[0]).toEqual(boards[1]);
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
