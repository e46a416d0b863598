import { expect, test } from './harness.ts';
import { settled } from './journeys/judge/board.ts';

test('every control of the leaderboard is reached by keyboard, in order, with a visible focus', async ({
  visit,
}) => {
  const { page } = await visit('hosted');
  await settled(page, 'Converged');
  // The panel is built after the board.
  await page.getByRole('button', { name: 'Back to default' }).waitFor();
  const names: string[] = [];
  for (let press = 0; press < 80; press++) {
    await page.keyboard.press('Tab');
    const { name, isShown } = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body)
        return { name: '', isShown: true };
      const shown = element.matches('input.visually-hidden')
        ? element.closest('fieldset, .button')
        : element;
      const { outlineStyle, outlineWidth } = getComputedStyle(shown ?? element);
      const label =
        element.getAttribute('aria-label') ??
        element.closest('label')?.innerText ??
        element.innerText;
      return { name: label, isShown: outlineStyle !== 'none' && outlineWidth !== '0px' };
    });
    if (name === '') break;
    expect(isShown, name).toBe(true);
    names.push(name.trim());
  }
  expect(names[0]).toBe('Skip to content');
  const order = [
    'Leaderboard',
    'Settings',
    'Publish',
    'Open files',
    'why',
    'GPT-4',
    'rinna-3.6b',
    'What do these numbers mean?',
    'Half',
    'Flat',
  ];
  const places = order.map((wanted) =>
    names.findIndex((name) => name.startsWith(wanted) || name.endsWith(wanted)),
  );
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
});

test('the skip link leads to the content', async ({ visit }) => {
  const { page } = await visit('hosted');
  await settled(page, 'Converged');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('content');
});
