import { expect, go, test } from '../harness.ts';
import { settled } from './judge/board.ts';

/* The leaderboard on a phone: what stands on the first screen, and what stays while it is read. */

const PHONE = { width: 360, height: 740 } as const;

for (const [language, verdict] of [
  ['en', 'Converged'],
  ['ja', '収束'],
] as const)
  test(`on a phone a row stands on the first screen, and the axis by every other: ${language}`, async ({
    visit,
  }) => {
    const { page } = await visit('hosted', { language, ...PHONE });
    await settled(page, verdict);
    const board = page.locator('[role=table]').first();
    const rows = board.locator('.row');
    await expect.poll(() => rows.count()).toBe(9);
    const bottom = (await page.locator('nav ul').boundingBox())?.y ?? 0;
    const first = await rows.first().boundingBox();
    expect((first?.y ?? Infinity) + (first?.height ?? 0)).toBeLessThanOrEqual(bottom);

    // What the marks mean has not gone: it follows the rows.
    const last = await rows.last().boundingBox();
    const key = await page.locator('.key').boundingBox();
    expect(key?.y).toBeGreaterThan((last?.y ?? Infinity) + (last?.height ?? 0));

    await rows.nth(6).evaluate((row) => {
      row.scrollIntoView({ block: 'center' });
    });
    const tick = board.locator('.tick').first();
    const seen = () =>
      tick.evaluate((label) => {
        const { x, y, width, height } = label.getBoundingClientRect();
        return label.contains(document.elementFromPoint(x + width / 2, y + height / 2));
      });
    expect(await seen()).toBe(true);
    // Of the head that is all: rows have the room.
    expect(
      await board.locator('.head').evaluate((e) => e.getBoundingClientRect().bottom),
    ).toBeLessThan(32);

    // What the keyboard reaches upwards is not behind it.
    await rows.nth(6).locator('.model button').focus();
    await page.evaluate(() => {
      document.activeElement?.scrollIntoView({ block: 'start' });
    });
    for (let step = 0; step < 3; step++) await page.keyboard.press('Shift+Tab');
    const isHidden = await page.evaluate(() => {
      const focused = document.activeElement?.getBoundingClientRect();
      return (focused?.top ?? 0) < 24;
    });
    expect(isHidden).toBe(false);
  });

