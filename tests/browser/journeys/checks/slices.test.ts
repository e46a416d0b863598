import type { Page } from 'playwright-core';
import { createRandom } from '../../../../src/core/numerics/random.ts';
import { expect, figure, go, test } from '../../harness.ts';
import { settled } from '../judge/board.ts';

const STRENGTHS = new Map([
  ['Alpha', 0.9],
  ['Beta', 0.3],
  ['Gamma', -0.3],
  ['Delta', -0.9],
]);
const CATEGORIES = ['coding', 'maths', 'writing <b>letters</b>'];

/** In the last category Delta is the best, and Alpha the worst. */
function judgments(): string {
  const random = createRandom(9);
  const lines = ['question_id,model_a,model_b,winner,category,language'];
  for (const [c, category] of CATEGORIES.entries()) {
    const seen = (model: string) => (STRENGTHS.get(model) ?? 0) * (c === 2 ? -1 : 1);
    for (let q = 0; q < 12; q++) {
      for (const a of STRENGTHS.keys()) {
        for (const b of STRENGTHS.keys()) {
          if (a === b) continue;
          const isFirst = random.uniform() < 1 / (1 + Math.exp(seen(b) - seen(a)));
          const winner = `model_${isFirst ? 'a' : 'b'}`;
          const language = q % 2 === 0 ? 'English' : 'Japanese';
          lines.push(`${String(c)}-${String(q)},${a},${b},${winner},${category},${language}`);
        }
      }
    }
  }
  return lines.join('\n');
}

async function open(page: Page): Promise<void> {
  const file = { name: 'three-categories.csv', mimeType: '', buffer: Buffer.from(judgments()) };
  await page
    .getByLabel(/Open files|ファイルを開く/)
    .first()
    .setInputFiles(file);
  await page.getByText(/4 (models ·|モデル)/).waitFor();
}

for (const place of ['hosted', 'single'] as const)
  test(`${place}: a category in which another model is the best is told from the others`, async ({
    visit,
  }) => {
    const { page, axe, picture } = await visit(place);
    await settled(page, 'Converged');
    await open(page);
    await settled(page, 'Converged');
    await go(page, 'checks?part=slices');
    const part = page.locator('#slices');
    // By keyboard from the title on: the choice of the tag, then the button.
    const tag = part.getByLabel('Slice by');
    await expect
      .poll(() => tag.locator('option').allInnerTexts())
      .toEqual(['Category (3)', 'Language (2)']);
    await tag.focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const verdict = part.locator('strong').first();
    await expect
      .poll(() => verdict.innerText())
      .toMatch(/^In 1 of 3 slices the first 3 come in another order .* In 1 of them two models/);
    figure('slices', await verdict.innerText());
    const noted = part.getByRole('region', { name: 'Clearly stronger or weaker than overall' });
    const delta = noted.getByRole('row').filter({ hasText: 'Delta' });
    expect(await delta.filter({ hasText: 'writing <b>letters</b>' }).innerText()).toMatch(
      /stronger \+\d+ \(\+\d+ to \+\d+\)/,
    );
    const ranks = part.getByRole('region', { name: 'Ranks in each slice' });
    const heads = await ranks.getByRole('columnheader').allInnerTexts();
    const own = heads.findIndex((text) => text.includes('<b>letters'));
    const cells = ranks.getByRole('row').filter({ hasText: 'Delta' }).locator('th, td');
    expect(await cells.nth(own).innerText()).toMatch(/^1\b/);
    expect(heads.join()).toContain('33% of judgments');

    await part.locator('figure').scrollIntoViewIfNeeded();
    await part.locator('svg[role="img"]').waitFor();
    await part.getByText('As a table').first().click();
    await part.getByRole('columnheader', { name: 'P(stronger than overall)' }).waitFor();
    expect(await axe()).toEqual([]);
    await picture(`slices-${place}`);

    // What the model won in the slice leads to as many judgments.
    const won = delta.filter({ hasText: 'writing <b>letters</b>' }).getByRole('link').last();
    const wins = await won.innerText();
    await won.press('Enter');
    await page.getByRole('heading', { name: `${wins} judgments`, exact: true }).waitFor();
    await page.getByRole('link', { name: 'Back to the number' }).press('Enter');
    await expect.poll(() => won.evaluate((own) => own === document.activeElement)).toBe(true);

    await tag.selectOption({ label: 'Language (2)' });
    await expect.poll(() => verdict.innerText()).toMatch(/^In (all|1 of) 2 slices/);
    await part.getByRole('link', { name: 'Japanese', exact: true }).last().click();
    await page.getByText('Rests on 216 of 432 judgments (50%).').waitFor();
    expect(page.url()).toMatch(/#leaderboard\?language=Japanese$/);
  });

test('slices are legible in Japanese on a phone', async ({ visit }) => {
  const { page, looksRight } = await visit('hosted', { language: 'ja', width: 360 });
  await settled(page, '収束');
  await open(page);
  await settled(page, '収束');
  await go(page, 'checks?part=slices');
  const part = page.locator('#slices');
  await part.getByRole('button', { name: '区分ごとに推定する' }).click();
  await part.locator('strong').first().waitFor();
  await looksRight('slices');
});
