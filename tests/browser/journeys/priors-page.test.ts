import { openPriors, answered, controls, choose, intervals, ratings } from './priors-at.ts';
import type { Page } from 'playwright-core';
import { expect, test } from '../harness.ts';
import { settled } from './judge/board.ts';
const slider = (page: Page, name: RegExp) => controls(page).getByRole('slider', { name });

test('every slider of every prior moves the figure', async ({ visit }) => {
  const { page } = await visit('hosted');
  await openPriors(page);
  let before = await intervals(page);
  const moves = async (name: RegExp, at = 0) => {
    const moved = slider(page, name).nth(at);
    await moved.focus();
    for (let press = 0; press < 4; press++) await moved.press('ArrowLeft');
    await expect.poll(() => intervals(page), { message: String(name) }).not.toBe(before);
    await answered(page);
    before = await intervals(page);
  };
  const family = async (group: string, name: string) => {
    await choose(page, group, name);
    await answered(page);
    before = await intervals(page);
  };
  await moves(/Half-width/);
  await family('Prior on strength', 'Normal');
  await moves(/Width σ/);
  await family('Prior on strength', 'Student t');
  await moves(/Width σ/);
  await moves(/Degrees of freedom/);
  await family('Prior on strength', 'Laplace');
  await moves(/Width b/);
  await family('Prior on strength', 'Hierarchical');
  await moves(/Scale of τ/);
  await family('Prior on strength', 'Normal');
  // The order effect pulls all strengths a little: first tightly, so that it shows.
  await family('Prior on the order effect', 'Normal');
  await slider(page, /Width σ/)
    .nth(1)
    .press('Home');
  await answered(page);
  before = await intervals(page);
  await page.getByLabel('Parameter', { exact: true }).selectOption({ label: 'Order effect' });
  const curve = () => page.locator('#closely-title ~ figure svg path').nth(-2).getAttribute('d');
  const tight = await curve();
  await slider(page, /Width σ/)
    .nth(1)
    .press('End');
  await expect.poll(curve).not.toBe(tight);
  await family('Ties', 'Davidson');
  await controls(page).getByText('Prior on log ν').click();
  await slider(page, /^Width$/).press('Home');
  await answered(page);
  before = await intervals(page);
  await slider(page, /^Mean/).press('End');
  await expect.poll(() => intervals(page)).not.toBe(before);
});

test('k-hat is shown with what it means, and far moves are fitted anew by themselves', async ({
  visit,
}) => {
  const { page } = await visit('hosted', { isFirst: true });
  await openPriors(page);
  await choose(page, 'Prior on strength', 'Normal');
  await page
    .getByText(/The reweighted draws are reliable: effective sample size [\d,]+ of 80,000/)
    .waitFor();
  const k = page.getByRole('meter');
  expect(Number(await k.getAttribute('aria-valuenow'))).toBeLessThan(0.7);
  await page.getByText(/GPT-4 moves most: −\d+\./).waitFor();
  const near = await ratings(page);

  await slider(page, /Width σ/)
    .first()
    .press('Home');
  await page.getByText('Refitted under these settings.').waitFor();
  expect(near.get('GPT-4')).toBeGreaterThan(1400);
  // A hundredth of a log-odds is under two points.
  const far = async () => (await ratings(page)).get('GPT-4') ?? 0;
  await expect.poll(async () => Math.abs((await far()) - 1000)).toBeLessThan(10);
  await page.getByText(/the prior holds all models together/).waitFor();

  await slider(page, /Width σ/)
    .first()
    .press('End');
  await page.getByText('Refitted under these settings.').waitFor();
  await expect.poll(far).toBeGreaterThan(1480);
  await page.getByText(/is almost flat over the range/).waitFor();

  // Nothing of this has touched the leaderboard.
  await page.getByRole('button', { name: 'Back to the fit' }).click();
  await page.getByText('The ranking is the same as in the fit.').waitFor();
  await expect.poll(far).toBeGreaterThan(1500);
});

test('limits that exclude the data are explained, and one degree of freedom', async ({ visit }) => {
  const { page } = await visit('hosted');
  await openPriors(page);
  const bound = slider(page, /Half-width/).first();
  await bound.focus();
  for (let press = 0; press < 16; press++) await bound.press('ArrowLeft');
  await page.getByText(/The limits exclude (what the data say|every draw)/).waitFor();
  await page.getByText('Refitted under these settings.').waitFor();
  await choose(page, 'Prior on strength', 'Student t');
  await slider(page, /Degrees of freedom/).press('Home');
  await page.getByText(/With one degree of freedom/).waitFor();
  await answered(page);
});

