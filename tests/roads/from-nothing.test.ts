import type { Page } from 'playwright-core';
import { afterEach } from 'vitest';
import { startJudgeServer } from '../judges/judge-server.ts';
import type { JudgeServer, JudgeServerOptions } from '../judges/judge-server.ts';
import { expect, figure, test } from '../browser/harness.ts';
import { lastSaid } from '../browser/journeys/ask/ask-at.ts';
import { readBoard, settled } from '../browser/journeys/judge/board.ts';
import { keyboard, mouse } from '../browser/journeys/project/hands.ts';
import type { Hands } from '../browser/journeys/project/hands.ts';

let server: JudgeServer | null = null;
afterEach(async () => {
  await server?.stop();
  server = null;
});

/** From the best down. */
const BY_STRENGTH = ['m-two', 'm-three', 'm-one'];

/** Models that answer with their name, and a judge that knows how strong each is. */
async function startServer(options: JudgeServerOptions = {}): Promise<string> {
  server = await startJudgeServer({
    say: ({ body }) => {
      const asked = lastSaid(body);
      if (body['model'] !== 'judge-1') return `${String(body['model'])} says something.`;
      const [better, worse] = BY_STRENGTH.map((name) => asked.indexOf(`${name} says`)).filter(
        (at) => at >= 0,
      );
      return JSON.stringify({ reason: 'So.', winner: better < worse ? 'A' : 'B' });
    },
    ...options,
  });
  return server.baseUrl('openai-compatible');
}

/** What the page says, by its language. */
const WORDS = {
  en: {
    converged: 'Converged',
    questions: Array.from({ length: 10 }, (_, at) => `What is ${at} plus ${at + 1}?`),
    ask: /^Ask$/,
    list: 'Questions, one per line',
    provider: 'Provider',
    compatible: 'OpenAI-compatible',
    url: 'Base URL',
    model: 'Model',
    addModel: 'Add another model',
    startAsking: 'Start asking',
    toJudge: 'Judge the answers',
    addJudge: 'Add a model as judge',
    startJudging: 'Start judging',
    answered: 'All questions are answered.',
    judged: 'All judges have answered.',
    ranking: 'The ranking so far',
  },
  ja: {
    converged: '収束',
    questions: Array.from({ length: 10 }, (_, at) => `${at} 足す ${at + 1} はいくつですか。`),
    ask: /^回答の生成$/,
    list: '質問（1 行に 1 問）',
    provider: 'プロバイダー',
    compatible: 'OpenAI 互換サーバー',
    url: 'ベース URL',
    model: 'モデル',
    addModel: 'モデルを追加する',
    startAsking: '回答の生成を始める',
    toJudge: '回答を判定する',
    addJudge: '審査員のモデルを加える',
    startJudging: '判定を始める',
    answered: 'すべての質問に回答がそろいました。',
    judged: 'すべての審査員が答えました。',
    ranking: 'ここまでのランキング',
  },
} as const;

/** From a page that was never seen to a ranking of two models; the road that a newcomer takes. */
async function takeRoad(page: Page, hands: Hands, url: string, language: 'en' | 'ja') {
  const words = WORDS[language];
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const model = () => page.getByRole('combobox', { name: words.model, exact: true });
  await hands.press(page.getByRole('link', { name: words.ask }));
  await hands.write(page.getByLabel(words.list), words.questions.join('\n'));
  await hands.choose(page.getByLabel(words.provider), words.compatible);
  await hands.write(model(), 'm-one');
  await hands.write(page.getByLabel(words.url), url);
  await hands.press(button(words.addModel));
  await hands.write(model().last(), 'm-two');
  await hands.press(button(words.startAsking));
  await page.getByText(words.answered).waitFor();
  await hands.press(page.getByRole('link', { name: words.toJudge }));
  await hands.press(button(words.addJudge));
  await hands.write(model(), 'judge-1');
  await hands.press(button(words.startJudging));
  await page.getByText(words.judged).waitFor();
  const names = page.getByRole('table', { name: words.ranking }).getByRole('rowheader');
  await expect.poll(() => names.allInnerTexts()).toEqual(['m-two', 'm-one']);
}

