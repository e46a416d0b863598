import { afterEach } from 'vitest';
import { startJudgeServer } from '../../../judges/judge-server.ts';
import type { JudgeServer } from '../../../judges/judge-server.ts';
import { test } from '../../harness.ts';

let server: JudgeServer | null = null;
afterEach(async () => {
  await server?.stop();
  server = null;
});

/** By the page's language: what is looked for. */
const WORDS = {
  en: {
    add: 'Add a model as judge',
    provider: 'Provider',
    url: 'Base URL',
    model: 'Model',
    parts: ['Judge prompt', 'Settings', 'Preview of one call'],
    try: 'Try one call',
    tried: /tokens in/,
    start: 'Start judging',
    rest: 'Done, except for the failed calls below.',
  },
  ja: {
    add: '審査員のモデルを加える',
    provider: 'プロバイダー',
    url: 'ベース URL',
    model: 'モデル',
    parts: ['審査員への指示', '生成の設定', '実際の呼び出しを見る'],
    try: '一度だけ試す',
    tried: /トークン/,
    start: '判定を始める',
    rest: '終わりました。ただし、下の呼び出しは失敗しています。',
  },
};

for (const language of ['en', 'ja'] as const)
  test(`judges and their run: axe finds nothing, nothing scrolls sideways: ${language}`, async ({
    visit,
  }) => {
    server = await startJudgeServer({
      say: ({ nth }) => JSON.stringify({ reason: 'Because.', winner: ['A', 'B', 'tie'][nth % 3] }),
      fault: ({ nth }) => (nth % 9 === 5 ? 'too-long' : null),
    });
    const { page, looksRight } = await visit('hosted', {
      ...{ language, path: '#judge', practises: true, mayComplain: true },
    });
    const words = WORDS[language];
    await page.getByRole('button', { name: words.add }).click();
    await page.getByLabel(words.provider).selectOption('openai-compatible');
    await page.getByLabel(words.url).fill(server.baseUrl('openai-compatible'));
    await page.getByRole('combobox', { name: words.model, exact: true }).fill('judge-1');
    for (const part of words.parts) {
      await page.locator('summary').filter({ hasText: part }).click();
    }
    await page.getByRole('button', { name: words.try }).click();
    await page.getByRole('status').filter({ hasText: words.tried }).waitFor();
    await looksRight(`judge-judges-${language}`);
    await page.getByRole('button', { name: words.start }).click();
    await page.getByText(words.rest).waitFor();
    await looksRight(`judge-models-${language}`);
  });
