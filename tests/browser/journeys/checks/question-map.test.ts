import type { Page } from 'playwright-core';
import { expect, figure, test } from '../../harness.ts';
import { fakeHub } from '../../models/hub.ts';
import { tinyEmbedder } from '../../models/tiny.ts';
import { settled } from '../judge/board.ts';

const ANIMALS = ['ネコ', 'イヌ', 'ウマ', 'ウシ', 'トリ', 'サル', 'ヒツジ', 'ネズミ'];
/** Half of the questions are sums, where Weak loses; the others are about animals. */
const questionText = (q: number) =>
  q % 2 === 0
    ? `Please add ${q} and ${3 * q + 1}.`
    : `${ANIMALS[(q >> 1) % 8]}は何を食べますか。${q}`;
const SAME = 'この回答はどちらもほとんど同じで、長さも言い回しも変わりません。';

/** Judgments of three models on so many questions, which quote what they compare. */
function reviews(questions: number): string {
  return Array.from({ length: questions }, (_, q) =>
    [
      ['Weak', 'Strong', q % 2 === 0 || q % 3 === 0 ? 2 : 1],
      ['Copy', 'Weak', q % 2 === 0 || q % 5 === 0 ? 1 : 2],
      ['Strong', 'Copy', q % 4 === 0 ? 1 : 3],
    ].map(([left, right, score]) => {
      const answer = (model: string | number) => (model === 'Weak' ? `${q}` : `${SAME}${q}`);
      return JSON.stringify({
        ...{ review_id: `${q} ${left}`, question_id: `q${q}`, reviewer_id: 'judge', text: 'so' },
        ...{ model1_id: left, model2_id: right, score, question_text: questionText(q) },
        ...{ answer1: answer(left), answer2: answer(right) },
      });
    }),
  )
    .flat()
    .join('\n');
}

async function openMap(page: Page, questions: number, verdict: 'Converged' | '収束') {
  await settled(page, verdict);
  const buffer = Buffer.from(reviews(questions));
  const file = { name: 'reviews.jsonl', mimeType: '', buffer };
  await page
    .getByLabel(/Open files|ファイルを開く/)
    .first()
    .setInputFiles(file);
  await page.getByText(/3 (models ·|モデル)/).waitFor();
  await settled(page, verdict);
  await page.evaluate(() => {
    location.hash = 'checks?part=map';
  });
  return page.locator('#map');
}

for (const place of ['hosted', 'single'] as const)
  test(`${place}: more than a thousand questions as a map`, async ({ visit }) => {
    const { page, axe, picture } = await visit(place);
    const questions = place === 'hosted' ? 1200 : 80;
    const part = await openMap(page, questions, 'Converged');
    const started = performance.now();
    await part.getByRole('button', { name: 'Draw the map' }).click();
    const whole = questions === 80 ? '80' : '1,200';
    await part.getByText(`All ${whole} questions, compared by`).waitFor();
    figure(`map of ${whole} questions`, `${Math.round(performance.now() - started)} ms`);
    const map = part.getByRole('application');
    // What is far down is drawn when it is looked at.
    await part.locator('figure').first().scrollIntoViewIfNeeded();
    await map.scrollIntoViewIfNeeded();
    await part.getByRole('radio', { name: 'Winner' }).check({ force: true });
    await expect.poll(() => map.locator('text').allTextContents()).toContain('Strong');

    // By keyboard: the first question, then another.
    await map.focus();
    await page.keyboard.press('ArrowRight');
    const told = part.locator('.described');
    await expect.poll(() => told.innerText()).toContain(questionText(0));
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => told.innerText()).toMatch(/Group \d · .*judgments: 3/);
    const box = await map.boundingBox();
    const moved = performance.now();
    for (let at = 0; at < 40; at++) {
      await page.mouse.move((box?.x ?? 0) + 60 + 12 * at, (box?.y ?? 0) + 80 + 8 * at);
    }
    figure('pointer over the map', `${Math.round((performance.now() - moved) / 40)} ms a move`);
    await expect
      .poll(() => part.getByRole('link', { name: /Show judgments/ }).count())
      .toBeGreaterThan(3);

    await part.getByText(/combinations of model and group shows? a clear difference/).waitFor();
    await part.getByText(/pairs? of answers shares? at least 80%/).waitFor();
    await part
      .getByText(/judged 1 time, ties: [01]/)
      .first()
      .waitFor();
    expect(await axe()).toEqual([]);
    await map.scrollIntoViewIfNeeded();
    await picture(`map-${place}`);
    await part
      .getByText(/combinations of model and group shows? a clear difference/)
      .scrollIntoViewIfNeeded();
    await picture(`map-spots-${place}`);
    const download = page.waitForEvent('download');
    await part.getByRole('button', { name: 'Figure (PNG)' }).first().click();
    expect((await download).suggestedFilename()).toBe('reviews.jsonl-question-map.png');
  });

