import { expect, test } from '../../harness.ts';

/** b wins three times as often as a: 400·log₁₀ 3 = 190.8 points apart. */
const FILES = [
  {
    name: 'judgments.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      [
        'model_a,model_b,winner',
        ...['model_b', 'model_b', 'model_b', 'model_a'].map((winner) => `a,b,${winner}`),
      ].join('\n'),
    ),
  },
  {
    name: 'ranking.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('model,rating\nb,1100\na,909.2\nelsewhere,700\n'),
  },
];

const SAYS = {
  en: {
    ...{ open: 'Open files', begin: 'Find out how it was made', use: 'Fit with these settings' },
    ...{ level: 'Reproduced to the last digit that was published.', data: 'Data' },
    way: /^Maximum likelihood · ties half · no order effect · ratings/,
    ...{ table: 'Number by number', missing: /elsewhere/, used: /is being fitted/ },
  },
  ja: {
    ...{ open: 'ファイルを開く', begin: '作り方を調べる', use: 'この設定で推定する' },
    ...{ level: '公表された最後の桁まで再現しました。', data: 'データ' },
    way: /^最尤法 · .* · レーティング/,
    ...{ table: '数値の比較', missing: /elsewhere/, used: /推定しています/ },
  },
} as const;

test.for(['en', 'ja'] as const)(
  'a reviewer finds out how a published ranking was made, by keyboard (%s)',
  async (language, { visit }) => {
    const says = SAYS[language];
    const { page, axe } = await visit('hosted', { language, width: 360 });
    await page.locator('header strong').waitFor();
    await page.getByLabel(says.open).setInputFiles(FILES);
    await page.locator('header').getByText('judgments.csv').waitFor();
    await page.getByRole('link', { name: says.data, exact: true }).click();
    await page.getByRole('button', { name: says.begin }).press('Enter');
    await page.getByText(says.level).waitFor();
    await page.getByText(says.way).first().waitFor();
    await page.getByText(says.missing).first().waitFor();
    const row = page.getByRole('table', { name: says.table }).getByRole('row');
    await expect
      .poll(() => row.filter({ hasText: '1,100' }).getByRole('cell').allInnerTexts())
      .toEqual(['1,100.0', '1,100.0', '0.0']);
    expect(await axe()).toEqual([]);
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    await expect.poll(width).toBeLessThanOrEqual(360);
    // What was found is what the page then fits.
    await page.getByRole('button', { name: says.use }).press('Enter');
    await page.getByText(says.used).waitFor();
  },
);
