import type { Page } from 'playwright-core';
import { describe } from 'vitest';
import { DEFAULT_MODEL, RAKUDA_MODEL } from '../../src/core/model/settings.ts';
import type { ModelSettings } from '../../src/core/model/settings.ts';
import { codeOf } from '../../src/state/fit/settings-link.ts';
import { fingerprintOfRun } from '../../src/storage/fingerprint.ts';
import type { RunRecord } from '../../src/storage/records.ts';
import { expect, go, test } from './harness.ts';
import { readBoard, settled } from './journeys/judge/board.ts';

/* What fails does so in its place, is told, and leaves the rest of the page alone. */

/** From here on the page can't build a template that has one of these texts in it. */
async function breakTemplates(page: Page, ...texts: readonly string[]): Promise<void> {
  await page.evaluate((broken) => {
    // oxlint-disable-next-line typescript/unbound-method -- called on its node below
    const { cloneNode } = Node.prototype;
    // oxlint-disable-next-line typescript/unbound-method -- called on its document below
    const { importNode } = Document.prototype;
    const refuse = (node: Node) => {
      const holder = document.createElement('div');
      holder.append(cloneNode.call(node, true));
      const isBroken = broken.some((text) => holder.innerHTML.includes(text));
      if (isBroken && !('mended' in window)) throw new Error('broken on purpose');
    };
    Node.prototype.cloneNode = function (deep) {
      refuse(this);
      return cloneNode.call(this, deep);
    };
    // What Svelte copies templates with in Firefox.
    Document.prototype.importNode = function <T extends Node>(node: T, deep?: boolean) {
      refuse(node);
      return importNode.call(this, node, deep) as T;
    };
  }, texts);
}

const failureIn = (page: Page) => page.getByRole('alert').filter({ hasText: 'could not be shown' });

describe('a part that fails', () => {
  test('says so in its place, with details, and is built anew on request', async ({ visit }) => {
    const { page, axe } = await visit('hosted', { mayComplain: true });
    await settled(page, 'Converged');
    await breakTemplates(page, '<caption');
    await page.getByRole('button', { name: 'GPT-4', exact: true }).click();
    const failure = failureIn(page);
    await failure.waitFor();
    expect(await failure.innerText()).toContain('broken on purpose');
    const board = page.getByRole('table', { name: 'Leaderboard' });
    expect(await board.getByRole('row').count()).toBe(11);
    expect(await axe()).toEqual([]);
    expect(await failure.getByRole('button').allInnerTexts()).toEqual(['Try again']);
    await failure.getByText('Details', { exact: true }).click();
    expect(await failure.innerText()).toMatch(/Caravan \d+\.\d+\.\d+: GPT-4/);
    await page.evaluate(() => Object.assign(window, { mended: true }));
    await failure.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'Rank probabilities' }).waitFor();
    expect(await failure.count()).toBe(0);
  });

  const PLACES: readonly (readonly [page: string, part: string, broken: string, rest: string])[] = [
    [
      'checks?part=convergence',
      'Have the chains converged?',
      'class="verdict',
      'Does the sampler work in this browser?',
    ],
    ['priors', 'Before any data', 'class="parts ', 'What depends on the prior'],
    ['data', 'Who won against whom', 'role="application"', 'Are all models connected?'],
    ['ask', 'Questions', 'type="radio"', 'Estimated cost'],
    ['judge', 'Judges', 'type="checkbox"', 'Judgment plan'],
    ['settings', 'Sampler', '<option', 'Storage'],
    ['runs', 'Rakuda 2023-07-14', 'class="what', 'CmdStan'],
  ];
  test.for(PLACES)(
    'on the page %s leaves the others',
    async ([name, part, broken, rest], { visit }) => {
      const { page } = await visit('hosted', { mayComplain: true });
      await settled(page, 'Converged');
      await breakTemplates(page, broken);
      await go(page, name);
      const title = page.getByRole('heading', { name: part });
      await title
        .or(page.getByRole('heading', { name: rest }))
        .first()
        .scrollIntoViewIfNeeded();
      await expect.poll(() => failureIn(page).allInnerTexts()).not.toEqual([]);
      expect((await failureIn(page).allInnerTexts()).join('\n')).toContain(
        `“${part}” could not be shown`,
      );
      await page.getByRole('link', { name: 'Leaderboard' }).click();
      await expect.poll(async () => (await readBoard(page)).length).toBe(9);
    },
  );

  test('is told in Japanese too', async ({ visit }) => {
    const { page } = await visit('hosted', { language: 'ja', mayComplain: true });
    await settled(page, '収束');
    await breakTemplates(page, '<caption');
    await page.getByRole('button', { name: 'GPT-4', exact: true }).click();
    await page.getByRole('alert').getByText('の表示に失敗しました').waitFor();
    await page.getByRole('button', { name: 'もう一度試す' }).waitFor();
  });
});

test('a page whose code does not come says so and offers to reload', async ({ visit }) => {
  const { page } = await visit('hosted', { mayComplain: true });
  await settled(page, 'Converged');
  await page.route(/RunsPage/, (route) => route.abort());
  await page.getByRole('link', { name: /^Runs/ }).click();
  const failure = page.getByRole('alert').filter({ hasText: '“Runs” could not be loaded' });
  await failure.waitFor();
  await page.unroute(/RunsPage/);
  await failure.getByRole('button', { name: 'Reload' }).click();
  await page.getByRole('heading', { name: 'Runs', exact: true }).waitFor();
});

