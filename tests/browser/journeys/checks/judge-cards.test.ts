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

interface Row {
  readonly question: string;
  readonly a: string;
  readonly b: string;
  readonly judge: string;
  readonly isFirst: boolean;
}

/** Three judges on the same twenty questions, one of whom favours the answer shown first. */
function judged(): readonly Row[] {
  const random = createRandom(5);
  const rows: Row[] = [];
  for (const { name, order } of JUDGES) {
    for (let q = 0; q < 20; q++) {
      for (const [a, strong] of STRENGTHS) {
        for (const [b, weak] of STRENGTHS) {
          if (a === b) continue;
          const isFirst = random.uniform() < 1 / (1 + Math.exp(weak - strong - order));
          rows.push({ question: `q${String(q)}`, a, b, judge: name, isFirst });
        }
      }
    }
  }
  return rows;
}

const ALL = judged();

function judgments(): string {
  const lines = ALL.map(
    ({ question, a, b, judge, isFirst }) =>
      `${question},${a},${b},${judge},model_${isFirst ? 'a' : 'b'}`,
  );
  return ['question_id,model_a,model_b,judge,winner', ...lines].join('\n');
}

/** How often a judge chose the same place when two answers had changed places. */
function flipsOf(judge: string): number {
  return ALL.filter(
    (row) =>
      row.judge === judge &&
      row.a < row.b &&
      ALL.some(
        (other) =>
          other.judge === judge &&
          other.question === row.question &&
          other.a === row.b &&
          other.b === row.a &&
          other.isFirst === row.isFirst,
      ),
  ).length;
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
    flips: /^Show judgments: gpt, Flips on swap, (\d+) flips$/,
    counted: (n: number) =>
      `Judgments in which gpt chose the same place twice: ${String(n)} comparisons.`,
    listed: (n: number) => `${String(n)} judgments`,
    back: 'Back to the number',
    remove: 'Remove this filter',
    compare: 'Compare',
    changed: /^(Changed: order effect|No clear change)/,
  },
  ja: {
    converged: '収束',
    verdict: /^gpt は先に示された回答を好みます：先の回答が勝つ割合 \d+%［\d+〜\d+］。$/,
    flips: /^判定を表示：gpt, 入れ替えによる反転、反転 (\d+) 件$/,
    counted: (n: number) => `gpt が二度とも同じ位置の回答を選んだ判定：比較 ${String(n)} 件。`,
    listed: (n: number) => `${String(n)} 件の判定`,
    back: '数値に戻る',
    remove: 'この絞り込みを外す',
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

    // From the number of flips to the judgments that it counts, and back to it.
    const link = card.getByRole('link', { name: said.flips });
    const label = (await link.getAttribute('aria-label')) ?? '';
    const flips = Number(said.flips.exec(label)?.[1]);
    expect(flips).toBe(flipsOf('gpt'));
    const hasFocus = () => link.evaluate((own) => own === document.activeElement);
    await tabTo(page, link);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url()).toMatch(/#inspect\?finding=flip&of=gpt$/);
    await page.getByText(said.counted(flips)).waitFor();
    // Each was judged twice.
    await page.getByRole('heading', { name: said.listed(2 * flips) }).waitFor();
    await looksRight(`finding-${language}`);
    const back = page.getByRole('link', { name: said.back });
    await tabTo(page, back);
    await page.keyboard.press('Enter');
    await card.waitFor();
    await expect.poll(hasFocus).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByText(said.counted(flips)).waitFor();
    await page.getByRole('button', { name: said.remove }).click();
    await page.getByRole('heading', { name: said.listed(ALL.length) }).waitFor();
    await page.goBack();
    await card.waitFor();
    await expect.poll(hasFocus).toBe(true);

    await card.getByRole('combobox').selectOption('claude');
    await card.getByRole('button', { name: said.compare }).click();
    const drift = card.locator('p strong').last();
    await expect.poll(() => drift.innerText()).toMatch(said.changed);
    await looksRight(`judge-cards-${language}`);
  });
