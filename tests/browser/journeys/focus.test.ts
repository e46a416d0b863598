import type { Page } from 'playwright-core';
import { expect, go, test } from '../harness.ts';
import { unfold } from './checks/unfold.ts';
import { settled } from './judge/board.ts';

/* What is pressed often gives way to what came of it: the keyboard goes on beside it, not at the top. */

/** What has the focus: its text, and what kind of element it is. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { tagName, textContent } = document.activeElement ?? document.body;
    return tagName === 'BODY' ? tagName : `${tagName} ${textContent.trim()}`;
  });
}

test('a check that is begun by key leaves the focus in its part', async ({ visit }) => {
  const { page } = await visit('hosted');
  await settled(page, 'Converged');
  await go(page, 'checks');
  await page.locator('#convergence h2').waitFor();
  for (const [id, begin, result] of [
    ['fragility', 'Find the smallest change', 'figure'],
    ['questions', 'Analyse the questions', 'figure'],
    ['separation', 'Simulate', 'figure'],
  ]) {
    await unfold(page, id);
    const part = page.locator(`#${id}`);
    await part.scrollIntoViewIfNeeded();
    const title = await part.locator('h2').innerText();
    await part.getByRole('button', { name: begin, exact: true }).press('Enter');
    await part.locator(result).first().waitFor();
    expect(await focused(page), id).toBe(`H2 ${title}`);
  }
  // Nothing is done for what had lost the focus before it went.
  const after = await page.locator('#separation').evaluate(async (part) => {
    const button = document.createElement('button');
    const nextTask = () => new Promise((resolve) => setTimeout(resolve));
    const went = async (leave: () => void) => {
      part.append(button);
      button.focus();
      leave();
      await nextTask();
      button.remove();
      await nextTask();
      return document.activeElement?.tagName;
    };
    return [await went(() => undefined), await went(() => button.blur())];
  });
  expect(after).toEqual(['H2', 'BODY']);
});

test('the panel of a tablet takes the focus and gives it back', async ({ visit }) => {
  const { page } = await visit('hosted', { width: 768, height: 1024 });
  await settled(page, 'Converged');
  const opener = page.getByRole('button', { name: 'Model and prior' });
  const panel = page.getByRole('complementary', { name: 'Model and prior' });
  for (const way of ['Escape', 'Close']) {
    await opener.press('Enter');
    await panel.getByRole('radio').first().waitFor();
    await expect.poll(() => focused(page), { message: way }).toBe('H2 Model and prior');
    if (way === 'Escape') {
      // A note that is open goes first.
      await panel.locator('button.term').first().press('Enter');
      await panel.locator(':popover-open').waitFor();
      await page.keyboard.press('Escape');
      await panel.locator(':popover-open').waitFor({ state: 'detached' });
      expect(await panel.isVisible()).toBe(true);
      await page.keyboard.press('Escape');
    } else await panel.getByRole('button', { name: way }).press('Enter');
    await panel.waitFor({ state: 'hidden' });
    expect(await focused(page), way).toBe('BUTTON Model and prior');
  }
});

test('a judge that is removed and judging that is started leave the focus beside them', async ({
  visit,
}) => {
  const { page } = await visit('hosted', { path: '#judge', practises: true });
  const judges = page.getByRole('region', { name: /Judges$/ });
  const add = judges.getByRole('button', { name: 'Add a judge on this device' });
  await add.click();
  await judges.getByRole('button', { name: /^Remove/ }).press('Enter');
  await expect.poll(() => focused(page)).toMatch(/^H3 2\s*Judges$/);
  await add.click();
  await page.getByRole('checkbox', { name: /^You, / }).uncheck();
  const start = page.getByRole('button', { name: 'Start judging' });
  // Not before the plan is counted, and what is disabled takes no focus.
  await expect.poll(() => start.isEnabled()).toBe(true);
  await start.evaluate((button) => {
    // As long as it is there, storing the run, it has the focus.
    const look = setInterval(() => {
      if (!button.isConnected) clearInterval(look);
      else if (document.activeElement === document.body) document.body.dataset.lost = 'yes';
    });
    button.focus();
  });
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Model judges' }).waitFor();
  await expect.poll(() => focused(page)).toMatch(/^H1 /);
  expect(await page.locator('body').getAttribute('data-lost')).toBeNull();
});