test('a belief is set by keyboard, in figures and by hand', async ({ visit }) => {
  const { page } = await visit('hosted');
  await openPriors(page);
  const before = await ratings(page);
  await page.getByRole('button', { name: 'Set a prior for GPT-4' }).click();
  const middle = page.getByRole('slider', { name: 'Mean of the prior for GPT-4' });
  await middle.focus();
  for (let press = 0; press < 8; press++) await middle.press('Shift+ArrowLeft');
  const width = page.getByRole('slider', { name: 'Standard deviation of the prior for GPT-4' });
  await width.focus();
  for (let press = 0; press < 4; press++) await width.press('ArrowLeft');
  await answered(page);
  await expect
    .poll(async () => (await ratings(page)).get('GPT-4'))
    .toBeLessThan((before.get('GPT-4') ?? 0) - 30);
  expect(await middle.getAttribute('aria-valuetext')).toMatch(/^1,\d+ ± \d+$/);

  const belief = page.getByRole('group', { name: 'Prior for GPT-4' });
  await belief.getByLabel('Mean', { exact: true }).fill('1450');
  await belief.getByLabel('Mean', { exact: true }).press('Enter');
  await expect.poll(() => middle.getAttribute('aria-valuetext')).toMatch(/^1,450 ±/);
  await belief.getByRole('button', { name: 'Remove the prior for GPT-4' }).click();
  await page.getByText('GPT-4 uses the shared prior').waitFor();
  await answered(page);

  // By hand, on the row of another model: press in the middle, pull to the width.
  const figure = page.getByRole('region', { name: 'The models, best first' });
  await page.getByLabel('Parameter', { exact: true }).selectOption({ label: 'supertrin' });
  await figure.locator('.area').scrollIntoViewIfNeeded();
  const area = await figure.locator('.area').boundingBox();
  if (area === null) throw new Error('the row is not drawn');
  const y = area.y + 30;
  await page.mouse.move(area.x + area.width * 0.75, y);
  await page.mouse.down();
  await page.mouse.move(area.x + area.width * 0.75 + 20, y, { steps: 4 });
  await page.mouse.up();
  await page.getByRole('slider', { name: 'Mean of the prior for supertrin' }).waitFor();
  await answered(page);
  await expect
    .poll(async () => (await ratings(page)).get('supertrin'))
    .toBeGreaterThan((before.get('supertrin') ?? 0) + 10);
});

