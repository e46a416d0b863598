import type { Locator, Page } from 'playwright-core';
import { expect, go, test } from './harness.ts';
import { settled } from './journeys/judge/board.ts';
import { published } from './publish.ts';

/** Texts in the page that lie over each other, among those that a selector finds. */
function collisions(page: Page, selector: string): Promise<string[]> {
  return page.evaluate((wanted) => {
    const shown = [...document.querySelectorAll(wanted)].flatMap((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      const box = range.getBoundingClientRect();
      return box.width > 1 ? [{ box, text: element.textContent.trim() }] : [];
    });
    return shown.flatMap(({ box: a, text }, at) =>
      shown
        .slice(at + 1)
        .filter(
          ({ box: b }) =>
            a.left < b.right - 1 &&
            b.left < a.right - 1 &&
            a.top < b.bottom - 1 &&
            b.top < a.bottom - 1,
        )
        .map((other) => `${text} / ${other.text}`),
    );
  }, selector);
}

async function open(page: Page, name: string): Promise<void> {
  await go(page, name);
  await page.locator('h1').waitFor();
}

/** How far what scrolls fades at its lower or right edge, in pixels. */
function fadeOf(region: Locator, fade: '--fade' | '--fade-right' = '--fade'): Promise<number> {
  return region.evaluate(
    (element, name) => parseFloat(getComputedStyle(element).getPropertyValue(name)),
    fade,
  );
}

/** Judgments of so many models, each against the next. */
const chainOf = (models: number) => ({
  name: 'chain.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    Array.from(
      { length: models - 1 },
      (_, at) => `m${String(at)},m${String(at + 1)},${String(20 + (at % 7))},15,4`,
    ).reduce((text, line) => `${text}\n${line}`, 'model_a,model_b,wins_a,wins_b,ties'),
  ),
});

/** 720 px: a window of 1440 at 200%. */
const WIDTHS = [1440, 1100, 900, 768, 720, 640, 360];

for (const language of ['en', 'ja'] as const)
  test(`headings and labels keep apart at every width: ${language}`, async ({ visit }) => {
    const { page } = await visit('hosted', { language });
    await settled(page, language === 'ja' ? '収束' : 'Converged');
    for (const [name, selector] of [
      ['leaderboard', '[role=columnheader]:not(:has(.tick)), .tick'],
      ['priors', '.figure svg.head text'],
    ]) {
      await open(page, name);
      await page.locator(selector).first().waitFor();
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        const what = `${name} at ${String(width)} px`;
        await expect.poll(() => collisions(page, selector), { message: what }).toEqual([]);
      }
    }
  });

test('the navigation of a tablet is one line', async ({ visit }) => {
  for (const language of ['en', 'ja'] as const) {
    const { page } = await visit('hosted', { language, path: '#runs' });
    const links = page.locator('.shell > nav li');
    await links.first().waitFor();
    for (const width of [1179, 1100, 1024, 960, 900, 768, 700]) {
      await page.setViewportSize({ width, height: 1024 });
      const tops = await links.evaluateAll((items) =>
        items.map((item) => item.getBoundingClientRect().top),
      );
      expect(new Set(tops).size, `${language} at ${String(width)} px`).toBe(1);
      const heights = await page
        .locator('.shell > nav button')
        .evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().height));
      expect(Math.max(...heights), `languages at ${String(width)} px`).toBeLessThan(36);
      const isWider = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      expect(isWider, `${language} at ${String(width)} px`).toBe(false);
    }
  }
});

test('a choice’s mark stands in the first line of its note', async ({ visit }) => {
  const { page } = await visit('hosted', { width: 768, height: 1024, path: '#judge' });
  await page.getByRole('radio', { name: 'Adaptive' }).waitFor();
  const away = await page.locator('label:has(input[type=radio] ~ .muted)').evaluateAll((labels) =>
    labels.flatMap((label) => {
      const [mark, text] = [label.querySelector('input'), label.querySelector('span')];
      if (mark === null || text === null) throw new Error('No mark, or no text');
      if (!mark.checkVisibility()) return [];
      const middle = (box: DOMRect) => (box.top + box.bottom) / 2;
      const by = middle(mark.getBoundingClientRect()) - middle(text.getBoundingClientRect());
      return Math.abs(by) > 3 ? [`${text.innerText}: ${String(by)}`] : [];
    }),
  );
  expect(away).toEqual([]);
});

