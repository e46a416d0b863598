import type { Locator, Page } from 'playwright-core';
import { expect } from '../../harness.ts';
import { unfold } from './unfold.ts';

export const PARTS = [
  ...['convergence', 'predictive', 'loo', 'fragility', 'questions', 'ranks'],
  ...['separation', 'slices', 'style', 'map', 'calibration'],
];

/** What starts the checks that wait to be asked. */
export const BEGIN: Readonly<Record<string, RegExp>> = {
  loo: /Compare models|モデルを比べる/,
  fragility: /Find the smallest change|最小の変更を探す/,
  questions: /Analyse the questions|質問を分析する/,
  separation: /^Simulate$|シミュレーションする/,
  calibration: /Check the sampler|サンプラーを確かめる/,
};

/** How many figures each part shows of the sample, all checks made. */
export const FIGURES: Readonly<Record<string, number>> = {
  ...{ convergence: 4, predictive: 3, loo: 3, fragility: 2, questions: 2 },
  // There are counts alone, and no answers.
  ...{ ranks: 2, separation: 1, slices: 0, style: 0, map: 0, calibration: 1 },
};

export const part = (page: Page, name: string): Locator => page.locator(`#${name}`);

export const figures = (page: Page, name: string): Locator =>
  part(page, name).locator('svg[role="img"]');

export async function openChecks(page: Page): Promise<void> {
  await page.evaluate(() => {
    location.hash = 'checks';
  });
  await page.locator('#convergence h2').waitFor();
}

/** Opens a part and, where it waits to be asked, asks. */
export async function show(page: Page, name: string, wanted = FIGURES[name]): Promise<void> {
  await unfold(page, name);
  await part(page, name).scrollIntoViewIfNeeded();
  await page.evaluate((id) => document.getElementById(id)?.scrollIntoView(), name);
  if (Object.hasOwn(BEGIN, name)) {
    await part(page, name).getByRole('button', { name: BEGIN[name] }).click();
  }
  await expect
    .poll(async () => {
      // What is far down is drawn when it is looked at.
      for (const drawn of await part(page, name).locator('figure').all()) {
        await drawn.scrollIntoViewIfNeeded();
      }
      return figures(page, name).count();
    })
    .toBe(wanted);
}
