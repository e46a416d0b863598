import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, vi } from 'vitest';
import { rank } from '../../../src/cli/rank.ts';
import { expect, test } from '../harness.ts';
import { describeEach } from './each.ts';
import { openScriptless } from './scriptless.ts';

/* In Chromium ../report/report.test.ts says more of the same. */

const MODELS = ['tabibito', 'beta', 'gamma'];
let folder = '';
let report = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'caravan-engines-'));
  const rows = Array.from({ length: 90 }, (_, at) => {
    const [better, worse] = [MODELS[at % 2], MODELS[1 + (at % 2)]];
    const pair = at % 3 === 0 ? [worse, better] : [better, worse];
    const isFirst = (pair[0] === better) !== (at % 7 === 0);
    const winner = isFirst ? 'model_a' : 'model_b';
    return JSON.stringify({
      ...{ question_id: `q${at % 30}`, model_a: pair[0], model_b: pair[1], winner },
      ...{ judge: at % 5 < 3 ? 'ann' : 'ben', question: `なぜ ${at % 30}?` },
      ...{ answer_a: `${pair[0]} says`, answer_b: `${pair[1]} says` },
    });
  });
  const file = join(folder, 'battles.jsonl');
  writeFileSync(file, rows.join('\n'));
  report = join(folder, 'report.html');
  const silent = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockReturnValue(true),
  );
  const args = [file, '--report', report, '--report-texts', '--draws', '500', '--chains', '2'];
  const code = await rank(args, () => 1.8e12);
  for (const spy of silent) spy.mockRestore();
  expect(code).toBe(0);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** How many pages a PDF has; the objects that say so may lie in packed streams. */
function pagesOf(pdf: Buffer): number {
  const text = pdf.toString('latin1');
  const packed = [...text.matchAll(/stream\r?\n([^]*?)\r?\nendstream/g)].map(([, stream]) => {
    try {
      return inflateSync(Buffer.from(stream, 'latin1')).toString('latin1');
    } catch {
      return '';
    }
  });
  return [...[text, ...packed].join('\n').matchAll(/\/Type\s*\/Page\b/g)].length;
}

describeEach((engine) => {
  test('a report is read and fitted anew from disk without the network', async ({ visit }) => {
    const { page, context, requests } = await visit({ single: report }, { engine });
    await context.setOffline(true);
    await page.reload();
    await page.getByRole('heading', { name: 'Fit it anew' }).waitFor();
    const names = page.locator('#leaderboard tbody th bdi');
    expect(await names.allTextContents()).toEqual(MODELS);
    for (const details of await page.locator('summary').all()) await details.click();
    await page.getByRole('button', { name: '2: question and answers', exact: true }).click();
    const read = page.locator('#one-by-one .read .written');
    await expect.poll(() => read.allTextContents()).toEqual(['なぜ 1?', 'beta says', 'gamma says']);
    await page.getByLabel('Judgments by').selectOption({ label: 'ann' });
    const state = page.locator('#anew-state');
    await expect.poll(() => state.textContent()).toMatch(/^Fitted anew to 54 judgments\. .*R-hat/);
    await page.getByRole('button', { name: '日本語' }).click();
    await page.getByRole('heading', { name: '計算し直す' }).waitFor();
    await page.getByRole('slider').fill('-0.5');
    await expect.poll(() => state.textContent()).toMatch(/件で計算し直しました。.*R-hat/);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: /^プロジェクトを保存/ }).click();
    expect((await download).suggestedFilename()).toBe('report.caravan');
    expect(requests.filter((url) => !url.startsWith('file:'))).toEqual([]);
  });

  test('it is whole without scripts and network, and is printed', async () => {
    const { page, close } = await openScriptless(engine, pathToFileURL(report).href);
    try {
      const titles = await page.getByRole('heading', { level: 2 }).allTextContents();
      expect(titles.slice(0, 3)).toEqual(['Tiers', 'Leaderboard', 'Can it be believed?']);
      expect(titles).not.toContain('Fit it anew');
      expect(await page.locator('#leaderboard tbody th bdi').allTextContents()).toEqual(MODELS);
      // Without scripts no frame tells that it stands still.
      for (const details of await page.locator('summary').all())
        await details.click({ force: true });
      const pdf = await page.pdf({ format: 'A4' });
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      if (process.env['PRINTED']) writeFileSync(`${process.env['PRINTED']}-${engine}.pdf`, pdf);
      expect(pagesOf(pdf)).toBeGreaterThan(1);
    } finally {
      await close();
    }
  });
});
