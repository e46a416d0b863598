import type { Page } from 'playwright-core';
import { expect, go, test } from '../../harness.ts';
import { HOSTILE } from '../../hostile.ts';

const rows = (page: Page) => page.locator('ol[aria-busy] > li');

/** Opens records as one file and waits until they are ranked and their texts are kept. */
async function open(page: Page, name: string, records: readonly object[]): Promise<void> {
  const text = records.map((record) => JSON.stringify(record)).join('\n');
  await page
    .locator('#open-files')
    .setInputFiles({ name, mimeType: '', buffer: Buffer.from(text) });
  await page
    .locator('header')
    .getByText(name.replace(/\.jsonl$/, ''))
    .first()
    .waitFor();
}

const MODELS = ['旅人', 'beta', 'gamma', 'delta'];
const QUESTIONS = [
  'Why is the sky blue?\nIn one sentence.',
  '日本の少子化が経済に与える影響は？',
  'カタカナで「データ」と書いてください。',
  ...Array.from({ length: 9 }, (_, q) => `Filler question ${String(q)}`),
];

/** Every ordered pair by two judges on each question. */
const RECORDS = QUESTIONS.flatMap((question_text, q) =>
  ['gpt-4', '人間'].flatMap((reviewer_id) =>
    MODELS.flatMap((left, a) =>
      MODELS.filter((right) => right !== left).map((right, b) => ({
        ...{ review_id: String(q), question_id: `q${String(q)}`, reviewer_id, question_text },
        ...{ model1_id: left, model2_id: right, score: 1 + ((q + a + b) % 3) },
        answer1: `**Bold** of ${left}: 負担が${a % 2 === 0 ? '重く' : '大きく'}なります。`,
        answer2: `**Bold** of ${right}: ${q === 1 ? '人口が減る' : 'scattering'}`,
        text: `${reviewer_id} prefers ${String(a)}.${q === 5 && a === 2 ? ' ﾒｯﾀにない' : ''}`,
      })),
    ),
  ),
);

for (const language of ['en', 'ja'] as const)
  test(`${language}: texts are searched, a question shows its answers, two answers their differences`, async ({
    visit,
  }) => {
    const { page, axe, looksRight } = await visit('hosted', { language });
    const found = (n: number) =>
      page.getByRole('heading', {
        name: language === 'en' ? `${String(n)} judgments` : `${String(n)} 件の判定`,
      });
    await open(page, 'reviews.jsonl', RECORDS);
    await go(page, 'inspect');
    await found(288).waitFor();
    await expect.poll(() => rows(page).first().innerText()).toMatch(/^Why is the sky blue\?\n/);
    expect(await rows(page).first().getAttribute('aria-setsize')).toBe('288');
    await looksRight(`inspect-list-${language}`);

    const field = page.getByRole('searchbox');
    await field.fill('SCATTERING');
    await found(264).waitFor();
    await field.fill('ＳＫＹ blue? in');
    await found(24).waitFor();
    await field.fill('メッタ');
    await found(6).waitFor();
    // With another filter, and in the address, where a reload finds it again.
    await field.fill('人口');
    await found(24).waitFor();
    const judge = language === 'en' ? 'Judge' : '審査員';
    await page.getByRole('button', { name: judge, exact: true }).click();
    await page.getByRole('checkbox', { name: '人間' }).check();
    await found(12).waitFor();
    expect(new URL(page.url()).hash).toBe(
      `#inspect?text=${encodeURIComponent('人口')}&judge=${encodeURIComponent('人間')}`,
    );
    await page.reload();
    await found(12).waitFor();
    expect(await field.inputValue()).toBe('人口');

    // To the question, and all that was answered and said.
    await rows(page).first().getByRole('link', { name: 'q1' }).click();
    await page
      .getByText(language === 'en' ? '4 answers' : '4 件の回答')
      .first()
      .waitFor();
    await found(24).waitFor();
    const bold = page.locator('article strong');
    await expect.poll(() => bold.count()).toBe(4);
    await looksRight(`inspect-question-${language}`);
    await page.getByText(language === 'en' ? 'Plain text' : 'そのまま').click();
    await expect.poll(() => bold.count()).toBe(0);
    await page.getByText(language === 'en' ? 'Formatted' : '整形').click();

    // To a judgment of it: every judge in both orders, and the answers word by word.
    await rows(page).first().locator('a').first().click();
    await expect.poll(() => page.getByRole('table').getByRole('row').count()).toBe(3);
    await page.getByText(language === 'en' ? 'Differences' : '違い').click();
    await expect.poll(() => page.locator('mark').allInnerTexts()).toContain('旅人');
    expect(await axe()).toEqual([]);
    await page.keyboard.press('Escape');
    await found(24).waitFor();
    await page
      .getByText(language === 'en' ? '4 answers' : '4 件の回答')
      .first()
      .waitFor();
  });

