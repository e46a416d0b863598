import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { escaped } from '../../../../src/cli/mapping/map-syntax.ts';
import { rank } from '../../../../src/cli/rank.ts';
import { inProcess } from '../../../cli/in-process.ts';
import { expect, go, test } from '../../harness.ts';
import { choose, openPublish } from '../../publish.ts';
import { HOSTILE } from '../../hostile.ts';
import { CHECKS, unfold, unfoldAll } from '../checks/unfold.ts';
import { settled } from '../judge/board.ts';
import { expectInert } from './inert.ts';

/* Whatever tags, questions, judges and reasons are called, every view shows it as text, and none
   is wider than a phone. */

/** Names without a place where a line breaks. */
const LONG = [
  'W'.repeat(200),
  '長'.repeat(200),
  'a-b_c/d:'.repeat(25),
  `<b>${'i'.repeat(190)}</b>`,
];
const TEXTS = [...LONG, ...HOSTILE];
/** What is no tag is longer, or a list. */
const TAGS = TEXTS.filter((text) => text.length <= 100 && text.trim() === text);
const at = (list: readonly string[], place: number): string => list[place % list.length];

const MODELS = TEXTS.slice(0, 12);
const QUESTIONS = TEXTS.slice(0, 30);
const JUDGES = TEXTS.slice(2, 8);

/** Six judges of thirty questions; what they are tagged with is hostile too. */
function judgments(): string {
  return QUESTIONS.flatMap((question_id, q) =>
    JUDGES.flatMap((judge, j) =>
      [0, 1, 2].map((turn) => {
        const [a, b] = [(q + j + turn) % MODELS.length, (q + 2 * j + 5 + 3 * turn) % MODELS.length];
        const nth = (q * JUDGES.length + j) * 3 + turn;
        return {
          ...{
            question_id,
            judge,
            model_a: MODELS[a],
            model_b: MODELS[b === a ? (b + 1) % MODELS.length : b],
          },
          // The first judge is for whatever is shown first.
          winner: j === 0 ? 'model_a' : ['model_a', 'model_b', 'tie'][nth % 3],
          ...{
            category: at(TAGS, nth),
            language: at(TAGS, q % 5),
            domain: at(
              LONG.map((text) => text.slice(0, 100)),
              q,
            ),
          },
          tstamp: 1_700_000_000 + 86_400 * q,
        };
      }),
    ),
  )
    .map((record) => JSON.stringify(record))
    .join('\n');
}

/** Their answers, at a price. */
function answers(): string {
  return MODELS.flatMap((model_id, m) =>
    QUESTIONS.map((question_id, q) => ({
      ...{ question_id, model_id, choices: [{ index: 0, turns: [at(TEXTS, m + 7 * q)] }] },
      ...{ cost_usd: 0.01 * (m + 1), latency_seconds: 1 + ((5 * m) % 12) },
    })),
  )
    .map((record) => JSON.stringify(record))
    .join('\n');
}

const questions = (): string =>
  QUESTIONS.map((question_id, q) =>
    JSON.stringify({ question_id, category: at(TEXTS, q), turns: [at(TEXTS, 3 * q)] }),
  ).join('\n');

/** Runs in the page: what stands out of it to the right, however it is called. */
function standingOut(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const found = [...document.querySelectorAll('body *')]
    .filter((own) => own.getBoundingClientRect().right > clientWidth + 1)
    .map((own) => `${own.tagName}.${own.className}: ${own.textContent.slice(0, 40)}`);
  return [`${String(scrollWidth)} px`, ...found.slice(0, 5)];
}

