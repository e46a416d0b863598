import { go, test } from '../../harness.ts';
import { settled } from '../judge/board.ts';
import { answersOf, judgmentsOf } from './files.ts';

/** What the page says, by its language. */
const WORDS = {
  en: {
    converged: 'Converged',
    project: 'Project',
    new: 'New project',
    next: 'What next?',
    open: 'Open files',
    judge: 'Judge the answers',
    where: 'Where do these files belong?',
    cancel: 'Cancel',
    fits: /^Fits of /,
  },
  ja: {
    converged: '収束',
    project: 'プロジェクト',
    new: '新しいプロジェクト',
    next: '次にすること',
    open: 'ファイルを開く',
    judge: '回答を判定する',
    where: 'どこに追加しますか？',
    cancel: 'キャンセル',
    fits: /の計算結果/,
  },
} as const;

for (const language of ['en', 'ja'] as const)
  test(`projects: axe finds nothing, nothing scrolls sideways: ${language}`, async ({ visit }) => {
    const words = WORDS[language];
    const { page, looksRight } = await visit('hosted', { language });
    await settled(page, words.converged);
    await page.getByRole('button', { name: words.project, exact: true }).click();
    await page.getByRole('menu').waitFor();
    await looksRight(`project-menu-${language}`);
    await page.getByRole('menuitem', { name: words.new }).click();
    await page.getByRole('heading', { name: words.next }).waitFor();
    await looksRight(`project-empty-${language}`);

    await page.locator('#open-files').setInputFiles(answersOf(['model-a', 'model-b'], 12));
    await page.getByRole('heading', { level: 3, name: 'answers.jsonl' }).waitFor();
    await looksRight(`project-answers-data-${language}`);
    await go(page, 'leaderboard');
    await page.getByRole('link', { name: words.judge }).waitFor();
    await looksRight(`project-answers-${language}`);

    await page.locator('#open-files').setInputFiles(judgmentsOf('own.csv', ['x', 'y']));
    const dialog = page.getByRole('dialog', { name: words.where });
    await dialog.waitFor();
    if (language === 'ja') await looksRight(`add-or-new-${language}`);
    await dialog.getByRole('button', { name: words.cancel }).click();
    await go(page, 'runs');
    await page.getByRole('heading', { name: words.fits }).waitFor();
    await looksRight(`project-runs-${language}`);
  });