test('settings travel as a link, and come with a way back', async ({ visit }) => {
  const { page } = await visit('hosted');
  await openPriors(page);
  await choose(page, 'Prior on strength', 'Laplace');
  await slider(page, /Width b/).press('ArrowRight');
  const sent = await slider(page, /Width b/).getAttribute('aria-valuetext');
  await page.getByRole('button', { name: 'Copy link' }).click();
  const link = await page.getByLabel('Link to these settings').inputValue();
  expect(link).toMatch(/#priors\?m=[\w-]+$/);
  const path = link.slice(link.indexOf('#'));

  for (const place of ['hosted', 'single'] as const) {
    const other = await visit(place, { path });
    await other.page.getByText('The shared settings were applied to the current data.').waitFor();
    await expect
      .poll(() => slider(other.page, /Width b/).getAttribute('aria-valuetext'))
      .toBe(sent);
    expect(new URL(other.page.url()).hash).toBe('#priors');
    await other.page.getByRole('button', { name: 'Undo' }).click();
    await slider(other.page, /Half-width/)
      .first()
      .waitFor();
  }
});

test('damaged links and foreign texts change nothing and say why', async ({ visit }) => {
  const { page } = await visit('hosted', { path: '#priors?m=eyJjYXJhdmFuIjoi' });
  await page
    .getByRole('alert')
    .getByText('The text is not valid JSON, or part of it is missing.')
    .waitFor();
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await page.evaluate(() => {
    location.hash = '#priors?m=%F0%9F%90%AB';
  });
  await page
    .getByRole('alert')
    .getByText(/The link is damaged/)
    .waitFor();

  // Once there is a fit, the part that takes settings is built anew.
  await page.getByText('The draws of the fit, unweighted.').waitFor();
  await page.getByText('Paste JSON').click();
  const paste = async (text: string) => {
    await page.getByLabel('Settings as JSON').fill(text);
    await page.getByRole('button', { name: 'Apply' }).click();
  };
  await paste('{"caravan":"settings","version":1,"__proto__":{"polluted":true}}');
  await page
    .getByRole('alert')
    .getByText('The field “__proto__” is not one of the settings.')
    .waitFor();
  expect(await page.evaluate(() => 'polluted' in Object.prototype)).toBe(false);
  await slider(page, /Half-width/)
    .first()
    .waitFor();
  await paste(
    '{"caravan":"settings","version":1,"ties":"half","strength":{"family":"normal","scale":0.5},' +
      '"order":null,"tie":{"mean":0,"scale":1},"informative":[{"model":"<b>nobody</b>","mean":1,"scale":1}]}',
  );
  await page
    .getByText('Priors of models not in these data were left out: <b>nobody</b>.')
    .waitFor();
  await expect
    .poll(() => slider(page, /Width σ/).getAttribute('aria-valuetext'))
    .toBe('0.50 log-odds');
});

test('axe finds nothing on the page with a trial and a belief', async ({ visit }) => {
  const { page, looksRight } = await visit('hosted');
  await openPriors(page);
  await choose(page, 'Prior on strength', 'Student t');
  await page.getByRole('button', { name: 'Set a prior for GPT-4' }).click();
  await answered(page);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await ratings(page);
  await looksRight('priors');
});

test('the page in Japanese looks right, and maximum likelihood has no prior to try', async ({
  visit,
}) => {
  const { page, looksRight } = await visit('hosted', { language: 'ja' });
  await settled(page, '収束');
  await page.getByRole('link', { name: '事前分布', exact: true }).click();
  await page.getByText('計算で得たサンプルをそのまま示しています。').waitFor();
  await looksRight('priors-ja');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('link', { name: '設定' }).click();
  await page.getByLabel('方法').selectOption({ label: '最尤法とブートストラップ' });
  await page.getByRole('link', { name: '事前分布', exact: true }).click();
  await page.getByRole('button', { name: '事前分布を使って計算する' }).click();
  await page.getByText('計算で得たサンプルをそのまま示しています。').waitFor();
});

test('draws that are widened by how questions differ are not weighed', async ({ visit }) => {
  const { page } = await visit('hosted');
  await settled(page, 'Converged');
  await page.getByRole('button', { name: 'Show over questions like these' }).click();
  await page.getByText('± over questions like these').waitFor();
  await openPriors(page);
  await choose(page, 'Prior on strength', 'Normal');
  await slider(page, /Width σ/)
    .first()
    .press('ArrowLeft');
  await page.getByText(/can’t be reweighted. You see an approximation/).waitFor();
  // The approximation stays until the fit takes its place, and is near it.
  const approximated = await ratings(page);
  await page.getByText('Refitted under these settings.').waitFor();
  const refitted = await ratings(page);
  for (const [name, rating] of refitted)
    expect(Math.abs(rating - (approximated.get(name) ?? NaN)), name).toBeLessThanOrEqual(4);
  expect(await page.locator('[data-k]').getAttribute('data-k')).toBe('');
});

test('what depends on the prior is marked and listed', async ({ visit }) => {
  const { page } = await visit('hosted');
  await openPriors(page);
  await page.getByText(/The prior of the strengths is flat/).waitFor();
  await choose(page, 'Prior on strength', 'Normal');
  await slider(page, /Width σ/)
    .first()
    .focus();
  for (let press = 0; press < 30; press++)
    await slider(page, /Width σ/)
      .first()
      .press('ArrowLeft');
  await page.getByText('Refitted under these settings.').waitFor();
  await page.getByRole('button', { name: 'Use these settings' }).click();
  await page
    .getByText(/^Of \d+ strengths, leads and parameters, \d+ depends? on the prior:$/)
    .waitFor();
  await page
    .getByRole('listitem')
    .filter({ hasText: 'The strength of GPT-4: prior and data disagree' })
    .waitFor();
  await page.getByRole('link', { name: 'Leaderboard' }).click();
  await page.getByText(/sensitive to the prior/).waitFor();
});

test('what a flat prior alone bounds is not said before it is fitted', async ({ visit }) => {
  const { page } = await visit('hosted');
  const counts = ['a,b,9,6,0', 'b,a,7,8,0', 'ace,a,9,0,0', 'b,ace,0,9,0'];
  const text = ['model_a,model_b,wins_a,wins_b,ties', ...counts].join('\n');
  const file = { name: 'unbeaten.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
  await page.locator('#open-files').setInputFiles(file);
  await page.locator('header').getByText('3 models').waitFor();
  await openPriors(page);
  await choose(page, 'Prior on strength', 'Flat');
  await answered(page);
  await page.getByRole('button', { name: 'Use these settings' }).click();
  await page.getByText('The draws of the fit, unweighted.').waitFor();
  const said = page.getByText(/^(The ranking is the same|What changes|No rank|\d+ models? change)/);
  const seen = await said.evaluateHandle((line) => {
    const texts = [line.textContent];
    const note = () => texts.push(line.textContent);
    new MutationObserver(note).observe(line, { characterData: true, subtree: true });
    return texts;
  });
  await slider(page, /Half-width/)
    .first()
    .press('ArrowRight');
  await page.getByText('Refitted under these settings.').waitFor();
  const [before, meanwhile, ...answers] = new Set(await seen.jsonValue());
  expect(before).toBe('The ranking is the same as in the fit.');
  expect(meanwhile).toBe('What changes is not known yet.');
  expect(answers).toHaveLength(1);
});
