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
/** Each judge's order effect, and what it favours Delta by. */
const JUDGES = [
  { name: 'human', order: 0, favour: 0, questions: 12 },
  { name: 'claude', order: 0.1, favour: 0, questions: 24 },
  { name: 'gpt', order: 0.6, favour: 2, questions: 24 },
];

/** People judge half of the questions that two models judge, one of which favours Delta. */
function judgments(): string {
  const random = createRandom(7);
  const lines = ['question_id,model_a,model_b,judge,winner'];
  for (const { name, order, favour, questions } of JUDGES) {
    const seen = (model: string) => (STRENGTHS.get(model) ?? 0) + (model === 'Delta' ? favour : 0);
    for (let q = 0; q < questions; q++) {
      for (const a of STRENGTHS.keys()) {
        for (const b of STRENGTHS.keys()) {
          if (a === b) continue;
          const isFirst = random.uniform() < 1 / (1 + Math.exp(seen(b) - seen(a) - order));
          lines.push(`q${String(q)},${a},${b},${name},model_${isFirst ? 'a' : 'b'}`);
        }
      }
    }
  }
  return lines.join('\n');
}

async function open(page: Page): Promise<void> {
  const file = { name: 'three-judges.csv', mimeType: '', buffer: Buffer.from(judgments()) };
  await page
    .getByLabel(/Open files|ファイルを開く/)
    .first()
    .setInputFiles(file);
  await page.getByText(/4 (models ·|モデル)/).waitFor();
}

for (const place of ['hosted', 'single'] as const)
  test(`${place}: three judges are compared, and people are the reference`, async ({ visit }) => {
    const { page, axe, picture } = await visit(place);
    await settled(page, 'Converged');
    await go(page, 'checks?view=judges');
    // The sample has one judge: nothing to compare.
    await page.locator('#style').waitFor();
    expect(await page.locator('#judges').count()).toBe(0);

    await open(page);
    await settled(page, 'Converged');
    await go(page, 'checks?part=judges');
    const part = page.locator('#judges');
    await part.getByRole('button', { name: 'Fit judges together' }).click();
    const verdict = part.locator('strong').first();
    await verdict.waitFor();
    expect(await verdict.innerText()).toMatch(/ agrees most closely with the others /);
    figure('judges together', await verdict.innerText());
    expect(await part.getByText('Win rates corrected by the reference').count()).toBe(0);

    await part.getByLabel('Reference judge').selectOption('human');
    await expect
      .poll(() => verdict.innerText())
      .toMatch(/^claude agrees most closely with human .* gpt favours Delta \(\+\d+\)\.$/);
    // Drawn as it comes near the screen, from which parts above may have moved it.
    await part.locator('figure').first().scrollIntoViewIfNeeded();
    await part.getByText('As human sees them').first().waitFor();
    const table = part.getByRole('table').first();
    const row = table.getByRole('row').filter({ hasText: 'human' });
    expect(await row.innerText()).toMatch(/144\s+reference\s+reference/);
    await part.getByRole('heading', { name: 'Win rates corrected by the reference' }).waitFor();
    await part.getByLabel('Judge to correct').selectOption('gpt');
    await part.getByText('72 comparisons were judged by human as well.').waitFor();

    for (const drawn of await part.locator('figure').all()) await drawn.scrollIntoViewIfNeeded();
    await expect.poll(() => part.locator('svg[role="img"]').count()).toBe(2);
    await part.getByText('As a table').last().click();
    await part.getByRole('columnheader', { name: 'P(favours)' }).waitFor();
    expect(await axe()).toEqual([]);
    await picture(`judges-together-${place}`);
  });

test('judges together are legible in Japanese on a phone', async ({ visit }) => {
  const { page, looksRight } = await visit('hosted', { language: 'ja', width: 360 });
  await settled(page, '収束');
  await open(page);
  await settled(page, '収束');
  await go(page, 'checks?part=judges');
  const part = page.locator('#judges');
  await part.getByRole('button', { name: 'まとめて当てはめる' }).click();
  await part.locator('strong').first().waitFor();
  await looksRight('judges-together');
});
