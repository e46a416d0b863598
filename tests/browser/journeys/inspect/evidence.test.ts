import { open } from './battles.ts';
import { inspectWords } from '../../../../src/words/inspect.ts';
import { expect, go, test } from '../../harness.ts';

for (const language of ['en', 'ja'] as const)
  test(`from judgment to judgment and from question to question (${language})`, async ({
    visit,
  }) => {
    const words = inspectWords(language);
    const { page, axe, looksRight } = await visit('hosted', { language });
    const place = (of: string) =>
      page.getByRole('status').filter({ hasText: of }).first().waitFor();
    const asked = (query: string) => expect.poll(() => new URL(page.url()).hash).toBe(query);
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    await open(page);
    await go(page, 'inspect?category=coding&judge=gpt-4&row=2');
    await place(words.detail.place('1', '36'));
    await place(words.question.place('1', '12'));
    await page.getByText(words.question.keys).waitFor();
    await page.keyboard.press('ArrowRight');
    await place(words.detail.place('2', '36'));
    // To the next question that the list has something of, whichever judgment was open.
    await page.keyboard.press('Shift+ArrowRight');
    await place(words.detail.place('4', '36'));
    await place(words.question.place('2', '12'));
    await asked('#inspect?row=20&category=coding&judge=gpt-4');
    await button(words.question.next).click();
    await place(words.question.place('3', '12'));
    await button(words.question.previous).press('Enter');
    await place(words.question.place('2', '12'));
    expect(await axe()).toEqual([]);

    // A question with all its answers, likewise; in a field the keys move the cursor.
    await go(page, 'inspect?question=q20&view=question&category=coding');
    await place(words.question.place('11', '12'));
    await looksRight(`inspect-steps-${language}`);
    await page.keyboard.press('Shift+ArrowRight');
    await asked('#inspect?question=q22&view=question&category=coding');
    await place(words.question.place('12', '12'));
    expect(await button(words.question.next).isDisabled()).toBe(true);
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowLeft');
    await place(words.question.place('11', '12'));
    await page.keyboard.press('Escape');
    await asked('#inspect?category=coding');
    await page.locator('input[placeholder]').first().press('Shift+ArrowRight');
    await asked('#inspect?category=coding');
  });