test('boxes to tick have the colour of the house', async ({ visit }) => {
  const { page } = await visit('hosted', { path: '#settings' });
  await page.locator('h1').waitFor();
  const colours = await page.evaluate(() => {
    const box = document.body.appendChild(document.createElement('input'));
    box.type = 'checkbox';
    const probe = document.body.appendChild(document.createElement('p'));
    probe.style.color = 'var(--accent)';
    return [getComputedStyle(box).accentColor, getComputedStyle(probe).color];
  });
  expect(colours[0]).toBe(colours[1]);
});

test('at 400% the content begins on the first screen, and nothing covers it', async ({ visit }) => {
  const { page } = await visit('hosted', { width: 320, height: 256 });
  await settled(page, 'Converged');
  // Magnified, a bar to scroll with takes next to nothing of the width.
  const bar = await page.evaluate(() => innerWidth - document.documentElement.clientWidth);
  await page.setViewportSize({ width: 320 + bar, height: 256 });
  for (const name of ['leaderboard', 'data', 'priors', 'checks', 'inspect', 'settings']) {
    await open(page, name);
    const { top, fixed } = await page.evaluate(() => ({
      top: document.querySelector('h1')?.getBoundingClientRect().top ?? Infinity,
      fixed: [...document.querySelectorAll('body *')]
        .filter((element) => element.checkVisibility())
        .filter((element) => ['fixed', 'sticky'].includes(getComputedStyle(element).position))
        .filter((element) => element.closest('main') === null)
        .filter((element) => element.getBoundingClientRect().bottom > 200)
        .map((element) => element.tagName),
    }));
    expect(top, name).toBeLessThan(200);
    expect(fixed, name).toEqual([]);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, name).toBeLessThanOrEqual(320);
  }
});

test('the whole row opens its details, and its links stay links', async ({ visit }) => {
  const { page } = await visit('hosted');
  await settled(page, 'Converged');
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: /^GPT-4/ }) });
  const box = await row.boundingBox();
  if (box === null) throw new Error('No row');
  const button = row.getByRole('button', { name: 'GPT-4' });
  await page.mouse.click(box.x + box.width * 0.6, box.y + box.height / 2);
  await expect.poll(() => button.getAttribute('aria-expanded')).toBe('true');
  await page.mouse.click(box.x + box.width * 0.35, box.y + box.height / 2);
  await expect.poll(() => button.getAttribute('aria-expanded')).toBe('false');
  const isLink = await row.getByRole('link').evaluate((link) => {
    const { x, y, width, height } = link.getBoundingClientRect();
    return document.elementFromPoint(x + width / 2, y + height / 2) === link;
  });
  expect(isLink).toBe(true);
});

test('links and buttons are 24 px high', async ({ visit }) => {
  const { page } = await visit('hosted');
  await settled(page, 'Converged');
  for (const name of ['leaderboard', 'data', 'priors', 'checks', 'runs', 'settings']) {
    await open(page, name);
    const low = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('a[href], button, summary, select')]
        .filter((element) => element.checkVisibility())
        .map((element) => ({ element, height: element.getBoundingClientRect().height }))
        .filter(({ height }) => height > 0 && height < 24)
        .map(({ element, height }) => `${element.innerText}: ${String(height)}`),
    );
    expect(low, name).toEqual([]);
  }
});

test('choices that have room stand in one row', async ({ visit }) => {
  for (const language of ['en', 'ja'] as const) {
    const { page } = await visit('hosted', { language, path: '#settings' });
    const groups = page.getByRole('radiogroup');
    await groups.nth(3).waitFor();
    const rows = await groups.evaluateAll((found) =>
      found.map((group) => {
        const tops = [...group.querySelectorAll('label')].map(
          (label) => label.getBoundingClientRect().top,
        );
        return new Set(tops).size;
      }),
    );
    expect(rows, language).toEqual(rows.map(() => 1));
  }
});