test('tags, judges, questions, answers and reasons that are hostile are texts wherever they lead', async ({
  visit,
}) => {
  expect(TEXTS.length).toBeGreaterThanOrEqual(200);
  const { page, requests } = await visit('hosted', { width: 360, height: 780 });
  const look = async (what: string) => {
    await expectInert(page, requests);
    // What is drawn to the width of its place is drawn anew a moment after that.
    await expect.poll(() => page.evaluate(standingOut), { message: what }).toEqual([]);
  };
  await settled(page, 'Converged');
  const file = (name: string, text: string) => ({ name, mimeType: '', buffer: Buffer.from(text) });
  const name = `${'V'.repeat(200)}.jsonl`;
  await page
    .getByLabel('Open files')
    .first()
    .setInputFiles([
      file(name, judgments()),
      file('answers.jsonl', answers()),
      file('question.jsonl', questions()),
    ]);
  await page.locator('header').getByText('12 models').waitFor();
  await settled(page, 'Converged');
  await look('leaderboard');

  // Every name that judgments can be filtered by, and a filter of it.
  const filters = page.getByRole('region', { name: 'Filters', exact: true });
  // On a phone, as which the page was looked at last, they are folded.
  await filters.getByRole('button', { name: 'Filters', exact: true }).click();
  for (const facet of ['Category', 'Language', 'Judge', 'Domain']) {
    const chip = filters.getByRole('button', { name: facet, exact: true });
    await chip.click();
    const values = filters.getByRole('group');
    await values.getByRole('checkbox').first().waitFor();
    await look(facet);
    await values.getByRole('checkbox').first().check();
    await filters.getByText(/^Rests on/).waitFor();
    await settled(page, 'Converged');
    await look(`filtered by ${facet}`);
    await values.getByRole('checkbox').first().uncheck();
    await filters.getByText(/^Rests on/).waitFor({ state: 'hidden' });
    await chip.click();
    await settled(page, 'Converged');
  }
  await page.getByText('Columns', { exact: true }).click();
  for (const column of await page.locator('details[open] input[type=checkbox]').all())
    await column.check();
  await page.getByText('Strength against price and time', { exact: true }).click();
  await page.getByText('Which models are close enough to the best?').click();
  await page.getByText(/the front of 12 models by the ranking/).waitFor();
  await look('columns, prices and the nearest');
  const board = page.getByRole('table', { name: 'Leaderboard' });
  await page.getByPlaceholder('Find models').fill('<b>iii');
  await expect.poll(() => board.getByRole('rowheader').count()).toBe(1);
  await look('a search');

  for (const view of CHECKS) {
    await go(page, view);
    await page.getByRole('heading', { level: 1, name: 'Checks' }).waitFor();
    await unfoldAll(page);
    for (const drawn of await page.locator('figure').all()) await drawn.scrollIntoViewIfNeeded();
    await look(view);
  }
  const ran = [
    ['slices', 'Fit the slices'],
    ['questions', 'Analyse the questions'],
    ['judges', 'Fit judges together'],
  ] as const;
  for (const [id, begin] of ran) {
    const part = page.locator(`#${id}`);
    await unfold(page, id);
    await part.getByRole('button', { name: begin }).click();
    await part.locator('strong').first().waitFor();
    for (const drawn of await part.locator('figure').all()) await drawn.scrollIntoViewIfNeeded();
    for (const table of await part.getByText('As a table').all()) await table.click();
    await look(id);
  }
  await go(page, 'checks?part=judge-cards');
  const cards = page.locator('#judge-cards');
  await cards.locator('table').getByRole('button').first().click();
  const card = cards.getByRole('article');
  await card.getByRole('combobox').last().selectOption({ index: 1 });
  await card.getByRole('button', { name: 'Compare' }).click();
  await card.getByText(/^(Changed: |No clear change)/).waitFor();
  await look('a judge');

  // All answers to each question, which are all of the texts.
  for (const [q, question] of QUESTIONS.entries()) {
    await go(page, `inspect?question=${encodeURIComponent(question)}&view=question`);
    await page.getByRole('heading', { name: '12 answers' }).waitFor();
    if (q % 5 === 0) await look(`question ${String(q)}`);
    else await expectInert(page, requests);
  }
  await go(page, 'inspect');
  const list = page.getByRole('list', { name: 'Judgments' }).getByRole('listitem');
  await list.first().waitFor();
  await look('judgments');
  await list.first().getByRole('link').first().click();
  await page.getByText('Correct this verdict').click();
  await page.getByLabel('Reason (optional)').fill(TEXTS.join(' ').slice(0, 1500));
  await page.getByRole('button', { name: 'Leave out this question' }).click();
  await page.getByText(/^Left out: question W+/).waitFor();
  await page.locator('header').getByText('522 judgments').waitFor();
  await look('a judgment corrected');
  await go(page, 'data');
  await page
    .getByRole('list', { name: 'Corrections' })
    .getByText(/^Reason: W+/)
    .waitFor();
  await look('corrections');
  await go(page, 'priors');
  await page.getByRole('heading', { level: 1, name: 'Priors' }).waitFor();
  for (const drawn of await page.locator('figure').all()) await drawn.scrollIntoViewIfNeeded();
  await look('priors');
});

