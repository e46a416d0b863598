import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { expect, figure, test } from '../browser/harness.ts';
import { HOSTILE } from '../browser/hostile.ts';
import { writeReport } from '../browser/report/written.ts';
import { settled } from '../browser/journeys/judge/board.ts';
import { choose, openPublish, saveFrom } from '../browser/publish.ts';

let folder = '';

let report = '';

beforeAll(async () => ({ folder, report } = await writeReport()));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

// The single file puts its report together of its own code.
test.for(['hosted', 'single'] as const)(
  'is dropped on %s, ranked the same again, and saved',
  async (place, { visit }) => {
    const { page } = await visit(place, { isFirst: true });
    await page.getByLabel('Open files').setInputFiles({
      ...{ name: 'whatever.txt', mimeType: 'text/html' },
      buffer: readFileSync(report),
    });
    await page.locator('header').getByText('report', { exact: true }).waitFor();
    await settled(page, 'Converged');
    const dialog = await openPublish(page);
    await choose(dialog, 'What to publish', 'Report');
    await choose(dialog, 'Format', 'With questions and answers');
    await dialog.getByText(/about [\d.]+ k?B/).waitFor();
    await dialog.getByRole('button', { name: 'Save report' }).waitFor();
    const saved = join(folder, 'saved.html');
    writeFileSync(saved, (await saveFrom(page, dialog)).bytes);
    const { page: own, requests } = await visit({ single: saved });
    // The same numbers, from the draws of the page and from those of the command line.
    const probability = / probability ([^ ]+)/;
    const [, ofReport = ''] = probability.exec(await own.locator('h1').innerText()) ?? [];
    const html = readFileSync(report, 'utf8');
    const [, written = ''] = /<h1>([^]*?)<\/h1>/.exec(html) ?? [];
    expect(ofReport).not.toBe('');
    const heading = page.getByRole('heading', { level: 1 });
    await expect.poll(() => heading.innerText()).toContain(` probability ${ofReport}`);
    expect(written.replace('&gt;', '>').replace('&lt;', '<')).toContain(` probability ${ofReport}`);
    const hashes = [html, readFileSync(saved, 'utf8')].map(
      (text) => /class="hash">([0-9a-f]{64})</.exec(text)?.[1],
    );
    expect(hashes[1]).toBe(hashes[0]);
    // How each question begins stands beside its id.
    const asked = [html, readFileSync(saved, 'utf8')].map((text) =>
      Array.from(text.matchAll(/<small><bdi>(Why [^<]*)</g), ([, beginning]) => beginning),
    );
    expect(asked[0].length).toBeGreaterThan(HOSTILE.length);
    expect(asked[1]).toEqual(asked[0]);
    await own.getByRole('heading', { name: 'Fit it anew' }).waitFor();
    await own.getByRole('slider').fill('-0.5');
    const anew = own.locator('#anew-state');
    await expect.poll(() => anew.textContent()).toMatch(/^Fitted anew to .*R-hat/);
    figure(`report saved by ${place}`, `${(readFileSync(saved).length / 1000).toFixed(0)} kB`);
    const titles = await own.getByRole('heading', { level: 2 }).allTextContents();
    expect(titles).toEqual(expect.arrayContaining(['Judges', 'Questions', 'Judgments']));
    expect(requests.filter((url) => url.startsWith('http'))).toEqual([]);
    // Its names wanted to be more.
    for (const one of [page, own]) expect(await one.evaluate(() => 'hacked' in window)).toBe(false);
  },
);