test('the list is walked by keys and by the wheel, and its place is in the address', async ({
  visit,
}) => {
  const { page } = await visit('hosted');
  await open(page, 'reviews.jsonl', RECORDS);
  // As an address of before paged lists led to its second page.
  await go(page, 'inspect?from=51');
  const at = () => page.evaluate(() => document.activeElement?.closest('li')?.ariaPosInSet);
  await page.locator('li[aria-posinset="51"]').waitFor();
  const region = page.locator('ol[aria-busy]').locator('..');
  const top = () => region.evaluate((element) => element.scrollTop);
  await expect.poll(top).toBeGreaterThan(0);
  await page.locator('li[aria-posinset="51"] a').first().focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(at).toBe('52');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect.poll(at).toBe('50');
  await page.keyboard.press('End');
  await expect.poll(at).toBe('288');
  await page.locator('li[aria-posinset="288"]').getByText('Filler question 8').waitFor();
  await page.keyboard.press('Home');
  await expect.poll(at).toBe('1');
  await expect.poll(top).toBe(0);
  await expect.poll(() => new URL(page.url()).hash).toBe('#inspect');
  // Few of the rows are there, whatever is scrolled past.
  await region.hover();
  await page.mouse.wheel(0, 5000);
  await expect.poll(() => new URL(page.url()).hash).toMatch(/^#inspect\?from=\d+$/);
  expect(await rows(page).count()).toBeLessThan(60);
  const hash = new URL(page.url()).hash;
  const place = Number(/\d+/.exec(hash)?.[0]);
  await page
    .locator(`li[aria-posinset="${String(place + 1)}"] a`)
    .first()
    .click();
  await page.getByText(`${String(place + 1)} of 288`).waitFor();
  await page.goBack();
  await page.locator(`li[aria-posinset="${String(place)}"]`).waitFor();
  expect(new URL(page.url()).hash).toBe(hash);
});

test('hundreds of hostile answers are texts, formatted, plain and compared', async ({ visit }) => {
  const { page, requests, axe } = await visit('hosted');
  page.on('dialog', () => {
    throw new Error('a dialog opened');
  });
  const models = 40;
  const questions = Math.ceil(HOSTILE.length / models);
  const answer = (q: number, m: number) => HOSTILE[(q * models + m) % HOSTILE.length];
  const records = Array.from({ length: questions * models }, (_, at) => {
    const [q, m] = [Math.floor(at / models), at % models];
    const other = (m + 1) % models;
    return {
      ...{ review_id: `r${String(at)}`, question_id: `q${String(q)}`, reviewer_id: HOSTILE[7] },
      ...{ model1_id: `m${String(m)}`, model2_id: `m${String(other)}`, score: 1 + (at % 3) },
      ...{ question_text: answer(q, m), answer1: answer(q, m), answer2: answer(q, other) },
      text: answer(q, m + 3),
    };
  });
  await open(page, 'hostile.jsonl', records);
  const inert = async (where: string) => {
    expect(await page.evaluate(() => 'hacked' in window), where).toBe(false);
    expect(requests.filter((url) => url.includes('hacked.invalid') || /\/x$/.test(url))).toEqual(
      [],
    );
    const strangers =
      'img, iframe, object, embed, video, audio, marquee, base, style, form form, [onerror], [onload]';
    expect(await page.locator(`article :is(${strangers})`).count(), where).toBe(0);
    // Links lead to sites alone, tell them nothing, and are followed by nobody but the reader.
    const links = page.locator('article .formatted a[href]');
    const kinds = await links.evaluateAll((all) =>
      all.map((a) => `${(a as HTMLAnchorElement).protocol} ${String(a.getAttribute('rel'))}`),
    );
    for (const kind of kinds) expect(kind).toMatch(/^https?: noopener noreferrer$/);
  };
  let shown = 0;
  for (let q = 0; q < questions; q++) {
    await go(page, `inspect?question=q${String(q)}&view=question`);
    await page.getByRole('heading', { name: `Question q${String(q)}`, exact: true }).waitFor();
    await page
      .locator('article li')
      .nth(models - 1)
      .waitFor();
    // What is formatted comes a moment after what is plain.
    const formatted = page.locator('article ol .formatted');
    await expect.poll(() => formatted.count()).toBeGreaterThan(models / 2);
    shown += await formatted.count();
    await inert(`question ${String(q)}`);
  }
  expect(shown).toBeGreaterThanOrEqual(200);
  expect(await axe()).toEqual([]);
  await page.getByText('Plain text').click();
  await inert('plain');
  // To the letter, as it was written.
  const plain = await page.locator('article ol .text').allTextContents();
  expect(plain).toContain(HOSTILE[HOSTILE.length - 1]);
  await page.getByText('Formatted').click();
  await go(page, 'inspect?row=0');
  await page.getByText('Differences').click();
  for (let row = 1; row < 30; row++) {
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await page
      .getByText(`${String(row + 1)} of ${String(records.length)}`, { exact: true })
      .waitFor();
    await page.locator('article mark').first().waitFor();
    await inert(`row ${String(row)}`);
  }
  // What was searched for is a text too.
  await go(page, `inspect?text=${encodeURIComponent(HOSTILE[0])}`);
  await page.getByRole('searchbox').waitFor();
  await page.getByRole('heading', { name: /^[1-9]\d* judgments?$/ }).waitFor();
  await inert('search');
});