for (const [way, language] of [
  ['mouse', 'ja'],
  ['keyboard', 'en'],
] as const)
  test(`from nothing to a ranking in twelve steps: ${way}, ${language}`, async ({ visit }) => {
    const url = await startServer();
    const { page } = await visit('hosted', { isFirst: true, language });
    await settled(page, WORDS[language].converged);
    const hands = way === 'mouse' ? mouse() : keyboard(page);
    const since = performance.now();
    await takeRoad(page, hands, url, language);
    const took = (performance.now() - since) / 1000;
    expect(hands.steps()).toBeLessThanOrEqual(12);
    figure(
      `from nothing to a ranking, ${way}, ${language}`,
      `${hands.steps()} steps, ${took.toFixed(0)} s`,
    );
    expect(server?.calls.filter(({ body }) => body['model'] !== 'judge-1')).toHaveLength(20);
    // The leaderboard has followed, though nobody took the verdicts there.
    await page.evaluate(() => {
      location.hash = 'leaderboard';
    });
    await settled(page, WORDS[language].converged);
    await page.getByRole('heading', { level: 1 }).filter({ hasText: 'm-two' }).waitFor();
  });

const KEY = 'sk-secret-0123456789abcdefghij';
const lines = (rows: readonly object[]) => ({
  mimeType: 'application/json',
  buffer: Buffer.from(rows.map((row) => JSON.stringify(row)).join('\n')),
});

/** Questions, the answers of three models, and judgments of two of them. */
function evaluation() {
  const questions = Array.from({ length: 12 }, (_, id) => ({
    ...{ question_id: id, category: 'sums', turns: [`What is ${id} plus one?`] },
  }));
  const answers = ['m-one', 'm-two', 'm-three'].flatMap((model_id) =>
    questions.map(({ question_id }) => ({
      ...{ question_id, model_id },
      choices: [{ index: 0, turns: [`${model_id} says something.`] }],
    })),
  );
  const judgments = questions.map(({ question_id }) => ({
    ...{ question_id, model_a: 'm-one', model_b: 'm-two', judge: 'ann' },
    winner: question_id % 4 === 0 ? 'model_a' : 'model_b',
  }));
  return [
    { name: 'question.jsonl', ...lines(questions) },
    { name: 'answers.jsonl', ...lines(answers) },
    { name: 'judgments.jsonl', ...lines(judgments) },
  ];
}

test('a model that has answered is placed among those that were judged in eight steps', async ({
  visit,
}) => {
  const url = await startServer({ key: KEY });
  const { page } = await visit('hosted', { isFirst: true });
  await settled(page, 'Converged');
  const hands = mouse();
  await page.getByLabel('Open files').setInputFiles(evaluation());
  const opening = 1;
  await page.getByText('m-three has answers but no judgments yet.').waitFor();
  await settled(page, 'Converged');
  expect((await readBoard(page)).map(({ name }) => name)).toEqual(['m-two', 'm-one']);
  await hands.press(page.getByRole('link', { name: 'Place this model' }));
  // A judge is there already, and the plan asks where the model ranks.
  await hands.choose(page.getByLabel('Provider'), 'OpenAI-compatible');
  await hands.write(page.getByLabel('Model', { exact: true }).first(), 'judge-1');
  await hands.write(page.getByLabel('Base URL'), url);
  await hands.write(page.getByLabel(/^API key/), KEY);
  await hands.press(page.getByRole('button', { name: 'Start judging' }));
  await page.getByText('Finished.').waitFor();
  expect(opening + hands.steps()).toBeLessThanOrEqual(8);
  // Mostly pairs that say where it ranks are asked, and none twice.
  const asked = (server?.calls ?? []).map(({ body }) => lastSaid(body));
  const about = asked.filter((text) => text.includes('m-three says'));
  expect(about.length).toBeGreaterThan(asked.length / 2);
  const untagged = asked.map((text) => text.replace(/<\/?text-\w+>/g, ''));
  expect(new Set(untagged).size).toBe(asked.length);
  await page.getByRole('link', { name: 'To the leaderboard' }).click();
  await settled(page, 'Converged');
  const names = async () => (await readBoard(page)).map(({ name }) => name);
  await expect.poll(names).toEqual(BY_STRENGTH);
});