test('no choice of the priors is cut off', async ({ visit }) => {
  for (const [width, height] of [
    [1440, 900],
    [1200, 900],
    [360, 780],
  ]) {
    const { page } = await visit('hosted', { width, height });
    await settled(page, 'Converged');
    if (width < 1180) await page.getByRole('button', { name: 'Model and prior' }).click();
    await page
      .getByRole('radiogroup', { name: 'Prior on strength' })
      .getByText('Hierarchical')
      .click();
    await page.getByText('Exponential', { exact: true }).waitFor();
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('[role=radiogroup]')].flatMap((group) => {
        const { left, right } = group.getBoundingClientRect();
        return [...group.querySelectorAll('label span')]
          .filter((span) => {
            const box = span.getBoundingClientRect();
            return (
              box.left < left - 1 || box.right > right + 1 || span.scrollWidth > span.clientWidth
            );
          })
          .map((span) => span.textContent);
      }),
    );
    expect(cut, String(width)).toEqual([]);
  }
});

test('a slider is named once, and its value said apart', async ({ visit }) => {
  const { page } = await visit('hosted');
  await settled(page, 'Converged');
  const slider = page.getByRole('slider', { name: 'Half-width', exact: true }).first();
  expect(await slider.getAttribute('aria-valuetext')).toBe('4.0 log-odds');
});

test('where colours are forced, sliders, shares and what is chosen are still seen', async ({
  visit,
}) => {
  const { page, axe } = await visit('hosted');
  await page.emulateMedia({ forcedColors: 'active' });
  await settled(page, 'Converged');
  // The panel is built after the board.
  await page.getByRole('slider').first().waitFor();
  const looks = await page.evaluate(() => {
    const styleOf = (selector: string) => {
      const element = document.querySelector(selector);
      if (element === null) throw new Error(selector);
      return getComputedStyle(element);
    };
    return {
      page: styleOf('nav a[aria-current]').backgroundColor,
      other: styleOf('nav a:not([aria-current])').backgroundColor,
      choice: styleOf('[role=radiogroup] input:checked + span').backgroundColor,
      rest: styleOf('[role=radiogroup] input:not(:checked) + span').backgroundColor,
      chip: styleOf('.chip').forcedColorAdjust,
      slider: styleOf('input[type=range]').forcedColorAdjust,
      button: styleOf('.button.strong').forcedColorAdjust,
    };
  });
  expect(looks.page).not.toBe(looks.other);
  expect(looks.choice).not.toBe(looks.rest);
  expect(looks).toMatchObject({ chip: 'none', slider: 'none', button: 'none' });
  expect(await axe()).toEqual([]);
});

test('a figure that is saved while colours are forced keeps its own', async ({ visit }) => {
  const { page } = await visit('hosted');
  await page.emulateMedia({ forcedColors: 'active' });
  await settled(page, 'Converged');
  const svg = (await published(page, 'Figure', 'SVG')).bytes.toString();
  expect(svg).not.toContain('var(--');
  expect(svg).toContain('#1f1c16');
  expect(svg).toContain('commercial use OK');
});

test('what scrolls by itself fades while there is more below, and not at its end', async ({
  visit,
}) => {
  const { page } = await visit('hosted');
  await settled(page, 'Converged');
  // All nine models of the sample are in sight, at the width of a tablet as well.
  await open(page, 'priors');
  const rows = page.getByRole('region', { name: 'The models, best first' });
  await rows.getByRole('img').first().waitFor();
  for (const [width, height] of [
    [1440, 900],
    [768, 1024],
  ]) {
    await page.setViewportSize({ width, height });
    await expect.poll(() => fadeOf(rows), { message: String(width) }).toBe(0);
  }
  await page.setViewportSize({ width: 1440, height: 420 });
  await page.getByText('As a table: The ranking under this prior').click();
  const table = page.getByRole('region', { name: 'The ranking under this prior' });
  await expect.poll(() => fadeOf(table)).toBe(40);
  await table.evaluate((element) => {
    element.scrollTo(0, element.scrollHeight);
  });
  await expect.poll(() => fadeOf(table)).toBe(0);
  expect(await fadeOf(table, '--fade-right')).toBe(0);
  await page.setViewportSize({ width: 360, height: 780 });
  await expect.poll(() => fadeOf(table, '--fade-right')).toBe(40);
  await table.evaluate((element) => {
    element.scrollTo(element.scrollWidth, 0);
  });
  await expect.poll(() => fadeOf(table, '--fade-right')).toBe(0);
  await page.setViewportSize({ width: 1440, height: 420 });
  await page.locator('#open-files').setInputFiles(chainOf(40));
  await page.locator('header').getByText('40 models').waitFor();
  await settled(page, 'Converged');
  await open(page, 'priors');
  await expect.poll(() => fadeOf(rows)).toBe(40);
});