test('the answers as a map, stopped and begun again', async ({ visit }) => {
  const { page, axe, picture } = await visit('hosted');
  const part = await openMap(page, 660, 'Converged');
  await part.getByRole('radio', { name: 'Answers' }).check({ force: true });
  await part.getByRole('button', { name: 'Draw the map' }).click();
  await part.getByRole('progressbar').waitFor();
  await part.getByRole('button', { name: 'Stop' }).click();
  await part.getByText('Stopped before it finished').waitFor();
  await part.getByRole('button', { name: 'Run again' }).click();
  await part.getByText('All 1,980 answers, compared by').waitFor();
  await part.locator('figure').first().scrollIntoViewIfNeeded();
  const map = part.getByRole('application', { name: /^Map of the answers/ });
  await map.scrollIntoViewIfNeeded();
  await expect.poll(() => map.locator('text').allTextContents()).toContain('Weak');
  await map.focus();
  await page.keyboard.press('ArrowRight');
  const told = part.locator('.described');
  await expect.poll(() => told.innerText()).toMatch(/(Weak|Strong|Copy) · Group \d · points per/);
  expect(await told.getByRole('link').getAttribute('href')).toMatch(
    /left=(Weak|Strong|Copy)&question=q\d+/,
  );
  await part.getByRole('radio', { name: 'Wins or losses' }).check({ force: true });
  await expect.poll(() => map.locator('text').allTextContents()).toContain('Mostly won');
  const alike = part.locator('.list', { hasText: 'Most similar answers to the same question' });
  await expect.poll(() => alike.getByText('Strong – Copy').count()).toBe(8);
  expect(await axe()).toEqual([]);
  await map.scrollIntoViewIfNeeded();
  await picture('map-answers');
});

test('in Japanese, in the dark, on a narrow screen', async ({ visit }) => {
  const look = { language: 'ja', theme: 'dark', width: 360 } as const;
  const { page, axe, picture } = await visit('hosted', look);
  const part = await openMap(page, 60, '収束');
  await part.getByRole('button', { name: '地図を描く' }).click();
  await part.getByText(/^60 問すべてを/).waitFor();
  await part.locator('figure').first().scrollIntoViewIfNeeded();
  await part.getByRole('application').scrollIntoViewIfNeeded();
  const isWider = () =>
    page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
  await expect.poll(isWider).toBe(false);
  expect(await axe()).toEqual([]);
  await picture('map-ja-dark-narrow');
});

test('by an embedding model on this device', async ({ visit }) => {
  const { page, context, axe } = await visit('hosted', { path: '#settings' });
  await fakeHub(context, 'caravan/tiny', tinyEmbedder());
  await page.locator('summary').filter({ hasText: 'Get a model' }).click();
  await page.getByLabel('Model on Hugging Face').fill('caravan/tiny');
  await page.getByRole('button', { name: 'Look up', exact: true }).click();
  await page.getByRole('button', { name: /^Download \d/ }).click();
  await page.getByRole('heading', { name: 'Stored on this device' }).waitFor();
  await page.getByText('caravan/tiny').first().waitFor();

  await page.evaluate(() => {
    location.hash = 'leaderboard';
  });
  const part = await openMap(page, 40, 'Converged');
  const choice = part.getByLabel('Similarity by');
  await choice.selectOption({ label: 'caravan/tiny' });
  await part.getByRole('button', { name: 'Draw the map' }).click();
  const used = 'All 40 questions, compared by their meaning according to caravan/tiny';
  await part.getByText(used).waitFor();
  expect(await axe()).toEqual([]);
  await part.getByRole('radio', { name: 'Answers' }).check({ force: true });
  await part.getByRole('button', { name: 'Draw the map' }).click();
  const answers = 'All 120 answers, compared by their meaning according to caravan/tiny';
  await part.getByText(answers).waitFor();
  // Back to characters: what was drawn by the model is none of theirs.
  await choice.selectOption({ index: 0 });
  await part.getByRole('button', { name: 'Draw the map' }).waitFor();
});