test('below many rows the key would not be found: it stays above them', async ({ visit }) => {
  const { page } = await visit('hosted', PHONE);
  const lines = Array.from({ length: 29 }, (_, at) => `m${String(at)},m${String(at + 1)},20,15,4`);
  const text = ['model_a,model_b,wins_a,wins_b,ties', ...lines].join('\n');
  const file = { name: 'chain.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
  await page.locator('#open-files').setInputFiles(file);
  await page.locator('header').getByText('30 models').waitFor();
  const rows = page.locator('[role=table] .row');
  await expect.poll(() => rows.count()).toBe(30);
  const key = await page.locator('.key').boundingBox();
  expect(key?.y).toBeLessThan((await rows.first().boundingBox())?.y ?? 0);
});

test('on a desk the heads stay while rows are read', async ({ visit }) => {
  const { page } = await visit('hosted', { height: 500 });
  await settled(page, 'Converged');
  const rows = page.locator('[role=table] .row');
  await expect.poll(() => rows.count()).toBe(9);
  await rows.last().evaluate((row) => {
    row.scrollIntoView({ block: 'center' });
  });
  const heads = page.getByRole('columnheader', { name: 'Rating' });
  expect((await heads.boundingBox())?.y).toBeGreaterThanOrEqual(0);
});

test('on a phone nothing is seen between the panel and the navigation', async ({ visit }) => {
  const { page } = await visit('hosted', PHONE);
  await settled(page, 'Converged');
  await page.getByRole('button', { name: 'Model and prior' }).click();
  const panel = await page.locator('#model-panel').boundingBox();
  const bar = await page.locator('nav ul').boundingBox();
  expect((panel?.y ?? 0) + (panel?.height ?? 0)).toBeGreaterThanOrEqual(bar?.y ?? Infinity);
});

test('on a phone the open panel leaves rows in sight, which it moves', async ({ visit }) => {
  const { page } = await visit('hosted', PHONE);
  await settled(page, 'Converged');
  await page.getByRole('button', { name: 'Model and prior' }).click();
  const place = async (what: string) => (await page.locator(what).first().boundingBox())?.y ?? NaN;
  await expect.poll(() => place('[role=table]')).toBeLessThan(5);
  const row = await page.locator('[role=table] .row').first().boundingBox();
  expect((row?.y ?? 0) + (row?.height ?? 0)).toBeLessThan(await place('#model-panel'));
});

test('on a phone a long id begins beside its mark, and leads to the texts in the judgments', async ({
  visit,
}) => {
  const { page } = await visit('hosted', PHONE);
  const lines = Array.from({ length: 40 }, (_, at) =>
    JSON.stringify({
      ...{ review_id: String(at), question_id: `LaSEuuNG54CdpH9KCxTnZ${String(at % 4)}` },
      ...{ reviewer_id: 'gpt-4', model1_id: 'a', model2_id: 'b', score: at % 3 === 0 ? 1 : 2 },
      ...{ question_text: `Which river is longest? ${String(at % 4)}`, text: 'Because.' },
      ...{ answer1: 'The Shinano.', answer2: 'The Tone.' },
    }),
  );
  const buffer = Buffer.from(lines.join('\n'));
  const file = { name: 'reviews.jsonl', mimeType: 'application/json', buffer };
  await page.locator('#open-files').setInputFiles(file);
  await page.locator('header').getByText('2 models').waitFor();
  await go(page, 'data');
  const summary = page.getByRole('region', { name: 'Questions' }).locator('summary').first();
  const below = await summary.evaluate((element) => {
    const id = element.querySelector('.id');
    return (id?.getClientRects()[0].top ?? Infinity) - element.getBoundingClientRect().top;
  });
  expect(below).toBeLessThan(12);
  // By keyboard: what is built above it moves it away under a mouse.
  await summary.press('Enter');
  await page.getByRole('link', { name: 'on the Inspect page' }).press('Enter');
  await page.getByText('Which river is longest? 0').first().waitFor();
  await page.getByText('The Shinano.').first().waitFor();
});

/** Arena-like verdicts with long names, twice the same one, and something to filter by. */
function longNamed(): Buffer {
  const models = [
    ...[
      '自社モデル・改良版（第七世代・長文対応）',
      'tokyotech-llm/Llama-3.1-Swallow-70B-Instruct-v0.3',
    ],
    ...['elyza/Llama-3-ELYZA-JP-70B-instruct', 'rinna/japanese-gpt-neox-3.6b-instruction-ppo'],
  ];
  const lines = Array.from({ length: 120 }, (_, at) => {
    const question = String(at % 20);
    const [model_a, model_b] = [models[at % 4], models[(at + 1 + (at % 3)) % 4]];
    const winner = at % 5 < 3 ? 'model_a' : 'model_b';
    const tags = { category: ['推論', '数学'][at % 2], language: ['日本語', '英語'][(at % 3) % 2] };
    return { question_id: question, model_a, model_b, winner, judge: 'gpt-4', ...tags, turn: at };
  });
  lines.push(lines[0]);
  return Buffer.from(lines.map((line) => JSON.stringify(line)).join('\n'));
}

for (const [language, fold, warned] of [
  ['en', 'Filters', /^Before you rely on this\s*1$/],
  ['ja', '絞り込み', /^結果を読む前に\s*1$/],
] as const)
  test(`with long names, filters and warnings a whole row is on a phone’s first screen: ${language}`, async ({
    visit,
  }) => {
    const { page, axe } = await visit('hosted', { language, ...PHONE });
    const file = { name: 'own.jsonl', mimeType: 'application/json', buffer: longNamed() };
    await page.locator('#open-files').setInputFiles(file);
    const rows = page.locator('[role=table] .row');
    await expect.poll(() => rows.count()).toBe(4);
    const filters = page.getByRole('button', { name: fold, exact: true });
    const warnings = page.getByRole('button', { name: warned });
    await filters.waitFor();
    await warnings.waitFor();
    const bar = (await page.locator('nav ul').boundingBox())?.y ?? 0;
    const first = await rows.first().boundingBox();
    expect((first?.y ?? Infinity) + (first?.height ?? 0)).toBeLessThanOrEqual(bar);

    // What is folded opens.
    const chip = page.getByRole('button', { name: /^(Category|カテゴリ)$/ });
    expect(await chip.isVisible()).toBe(false);
    await filters.press('Enter');
    await chip.click();
    await page.getByLabel(/推論/).check();
    await page.getByText(/(Rests on 61 of|判定 121 件のうち)/).waitFor();

    // What is removed while they are folded leaves the focus with what opens them.
    await filters.press('Enter');
    await page.getByRole('button', { name: /推論/ }).press('Enter');
    await expect.poll(() => filters.evaluate((e) => e === document.activeElement)).toBe(true);
    await page.getByRole('button', { name: /^(Before you rely|結果を読む)/ }).click();
    await page.locator('.note li').first().waitFor();

    expect(await axe()).toEqual([]);
  });

test('on a phone a rival’s long name stands above its numbers', async ({ visit }) => {
  const { page, axe } = await visit('hosted', PHONE);
  const file = { name: 'own.jsonl', mimeType: 'application/json', buffer: longNamed() };
  await page.locator('#open-files').setInputFiles(file);
  const rows = page.locator('[role=table] .row');
  await expect.poll(() => rows.count()).toBe(4);
  await rows.first().locator('.model button').first().click();
  const names = page.locator('.detail tbody th');
  await expect.poll(() => names.count()).toBe(3);
  const heights = await names.evaluateAll((all) => all.map((e) => e.getClientRects()[0].height));
  expect(Math.max(...heights)).toBeLessThan(60);
  expect(await axe()).toEqual([]);
});

test('on a tablet a name with its date stands on one line', async ({ visit }) => {
  const { page } = await visit('hosted', { width: 768, height: 1024 });
  const text = 'model_a,model_b,wins_a,wins_b,ties\ngpt-4o-2024-08-06,o1-2024-12-17,20,15,4\n';
  const file = { name: 'dated.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
  await page.locator('#open-files').setInputFiles(file);
  const names = page.locator('[role=table] .row .model button');
  await names.getByText('gpt-4o-2024-08-06').waitFor();
  const heights = await names.evaluateAll((all) => all.map((name) => name.clientHeight));
  expect(Math.max(...heights)).toBeLessThan(34);
});