test('no question of a page is cut off', async ({ visit }) => {
  const { page } = await visit('hosted');
  await settled(page, 'Converged');
  const lines = Array.from({ length: 120 }, (_, row) =>
    JSON.stringify({
      ...{ question_id: `q${String(row % 60)}`, model_a: 'a', model_b: 'b' },
      winner: row % 3 === 0 ? 'model_b' : 'model_a',
    }),
  );
  const buffer = Buffer.from(lines.join('\n'));
  await page
    .locator('#open-files')
    .setInputFiles({ name: 'own.jsonl', mimeType: 'application/json', buffer });
  await page.locator('header').getByText('60 questions').waitFor();
  await open(page, 'data');
  await page.getByText('1 to 20 of 60').waitFor();
  const list = page.getByRole('region', { name: 'Questions', exact: true });
  for (const width of [1440, 360]) {
    await page.setViewportSize({ width, height: 780 });
    const hidden = () => list.evaluate((element) => element.scrollHeight - element.clientHeight);
    await expect.poll(hidden, { message: String(width) }).toBe(0);
  }
});

test('the CmdStan part of Runs follows what stands above it', async ({ visit }) => {
  const { page } = await visit('hosted', { path: '#runs' });
  await page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading') })
    .last()
    .waitFor();
  const gap = () =>
    page.getByRole('heading', { name: 'CmdStan' }).evaluate((heading) => {
      const { top } = heading.getBoundingClientRect();
      const boxes = [...document.querySelectorAll('main *')].map((one) =>
        one.getBoundingClientRect(),
      );
      const above = boxes.filter(({ height, bottom }) => height > 0 && bottom <= top);
      return top - Math.max(...above.map(({ bottom }) => bottom));
    });
  await expect.poll(gap).toBeLessThan(80);
});

test('the prior is drawn small where there is much room, its lines as thin as ever', async ({
  visit,
}) => {
  const { page } = await visit('hosted', { width: 1024, height: 768 });
  await settled(page, 'Converged');
  await open(page, 'priors');
  const controls = page.getByRole('complementary', { name: 'Model and prior to try' });
  const density = controls.getByRole('img').first();
  for (const width of [1024, 360]) {
    await page.setViewportSize({ width, height: 768 });
    const message = String(width);
    await expect.poll(async () => (await density.boundingBox())?.height, { message }).toBe(66);
    await expect
      .poll(async () => (await density.boundingBox())?.width, { message })
      .toBeGreaterThan(width * 0.7);
  }
  const strokes = await density
    .locator('path, line')
    .evaluateAll((marks) => marks.map((mark) => getComputedStyle(mark).vectorEffect));
  expect(new Set(strokes)).toEqual(new Set(['non-scaling-stroke']));
});

test('the changes under other settings have room on a tablet', async ({ visit }) => {
  const { page } = await visit('hosted', { width: 768, height: 1024 });
  await settled(page, 'Converged');
  await open(page, 'priors');
  const changes = page.getByRole('region', { name: 'Changes' });
  const rows = async () => {
    await page.locator('#compare-title').scrollIntoViewIfNeeded();
    return changes.getByRole('row').count();
  };
  await expect.poll(rows).toBe(5);
  const hidden = () => changes.evaluate((element) => element.scrollWidth - element.clientWidth);
  await expect.poll(hidden).toBe(0);
});
