import { go, test } from '../../harness.ts';
import { fakeHub } from '../../models/hub.ts';
import { tinyScorer } from '../../models/tiny.ts';

const ID = 'caravan/tiny';

/** By the page's language: what is looked for. */
const WORDS = {
  en: {
    add: 'Add a judge on this device',
    provider: 'Provider',
    id: 'Model on Hugging Face',
    look: 'Look up',
    licence: /^Licence:/,
    download: /^Download/,
    kept: 'Stored on this device',
    get: 'Get a model',
    ties: 'When two answers tie',
  },
  ja: {
    add: 'この端末で動く審査員を加える',
    provider: 'プロバイダー',
    id: 'Hugging Face のモデル',
    look: '調べる',
    licence: /^ライセンス/,
    download: /ダウンロード$/,
    kept: 'この端末にあるもの',
    get: 'モデルを取得する',
    ties: '引き分けの決め方',
  },
};

for (const language of ['en', 'ja'] as const)
  test(`models on this device: axe finds nothing, nothing scrolls sideways: ${language}`, async ({
    visit,
  }) => {
    const { page, context, looksRight } = await visit('hosted', {
      language,
      path: '#judge',
      practises: true,
    });
    await fakeHub(context, ID, tinyScorer());
    const words = WORDS[language];
    await page.getByRole('button', { name: words.add }).click();
    await page.getByLabel(words.provider).selectOption('local-scores');
    await page.locator('summary').filter({ hasText: words.ties }).click();
    await page.getByLabel(words.id).fill(ID);
    await page.getByRole('button', { name: words.look, exact: true }).click();
    await page.getByText(words.licence).waitFor();
    await looksRight(`local-judge-${language}`);
    await page.getByRole('button', { name: words.download }).click();
    await page.getByText(ID).first().waitFor();
    await go(page, 'settings');
    await page.getByRole('heading', { name: words.kept }).waitFor();
    await page.locator('summary').filter({ hasText: words.get }).click();
    await page.getByText(ID).first().waitFor();
    await looksRight(`settings-models-${language}`);
  });
