import type { Page } from 'playwright-core';
import type { JudgeSetup } from '../../../../src/core/judge/setup.ts';
import { identityOf } from '../../../../src/storage/judging-identity.ts';
import { expect, test } from '../../harness.ts';
import { storedIn } from '../data/stored.ts';

const MODELS = ['gpt-4', 'claude-3-opus', 'mystery'];
const HOSTILE = '<img src=x onerror="document.title=\'broken\'"> I refuse.';

/** A run of two models and a person, who has judged less, in a project, as the disk keeps it. */
async function storedRun(project: string) {
  const judge = (
    name: string,
    model: string,
    provider: JudgeSetup['provider'] = 'openai',
  ): JudgeSetup => ({
    ...{ name, provider, baseUrl: 'https://judge.example', model },
    template: { name: 't', system: '', user: '{question}', convention: 'last-line' },
    sampling: { temperature: 0, maxTokens: 500, seed: null },
  });
  const judges = [judge('gpt judge', 'gpt-4o'), judge('other', 'm-1'), judge('human', '', 'human')];
  const questions = Array.from({ length: 12 }, (_, at) => ({
    ...{ id: `q${String(at)}`, category: null, turns: [`Question ${String(at)}?`], reference: [] },
    answers: [['A longer answer'], ['Short one'], ['Tiny']],
  }));
  const replies = judges.flatMap(({ provider }, by) =>
    questions.flatMap((_, question) =>
      MODELS.flatMap((__, left) =>
        MODELS.flatMap((___, right) => {
          if (left === right || (provider === 'human' && question > 3)) return [];
          // The first judge says that the later model is better, behind a word, in a third of all.
          const isOdd = by === 0 && question % 3 === 0;
          const text = isOdd
            ? question === 0
              ? HOSTILE
              : `結論: ${left < right ? '2' : '1'}`
            : left < right
              ? '1'
              : '2';
          return {
            ...{ judge: by, question, left, right, text: provider === 'human' ? '' : text },
            outcome: isOdd ? 3 : left < right ? 0 : 1,
            ...{ usage: null, cost: 0, at: 1, elapsed: 1 },
          };
        }),
      ),
    ),
  );
  const setup = {
    ...{ models: MODELS, questions: questions.length, judges },
    plan: { kind: 'all', bothOrders: true },
    ...{ prices: judges.map(() => null), budget: null, concurrency: 1, perMinute: null },
  };
  const times = { createdAt: 1, openedAt: 1, end: 'all-judged', lost: 0 };
  const record = {
    ...{
      id: 'stored',
      project,
      name: 'Stored run',
      setup,
      identities: await Promise.all(judges.map(identityOf)),
      most: 216,
      rules: [null, null, null],
    },
    ...times,
  };
  return { record, questions, replies };
}

/** Opens a new project, whose id it returns. */
async function beginProject(page: Page): Promise<string> {
  await page.getByRole('button', { name: /^(Project|プロジェクト)$/ }).click();
  await page.getByRole('menuitem', { name: /^(New project|新しいプロジェクト)$/ }).click();
  await page
    .locator('header')
    .getByText(/^(Untitled project|無題のプロジェクト)$/)
    .waitFor();
  const own = async () =>
    (await storedIn(page)).projects.filter(
      (one): one is { id: string } => (one as { sample: string | null }).sample === null,
    );
  // It is stored a moment after it is shown.
  await expect.poll(own).toHaveLength(1);
  return (await own())[0].id;
}

/** Puts the run where the page finds it, and opens it. */
async function open(page: Page): Promise<void> {
  await page.evaluate(
    async ({ record, questions, replies }) => {
      const opened = indexedDB.open('caravan');
      await new Promise((resolve) => (opened.onsuccess = resolve));
      const stores = ['judging', 'judgingQuestions', 'replies'];
      const tx = opened.result.transaction(stores, 'readwrite');
      tx.objectStore('judging').put(record);
      questions.forEach((question, at) =>
        tx.objectStore('judgingQuestions').put(question, [record.id, at]),
      );
      for (const reply of replies) {
        const { judge, question, left, right } = reply;
        tx.objectStore('replies').put(reply, [record.id, judge, question, left, right]);
      }
      await new Promise((resolve) => (tx.oncomplete = resolve));
      opened.result.close();
      location.hash = '#judge?run=stored';
    },
    await storedRun(await beginProject(page)),
  );
}

