import { expect, go, overflow, test } from '../browser/harness.ts';
import { CHECKS, unfoldAll } from '../browser/journeys/checks/unfold.ts';
import { settled } from '../browser/journeys/judge/board.ts';

const PAGES = [
  ...['leaderboard', 'data', 'priors', ...CHECKS, 'inspect', 'ask', 'judge', 'runs'],
  ...['settings', 'guide'],
];

for (const [language, theme, verdict] of [
  ['en', 'light', 'Converged'],
  ['ja', 'dark', '収束'],
] as const)
  test(`axe finds nothing on any page, and none is too wide for a phone: ${language}`, async ({
    visit,
  }) => {
    const { page, axe, picture } = await visit('hosted', { language, theme, width: 360 });
    await settled(page, verdict);
    for (const name of PAGES) {
      await go(page, name);
      await page.locator('h1').waitFor();
      await unfoldAll(page);
      await expect.poll(() => page.evaluate(overflow), { message: name }).toBe(0);
      expect(await axe(), name).toEqual([]);
      await picture(`${name}-${language}`);
    }
  });
