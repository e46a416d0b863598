import { describe } from 'vitest';
import { expect, test } from '../harness.ts';
import { settled } from './board.ts';

describe.each(['hosted', 'single'] as const)('judges on this device, %s', (place) => {
  test('the lexical baseline judges the practice set, asking nobody', async ({ visit }) => {
    const { page, requests, axe, picture } = await visit(place, { path: '#judge' });
    await page.getByRole('checkbox', { name: /^You/ }).uncheck();
    await page.getByRole('button', { name: 'Add a judge on this device' }).click();
    await page.getByText('A baseline that uses no model').waitFor();
    await page.getByText('When two answers tie').click();
    await page.getByRole('button', { name: 'Find the zone on the chosen questions' }).click();
    await page.getByText(/Set to \d[\d.]*, by 36 pairs\./).waitFor();
    await page.getByText('What one call looks like').click();
    await page.getByRole('button', { name: 'Try one call' }).click();
    await page.getByText('"scores"').waitFor();
    await picture('judge-lexical');
    expect(await axe()).toEqual([]);
    const before = requests.length;
    await page.getByRole('button', { name: 'Start judging' }).click();
    await page.getByText('All judges have answered.').waitFor();
    expect(await page.getByText('36 of 36').count()).toBeGreaterThan(0);
    expect(requests.slice(before).filter((url) => !/\/assets\//.test(url))).toEqual([]);
    await page.getByRole('button', { name: 'Show on the leaderboard' }).click();
    await page.waitForURL(/#leaderboard$/);
    await settled(page, 'Converged');
    await picture('judge-lexical-board');
  });
});