test('an error that nobody waited for is told once', async ({ visit }) => {
  const { page } = await visit('hosted', { mayComplain: true });
  await settled(page, 'Converged');
  await page.evaluate(() => {
    for (let time = 0; time < 3; time++) void Promise.reject(new Error('nobody waited'));
    setTimeout(() => {
      throw new Error('nobody caught');
    });
    void Promise.reject(new DOMException('stopped', 'AbortError'));
  });
  const notice = page.getByRole('alert').filter({ hasText: 'Something failed in the background' });
  await notice.getByText('nobody caught').first().waitFor();
  expect(await notice.getByText('nobody waited', { exact: true }).count()).toBe(1);
  expect(await notice.getByText('stopped').count()).toBe(0);
  await notice.getByRole('button', { name: 'Dismiss' }).click();
  expect(await notice.count()).toBe(0);
  await expect.poll(async () => (await readBoard(page)).length).toBe(9);
});

/** Settings that believe twice of one model. */
const TWICE: ModelSettings = {
  ...RAKUDA_MODEL,
  informative: [
    { model: 'gpt-4', mean: 1, scale: 0.5 },
    { model: 'gpt-4', mean: 2, scale: 0.5 },
  ],
};

/** Of a run what its id is made of. */
type Identified = Pick<RunRecord, 'id' | 'dataHash' | 'model' | 'sampler'> & {
  readonly summary: Pick<RunRecord['summary'], 'interval' | 'wideInterval'>;
};

function runsIn(page: Page): Promise<readonly Identified[]> {
  return page.evaluate(async () => {
    const request = indexedDB.open('caravan');
    await new Promise((done) => (request.onsuccess = done));
    const all = request.result.transaction('runs').objectStore('runs').getAll();
    await new Promise((done) => (all.onsuccess = done));
    request.result.close();
    return (all.result as readonly RunRecord[]).map(({ id, dataHash, model, sampler, summary }) => {
      const { interval, wideInterval } = summary;
      return { id, dataHash, model, sampler, summary: { interval, wideInterval } };
    });
  });
}

/** Puts a run in the place of another, without draws. */
async function storeInstead(page: Page, id: string, run: Identified): Promise<void> {
  const { model, sampler } = run;
  await page.evaluate(
    async ([old, changed]) => {
      const request = indexedDB.open('caravan');
      await new Promise((done) => (request.onsuccess = done));
      const tx = request.result.transaction(['runs', 'draws'], 'readwrite');
      const earlier = tx.objectStore('runs').get(old);
      await new Promise((done) => (earlier.onsuccess = done));
      tx.objectStore('runs').delete(old);
      tx.objectStore('draws').delete(old);
      tx.objectStore('runs').put({ ...(earlier.result as object), ...changed });
      await new Promise((done) => (tx.oncomplete = done));
      request.result.close();
    },
    [id, { id: run.id, model, sampler }] as const,
  );
}

describe('settings that can not be used', () => {
  test('in a link are refused, and the board stays whole', async ({ visit }) => {
    const { page } = await visit('hosted', { path: `#priors?m=${codeOf(TWICE)}` });
    const refusal = page.getByRole('alert').filter({ hasText: 'nothing was changed' });
    await refusal.getByText('gpt-4 has two priors of its own').waitFor();
    await page.getByRole('link', { name: 'Leaderboard' }).click();
    await settled(page, 'Converged');
    await expect.poll(async () => (await readBoard(page)).length).toBe(9);
  });

  const STORED: readonly (readonly [why: string, part: Partial<Identified>, said: string])[] = [
    ['two beliefs of one model', { model: TWICE }, 'gpt-4 has two priors of its own'],
    [
      'a width of nothing',
      { model: { ...DEFAULT_MODEL, order: { family: 'normal', scale: 0 } } },
      'order.scale',
    ],
  ];
  test.for(STORED)(
    'that an earlier page stored (%s) give way to the defaults',
    async ([, part, said], { visit }) => {
      const { page } = await visit('hosted');
      await settled(page, 'Converged');
      // As it was stored, under the id that settings give.
      await expect.poll(() => runsIn(page)).toHaveLength(1);
      const [stored] = await runsIn(page);
      const run = { ...stored, ...part };
      await storeInstead(page, stored.id, { ...run, id: await fingerprintOfRun(run) });
      await page.reload();
      const notice = page.getByRole('alert').filter({ hasText: 'the defaults are used' });
      await notice.getByText(said).waitFor();
      await settled(page, 'Converged');
      await expect.poll(async () => (await readBoard(page)).length).toBe(9);
      await notice.getByRole('button', { name: 'Dismiss' }).click();
      // The fit by the defaults is stored a moment after it is shown.
      await expect.poll(() => runsIn(page)).toHaveLength(2);
      await page.reload();
      await settled(page, 'Converged');
      expect(await notice.count()).toBe(0);
      await expect.poll(async () => (await readBoard(page)).length).toBe(9);
    },
  );

  test('of a control are refused, and the settings stay', async ({ visit }) => {
    const { page } = await visit('hosted');
    await settled(page, 'Converged');
    await page.getByText('Priors for single models').click();
    const form = page.locator('#model-panel form');
    await form.getByRole('combobox').selectOption({ label: 'GPT-4' });
    await form.getByRole('spinbutton').first().fill('1100');
    await form.getByRole('spinbutton').last().fill('1e9');
    await form.getByRole('button').click();
    const notice = page.getByRole('alert').filter({ hasText: 'the settings stay as they were' });
    await notice
      .getByText('The width (in log-odds) of a prior for a single model can’t be 5756000.')
      .waitFor();
    await form.getByRole('spinbutton').last().fill('80');
    await form.getByRole('button').click();
    await page
      .locator('#model-panel')
      .getByText(/^GPT-4/)
      .first()
      .waitFor();
    expect(await notice.count()).toBe(0);
  });
});