test('habits, agreement and refused replies stand beside a run; a rule is accepted and undone', async ({
  visit,
}) => {
  const { page, longTasks } = await visit('hosted', { path: '#judge' });
  await open(page);
  const habits = page.getByRole('region', { name: 'Judge biases' });
  await habits.getByRole('heading', { name: 'gpt judge' }).waitFor();
  // 72 replies, 24 of them unread: the other 48 name one model in both orders.
  const said = () => habits.innerText();
  await expect.poll(said).toContain('Of 24 pairs judged in both orders, none');
  await expect.poll(said).toContain('Share of 32 verdicts won by models');
  const pair = habits.getByRole('row', { name: /gpt judge and other/ });
  await expect.poll(() => pair.innerText()).toMatch(/24\s+100%/);

  const audit = page.getByRole('region', { name: 'Replies without a verdict', exact: true });
  await audit.getByText('24 replies have no verdict').waitFor();
  await audit.getByText(HOSTILE).first().waitFor();
  expect(await page.title()).not.toBe('broken');
  await audit.getByText('Question and answers').first().click();
  await audit.getByText('A longer answer').waitFor();
  await audit.getByRole('button', { name: 'Next', exact: true }).click();
  await audit.getByText('11 to 20 of 24').waitFor();

  const before = (await longTasks()).length;
  await audit.getByRole('button', { name: 'Read all replies with every rule' }).click();
  const accept = audit.getByRole('button', { name: /^Accept this rule: Ends in/ });
  await accept.waitFor();
  const rule = audit.getByRole('row', { name: /^Ends in 1, 2 or 3/ });
  await expect.poll(() => rule.innerText()).toMatch(/66\s+6\s+18\s+0\s+0/);
  await audit.getByText('Replies read differently (18)').click();
  await audit
    .getByText(/^Ends in .*: claude-3-opus wins/)
    .first()
    .waitFor();
  await accept.click();
  await audit.getByText('18 verdicts have changed.').waitFor();
  await audit.getByText('6 replies have no verdict').waitFor();
  await habits.getByText('Of 33 pairs judged in both orders').waitFor();
  await page.reload();
  await audit.getByText('6 replies have no verdict').waitFor();

  await audit.getByRole('button', { name: 'Read all replies with every rule' }).click();
  await audit.getByRole('button', { name: /^Accept this rule: Last line/ }).click();
  await audit.getByText('24 replies have no verdict').waitFor();
  await audit.getByRole('button', { name: 'Undo' }).click();
  await audit.getByText('6 replies have no verdict').waitFor();
  // What was accepted before the reload can be taken back as well.
  await audit.getByText(/Replies of gpt judge are now read with “Ends in/).waitFor();
  await audit.getByRole('button', { name: 'Undo' }).click();
  await audit.getByText('24 replies have no verdict').waitFor();
  const tasks = (await longTasks()).slice(before).map(({ duration }) => Math.round(duration));
  console.log(`figure: long tasks around an audit of 72 replies: ${tasks.join(', ') || 'none'}`);
});

for (const language of ['en', 'ja'] as const)
  test(`in ${language}: axe finds nothing, nothing scrolls sideways`, async ({ visit }) => {
    const { page, looksRight } = await visit('hosted', { language, path: '#judge' });
    await open(page);
    const words = language === 'ja' ? /すべての規則で読み直す/ : /Read all replies/;
    await page.getByRole('button', { name: words }).click();
    const disagree = page.locator('summary', { hasText: /\(18/ });
    await disagree.or(page.locator('summary', { hasText: '18 件' })).click();
    await page.locator('#judge-findings').scrollIntoViewIfNeeded();
    await looksRight(`judge-results-${language}`);
  });
