import type { Locator, Page } from 'playwright-core';

/** Somebody who uses a page: each click, each field and each choice is a step. */
export interface Hands {
  readonly steps: () => number;
  press: (what: Locator) => Promise<void>;
  write: (field: Locator, text: string) => Promise<void>;
  /** @param label how the choice begins */
  choose: (field: Locator, label: string) => Promise<void>;
}

export function mouse(): Hands {
  let steps = 0;
  return {
    steps: () => steps,
    press: async (what) => {
      steps += 1;
      await what.click();
    },
    write: async (field, text) => {
      steps += 1;
      await field.fill(text);
    },
    choose: async (field, label) => {
      steps += 1;
      await field.waitFor();
      const options = await field.locator('option').allInnerTexts();
      await field.selectOption({ label: options.find((one) => one.startsWith(label)) ?? label });
    },
  };
}

/** Controls of a page, at most: who has tabbed so often has been everywhere. */
const MANY = 200;

/** Moves with Tab alone; the steps are those of a mouse. */
export function keyboard(page: Page): Hands {
  let steps = 0;
  const reach = async (what: Locator) => {
    steps += 1;
    await what.waitFor();
    for (let tab = 0; tab < MANY; tab++) {
      if (await what.evaluate((element) => element === document.activeElement)) return;
      const isInPage = await page.evaluate(() => document.hasFocus());
      await page.keyboard.press('Tab');
      // After the last control Firefox leaves the page, and comes back to the one it was on.
      if (!isInPage) await page.getByRole('link').first().focus();
    }
    throw new Error(`The keyboard does not reach ${String(what)}.`);
  };
  return {
    steps: () => steps,
    press: async (what) => {
      await reach(what);
      await page.keyboard.press('Enter');
    },
    write: async (field, text) => {
      await reach(field);
      for (const [at, line] of text.split('\n').entries()) {
        if (at > 0) await page.keyboard.press('Enter');
        await page.keyboard.type(line);
      }
    },
    choose: async (field, label) => {
      await reach(field);
      await page.keyboard.type(label);
    },
  };
}
