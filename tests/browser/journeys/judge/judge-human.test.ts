import { expect, test } from '../../harness.ts';

test('in Japanese: axe finds nothing, the verdict is always in reach', async ({ visit }) => {
  const { page, looksRight } = await visit('hosted', {
    language: 'ja',
    path: '#judge',
    practises: true,
  });
  await page.getByText('判定は全部で 36 件').waitFor();
  await looksRight('judge-new-ja');
  await page.getByRole('button', { name: '判定を始める' }).click();
  await page.getByRole('button', { name: 'A が良い' }).waitFor();
  await looksRight('judge-board-ja');
  for (const top of [0, 400, 5000]) {
    await page.evaluate((y) => scrollTo(0, y), top);
    const box = await page.getByRole('button', { name: 'A が良い' }).boundingBox();
    const bar = await page.getByRole('navigation').locator('ul').boundingBox();
    expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
    expect(box?.height).toBeGreaterThanOrEqual(24);
  }
  await page.keyboard.press('ArrowLeft');
  await page.getByText('36 組中 1 組を判定', { exact: true }).waitFor();
  await page.getByRole('link', { name: '続きはあとで' }).click();
  await page.getByRole('table', { name: 'ここまでのランキング' }).waitFor();
  await looksRight('judge-run-ja');
  await page.getByRole('link', { name: '判定の一覧' }).click();
  await page.getByRole('link', { name: /を続ける/ }).waitFor();
  await looksRight('judge-list-ja');
});