test('what tags are called is text in filters and slices', async ({ visit }) => {
  const folder = inject('shared');
  const csv = (cells: readonly string[]) =>
    cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  // Columns are trimmed, and those of one name are one.
  const names = [...new Set(TEXTS.map((text) => text.trim()))].slice(0, 200);
  // Three values each, one of them long.
  const value = (own: number, turn: number) =>
    turn === 0 ? at(LONG, own).slice(0, 100) : at(TAGS, 2 * own + turn);
  const rows = Array.from({ length: 60 }, (_, n) =>
    csv([
      ...[`q${String(n % 15)}`, at(['a', 'b', 'c'], n), at(['b', 'c', 'a'], n)],
      n % 4 === 0 ? 'model_b' : 'model_a',
      ...names.map((_, own) => value(own, (n + own) % 3)),
    ]),
  );
  const [table, project] = [join(folder, 'tags.csv'), join(folder, 'tags.caravan')];
  writeFileSync(table, [csv(['q', 'one', 'two', 'won', ...names]), ...rows].join('\n'));
  const map = ['left=one', 'right=two', 'outcome=won', 'question=q'];
  const tags = names.map((name) => `tag=${escaped(name)}`);
  const { stderr, status } = await inProcess(() =>
    rank(
      [table, '--map', [...map, ...tags].join(','), '--project', project, '--draws', '200'],
      () => 1e12,
    ),
  );
  expect(status, stderr).toBe(0);

  const { page, requests } = await visit('hosted', { width: 360 });
  await settled(page, 'Converged');
  await page.getByLabel('Open files').first().setInputFiles(project);
  await page.locator('header').getByText('3 models').waitFor();
  await settled(page, 'Converged');
  const filters = page.getByRole('region', { name: 'Filters', exact: true });
  await expect.poll(() => filters.locator('button[aria-expanded]').count()).toBeGreaterThan(190);
  await filters.getByRole('button', { name: 'Filters', exact: true }).click();
  const chip = filters.getByRole('button', { name: /^<b>i+/ });
  await chip.click();
  await filters.getByRole('checkbox', { name: /^<b>i+/ }).check();
  await filters.getByText(/^Rests on/).waitFor();
  await settled(page, 'Converged');
  await expectInert(page, requests);
  await expect.poll(() => page.evaluate(standingOut)).toEqual([]);
  // What is published bears the value as its name.
  const dialog = await openPublish(page);
  await expect
    .poll(() => dialog.getByLabel('Title', { exact: true }).inputValue())
    .toMatch(/<b>i{20}/);
  for (const product of ['Figure', 'Table', 'Badge', 'Citation']) {
    await choose(dialog, 'What to publish', product);
    await dialog.getByRole('button', { name: /^Save / }).waitFor();
    await expectInert(page, requests);
    await expect.poll(() => page.evaluate(standingOut), { message: product }).toEqual([]);
  }
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await chip.focus();
  await page.keyboard.press('Escape');
  await filters.getByRole('button', { name: /^Remove/ }).click();
  // Who removes a filter by keyboard goes on where it was chosen.
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent ?? ''))
    .toMatch(/^<b>i+/);

  await go(page, 'checks?part=slices');
  const part = page.locator('#slices');
  const choice = part.getByLabel('Slice by');
  await expect.poll(() => choice.locator('option').count()).toBeGreaterThan(190);
  await choice.selectOption({ index: 5 });
  await part.getByRole('button', { name: 'Fit the slices' }).click();
  await part.locator('strong').first().waitFor();
  await expectInert(page, requests);
  await expect.poll(() => page.evaluate(standingOut)).toEqual([]);
});
