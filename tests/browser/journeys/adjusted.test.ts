import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll } from 'vitest';
import { rank } from '../../../src/cli/rank.ts';
import { filtersWords } from '../../../src/words/leaderboard/filters.ts';
import { publishWords } from '../../../src/words/publish/dialog.ts';
import { styleWords } from '../../../src/words/leaderboard/style.ts';
import { inProcess } from '../../cli/in-process.ts';
import { expect, test } from '../harness.ts';
import { FEW_DRAWS } from '../launch.ts';

/* A ranking adjusted for style: chosen above it, kept in the address, the same as on the command line. */

const MODELS = ['Alpha', 'Beta', 'Gamma'];
const SENTENCES = ['猫はよく眠ります。', '犬は庭で走る。', '鳥が高く飛んでいます。'];

/** An answer of its own length; those of later models are longer, some with markdown. */
function answerOf(model: number, question: number): string {
  const sentences = 1 + ((3 * model + 7 * question + model * question) % 9) + 2 * model;
  const text = Array.from({ length: sentences }, (_, at) => SENTENCES[at % 3]).join('');
  return (model + question) % 3 === 0 ? `## 答え\n- **要点**\n- ${text}` : text;
}

/** A judge whom the longer answer mostly pleases, and one whom it does not; four questions without texts. */
const REVIEWS = Array.from({ length: 24 }, (_, q) =>
  MODELS.flatMap((left, i) =>
    MODELS.flatMap((right, j) => {
      if (i === j) return [];
      const [a, b] = [answerOf(i, q), answerOf(j, q)];
      const isOdd = (q + 2 * i + j) % 5 === 0;
      const likesLength = (q + i) % 3 > 0;
      const isFirst = likesLength ? a.length > b.length !== isOdd : i > j !== isOdd;
      const texts = { question_text: `問い ${String(q)} とは？`, answer1: a, answer2: b };
      return {
        ...{ review_id: `${String(q)} ${left} ${right}`, question_id: `q${String(q)}` },
        ...{ reviewer_id: likesLength ? 'long' : 'late', text: 'so', score: isFirst ? 1 : 2 },
        ...{ model1_id: left, model2_id: right },
        ...(q < 20 && texts),
      };
    }),
  ),
)
  .flat()
  .map((record) => JSON.stringify(record))
  .join('\n');

const folder = mkdtempSync(join(tmpdir(), 'caravan-adjusted-'));
const path = join(folder, 'reviews.jsonl');
writeFileSync(path, REVIEWS);
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const SAID = {
  en: { converged: 'Converged', lead: /^Adjusted for style: / },
  ja: { converged: '収束', lead: /^文体をそろえた順位：/ },
} as const;

interface Result {
  readonly models: readonly { readonly name: string; readonly median: number }[];
  readonly style?: {
    readonly used: number;
    readonly features: readonly { readonly name: string; readonly mean: number }[];
    readonly changes: readonly {
      readonly id: string;
      readonly rank: number;
      readonly rank_unadjusted: number;
      readonly change: number;
    }[];
  };
}

/** The same as the command line has it. */
async function byCommandLine(...args: readonly string[]): Promise<Result> {
  const draws = ['--draws', String(FEW_DRAWS)];
  const { stdout } = await inProcess(() => rank([path, '--json', ...draws, ...args], () => 0));
  return JSON.parse(stdout) as Result;
}

/** They are the same in every language, and fitted once. */
let byCommandLines: ReturnType<typeof ofAll> | undefined;

async function ofAll() {
  // One after the other, since they share what they write to.
  const adjusted = await byCommandLine('--style');
  const long = await byCommandLine('--style', '--where', 'judge=long');
  return { adjusted, long, plain: await byCommandLine() };
}

/** Names with their ratings, as they are shown. */
async function shown(page: Page): Promise<readonly string[]> {
  const table = page.getByRole('table').first();
  const rows = table.getByRole('row').filter({ has: page.getByRole('rowheader') });
  return (await rows.allInnerTexts()).map((text) => {
    const name = MODELS.find((model) => text.includes(model)) ?? '';
    return `${name} ${/([\d,]+)\s*±/.exec(text)?.[1]?.replace(',', '') ?? ''}`;
  });
}

