import { expect, go, test } from '../../harness.ts';
import { answersOf } from '../project/files.ts';

const MODELS = ['model-a', 'model-b', 'model-c'];
const QUESTIONS = 12;

/** Judgments on each of the questions, then on one that is no question of the files, and on none. */
function judged() {
  const rows = Array.from({ length: QUESTIONS }, (_, at) => [
    `q${String(at)},model-a,model-b,${at % 3 === 0 ? 'model-b' : 'model-a'}`,
    `q${String(at)},model-b,model-c,${at % 4 === 0 ? 'model-c' : 'model-b'}`,
  ]).flat();
  const others = ['elsewhere,model-a,model-c,model-a', ',model-a,model-c,model-a'];
  const text = ['question_id,model_a,model_b,winner', ...rows, ...others].join('\n');
  return { name: 'judged.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
}

const WORDS = {
  en: {
    adaptive: 'Adaptive (fewest judgments)',
    before: /The project’s 26 judgments count from the start, 24 of them on these questions/,
    elsewhere: '1 judgment is on a question of another name',
    unnamed: '1 judgment names no question',
    ranking: 'The whole ranking',
    place: 'Where one model ranks',
    expected: 'Expected precision',
    found: [/asked for the whole ranking/, /asked where one ranks, with 800 judgments/],
    begin: 'Simulate',
    forecast: 'Forecast',
  },
  ja: {
    adaptive: '適応的（少ない判定で）',
    before:
      /プロジェクトの判定 26 件は最初から数えます。そのうち 24 件がここで選んだ質問の判定です/,
    elsewhere: '1 件は質問の名前が一致しないため',
    unnamed: '1 件は質問が分からないため',
    ranking: '全体の順位',
    place: '一つのモデルの順位',
    expected: '得られる精度',
    found: [/全体の順位を調べる/, /1 モデルの順位を調べる/],
    begin: '予測する',
    forecast: '予測',
  },
} as const;

for (const language of ['en', 'ja'] as const)
  test(`a plan begins with the project’s judgments, by its questions: ${language}`, async ({
    visit,
  }) => {
    const words = WORDS[language];
    const { page, looksRight } = await visit('hosted', { language, height: 2000 });
    await page.locator('#open-files').setInputFiles([...answersOf(MODELS, QUESTIONS), judged()]);
    await page.getByText('model-b').first().waitFor();
    await go(page, 'judge');
    await page.getByRole('radio', { name: words.adaptive }).check();
    const before = page.getByText(words.before);
    await before.waitFor();
    const said = await before.innerText();
    expect(said).toContain(words.elsewhere);
    expect(said).toContain(words.unnamed);

    await page.getByText(words.expected, { exact: true }).click();
    await page.getByRole('radio', { name: words.ranking }).check();
    await page.getByText(words.found[0]).waitFor();
    await page.getByRole('radio', { name: words.place }).check();
    await page.getByText(words.found[1]).waitFor();
    await page.getByRole('button', { name: words.begin }).click();
    await page.getByRole('table', { name: words.forecast }).waitFor();
    await looksRight(`judge-before-${language}`);
  });
