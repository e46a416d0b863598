import type { Page } from 'playwright-core';
import { expect, figure, go, test } from '../../harness.ts';
import { settled } from '../judge/board.ts';

const MODELS = ['Alpha', 'Beta', 'Gamma'];
const SENTENCES = ['猫はよく眠ります。', '犬は庭で走る。', '鳥が高く飛んでいます。'];

/** An answer of its own length; those of later models are longer, some with markdown. */
const answerOf = (model: number, question: number): string => {
  const sentences = 1 + ((3 * model + 7 * question + model * question) % 9) + 2 * model;
  const text = Array.from({ length: sentences }, (_, at) => SENTENCES[at % 3]).join('');
  return (model + question) % 3 === 0 ? `## 答え\n- **要点**\n- ${text}` : text;
};

/** Judgments that quote what they compare, by a judge whom the longer answer mostly pleases. */
function reviews(questions: number): string {
  const lines: string[] = [];
  for (let q = 0; q < questions; q++) {
    MODELS.forEach((left, i) => {
      MODELS.forEach((right, j) => {
        if (i === j) return;
        const [a, b] = [answerOf(i, q), answerOf(j, q)];
        const isOdd = (q + 2 * i + j) % 5 === 0;
        const winner = a.length > b.length !== isOdd ? 1 : 2;
        lines.push(
          JSON.stringify({
            ...{ review_id: `${q} ${i} ${j}`, question_id: `q${q}`, reviewer_id: 'judge' },
            ...{ model1_id: left, model2_id: right, score: winner, text: 'so' },
            ...{ question_text: `問い ${q} とは？`, answer1: a, answer2: b },
          }),
        );
      });
    });
  }
  return lines.join('\n');
}

async function open(page: Page, text: string): Promise<void> {
  const file = { name: 'reviews.jsonl', mimeType: '', buffer: Buffer.from(text) };
  await page
    .getByLabel(/Open files|ファイルを開く/)
    .first()
    .setInputFiles(file);
  await page.getByText(/3 (models ·|モデル)/).waitFor();
}

for (const place of ['hosted', 'single'] as const)
  test(`${place}: ratings are adjusted for the style of the answers`, async ({ visit }) => {
    const { page, axe, picture } = await visit(place);
    await settled(page, 'Converged');
    await go(page, 'checks?part=style');
    const part = page.locator('#style');
    await part.getByText('only counts of judgments').waitFor();

    await open(page, reviews(60));
    await settled(page, 'Converged');
    await go(page, 'checks?part=style');
    const table = part.getByRole('table', { name: 'Language and markdown, by model' });
    await table.waitFor();
    const first = table.getByRole('row').nth(1);
    await expect.poll(() => first.innerText()).toMatch(/^Gamma\s+60\s/);
    await expect.poll(() => first.innerText()).toMatch(/100%\s+0%/);

    await part.getByRole('button', { name: 'Adjust ratings' }).click();
    await part.getByText('All 360 judgments have the texts of both answers.').waitFor();
    const likes = part.getByText(/^Twice as long: wins .* The judges prefer it\.$/);
    await likes.waitFor();
    figure('style', await likes.innerText());
    for (const drawn of await part.locator('figure').all()) await drawn.scrollIntoViewIfNeeded();
    await expect.poll(() => part.locator('svg[role="img"]').count()).toBe(3);
    await part.getByText('As a table').last().click();
    const rhat = part.getByRole('table').last().getByRole('cell').nth(2);
    expect(Number(await rhat.innerText())).toBeLessThan(1.01);
    expect(await axe()).toEqual([]);
    await picture(`style-${place}`);

    // Another choice withdraws what came of the first.
    await part.getByRole('checkbox', { name: 'Polite sentences', exact: false }).last().focus();
    await page.keyboard.press('Space');
    await part.getByRole('button', { name: 'Adjust ratings' }).waitFor();
    const download = page.waitForEvent('download');
    await part.getByRole('button', { name: 'SVG' }).first().click();
    expect((await download).suggestedFilename()).toBe('reviews.jsonl-answer-lengths.svg');
  });

test('in Japanese, in the dark, on a narrow screen', async ({ visit }) => {
  const { page, axe, picture } = await visit('hosted', {
    language: 'ja',
    theme: 'dark',
    width: 360,
  });
  await settled(page, '収束');
  await open(page, reviews(20));
  await settled(page, '収束');
  await go(page, 'checks?part=style');
  const part = page.locator('#style');
  await part.getByRole('button', { name: '文体をそろえる' }).click();
  await part.getByText(/^2 倍の長さ：勝つ割合は/).waitFor();
  for (const drawn of await part.locator('figure').all()) await drawn.scrollIntoViewIfNeeded();
  await expect.poll(() => part.locator('svg[role="img"]').count()).toBe(3);
  // A number or an interval of a table is in one line, however narrow the screen.
  await part.getByText('表で見る').first().click();
  const cells = part.locator('details[open] td.number');
  await cells.first().waitFor();
  const broken = await cells.evaluateAll((found) =>
    found.flatMap((cell) => {
      const range = document.createRange();
      range.selectNodeContents(cell);
      // Firefox gives a place to text that is empty as well.
      const drawn = [...range.getClientRects()].filter(({ width }) => width > 0);
      const tops = new Set(drawn.map(({ top }) => Math.round(top)));
      return tops.size > 1 ? [cell.textContent] : [];
    }),
  );
  expect(broken).toEqual([]);
  const isWider = () =>
    page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
  await expect.poll(isWider).toBe(false);
  expect(await axe()).toEqual([]);
  await picture('style-ja-dark-narrow');
});
