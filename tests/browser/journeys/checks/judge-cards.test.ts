import type { Page } from 'playwright-core';
import { createRandom } from '../../../../src/core/numerics/random.ts';
import { expect, figure, test } from '../../harness.ts';
import { settled } from '../judge/board.ts';

const STRENGTHS = new Map([
  ['Alpha', 0.6],
  ['Beta', 0],
  ['Gamma', -0.6],
]);
const JUDGES = [
  { name: 'gpt', order: 1.1 },
  { name: 'claude', order: 0 },
  { name: 'human', order: 0 },
];

/** Three judges on the same twenty questions, one of whom favours the answer shown first. */
function judgments(): string {
  const random = createRandom(5);
  const lines = ['question_id,model_a,model_b,judge,winner'];
  for (const { name, order } of JUDGES) {
    for (let q = 0; q < 20; q++) {
      for (const [a, strong] of STRENGTHS) {
        for (const [b, weak] of STRENGTHS) {
          if (a === b) continue;
          const isFirst = random.uniform() < 1 / (1 + Math.exp(weak - strong - order));
          lines.push(`q${String(q)},${a},${b},${name},model_${isFirst ? 'a' : 'b'}`);
        }
      }
    }
  }
  return lines.join('\n');
}

/** Presses Tab until the element has the focus. */
async function tabTo(page: Page, element: ReturnType<Page['locator']>): Promise<void> {
  const isThere = () => element.evaluate((own) => own === document.activeElement);
  for (let presses = 0; presses < 80 && !(await isThere()); presses++) {
    await page.keyboard.press('Tab');
  }
  expect(await isThere()).toBe(true);
}

const SAID = {
  en: {
    converged: 'Converged',
    verdict: /^gpt favours the answer shown first: the first wins \d+% \[\d+–\d+\]\.$/,
    first: 'Show judgments: gpt, Order effect',
    compare: 'Compare',
    changed: /^(Changed: order effect|No clear change)/,
  },
  ja: {
    converged: '収束',
    verdict: /^gpt は先に示された回答を好みます：先の回答が勝つ割合 \d+%［\d+〜\d+］。$/,
    first: '判定を表示：gpt, 提示順効果',
    compare: '比べる',
    changed: /^(変化あり：提示順効果|はっきりした変化はありません)/,
  },
} as const;

for (const language of ['en', 'ja'] as const)
  test(`which judge is biased, by keyboard (${language})`, async ({ visit }) => {
    const said = SAID[language];
    const { page, axe, looksRight } = await visit('hosted', { language });
    await settled(page, said.converged);
    await page
      .getByLabel(/Open files|ファイルを開く/)
      .first()
      .setInputFiles({
        ...{ name: 'biased.csv', mimeType: '' },
        buffer: Buffer.from(judgments()),
      });
    await page.locator('header').getByText('biased.csv').first().waitFor();
    await settled(page, said.converged);
    await page.evaluate(() => {
      location.hash = 'checks?part=judge-cards';
    });
    const part = page.locator('#judge-cards');
    const verdict = part.locator('li strong').first();
    await expect.poll(() => verdict.innerText()).toMatch(said.verdict);
    figure('biased judge', await verdict.innerText());
    expect(await part.locator('li strong').count()).toBe(1);

    const name = part.getByRole('button', { name: 'gpt', exact: true });
    await name.waitFor();
    await page.locator('#judge-cards-title').focus();
    await tabTo(page, name);
    await page.keyboard.press('Enter');
    const card = part.getByRole('article', { name: 'gpt' });
    await card.waitFor();
    await expect
      .poll(() =>
        card.getByRole('heading', { level: 3 }).evaluate((own) => own === document.activeElement),
      )
      .toBe(true);
    await part.locator('svg[role=img]').waitFor();
    expect(await axe()).toEqual([]);

    const link = card.getByRole('link', { name: said.first });
    await tabTo(page, link);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url()).toMatch(/#inspect\?.*judge=gpt/);
    expect(page.url()).toContain('outcome=left');
    await page.locator('#judge-cards').waitFor({ state: 'detached' });
    await page.goBack();
    await card.waitFor();

    await card.getByRole('combobox').selectOption('claude');
    await card.getByRole('button', { name: said.compare }).click();
    const drift = card.locator('p strong').last();
    await expect.poll(() => drift.innerText()).toMatch(said.changed);
    await looksRight(`judge-cards-${language}`);
  });