const rounded = ({ models }: Result): readonly string[] =>
  models.map(({ name, median }) => `${name} ${String(Math.round(median))}`);

for (const language of ['en', 'ja'] as const) {
  test(`a ranking is adjusted for style, and back (${language})`, async ({ visit }) => {
    const [words, style, said] = [filtersWords(language), styleWords(language), SAID[language]];
    const { adjusted, long, plain } = await (byCommandLines ??= ofAll());
    const { page, looksRight } = await visit('hosted', { language });
    const rests = (part: number, share: string) =>
      page.getByText(words.rests(String(part), '144', share)).waitFor();
    const isShown = async (result: Result) => {
      await expect.poll(() => shown(page)).toEqual(rounded(result));
      await page.getByText(said.converged, { exact: true }).waitFor();
    };
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'reviews.jsonl', mimeType: '', buffer: Buffer.from(REVIEWS) });
    await page.locator('header').getByText('reviews.jsonl').waitFor();
    await isShown(plain);

    // By keyboard.
    const chip = page.getByRole('button', { name: words.adjusted, exact: true });
    await chip.focus();
    await page.keyboard.press('Enter');
    await rests(adjusted.style?.used ?? 0, '83%');
    await isShown(adjusted);
    expect(page.url()).toMatch(/#leaderboard\?adjusted=style$/);
    await page.getByRole('heading', { level: 1, name: said.lead }).waitFor();
    await page.getByText(style.weights).click();
    await page
      .getByRole('listitem')
      .filter({ hasText: style.effects.examples.length })
      .first()
      .waitFor();

    // Whom that moves, in a table and in a row's details.
    await page.locator('summary').getByText(style.shift.title).click();
    for (const { id, rank: after, rank_unadjusted: before } of adjusted.style?.changes ?? []) {
      const row = page.getByRole('row', { name: id }).filter({ hasNot: page.getByRole('button') });
      const ranks = style.shift.ranks(String(before), String(after));
      await row.getByRole('cell', { name: ranks, exact: true }).waitFor();
    }
    await looksRight(`adjusted-${language}`);
    // On a phone the filters are folded (phone.test.ts).
    await page.setViewportSize({ width: 1440, height: 900 });

    // It is published as what it is, without what has no coefficients.
    const print = publishWords(language);
    await page.getByRole('button', { name: print.title, exact: true }).click();
    const dialog = page.getByRole('dialog', { name: print.title });
    const kinds = dialog.getByRole('radiogroup', { name: print.what, exact: true });
    await kinds.getByText(print.products.table, { exact: true }).click();
    const caption =
      language === 'ja' ? '文体をそろえて求めています' : ' judgments, adjusted for style';
    await dialog.locator('pre').getByText(caption).waitFor();
    await kinds.getByText(print.products.files, { exact: true }).click();
    await dialog.getByText(print.adjusted).waitFor();
    const formats = dialog.getByRole('radiogroup', { name: print.format, exact: true });
    await formats.getByText(print.formats.project, { exact: true }).waitFor();
    expect(await formats.getByRole('radio').count()).toBe(3);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });

    // With another filter, then back to each step before.
    await page.getByRole('button', { name: words.names.judge, exact: true }).click();
    await page.getByRole('checkbox', { name: /^long/ }).check();
    await rests(long.style?.used ?? 0, '56%');
    await isShown(long);
    expect(page.url()).toMatch(/#leaderboard\?adjusted=style&judge=long$/);
    await page.goBack();
    await isShown(adjusted);
    await page.goBack();
    await isShown(plain);
    expect(await chip.getAttribute('aria-pressed')).toBe('false');
    await page.goForward();
    await isShown(adjusted);

    // The address alone asks for it.
    await page.reload();
    await isShown(adjusted);
    await chip.click();
    await isShown(plain);
  });
}
