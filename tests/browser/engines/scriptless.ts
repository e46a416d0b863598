import type { Page } from 'playwright-core';
import { launchOptions, typeOf } from '../launch.ts';
import type { Engine } from './engine.ts';
import { firefoxOptions } from './firefox.ts';

/** Opens an address for a reader who has switched JavaScript off and has no network. */
export async function openScriptless(
  engine: Engine,
  url: string,
): Promise<{ readonly page: Page; readonly close: () => Promise<void> }> {
  const options = engine === 'firefox' ? firefoxOptions(false) : await launchOptions(engine);
  const browser = await typeOf(engine).launch(options);
  const context = await browser.newContext({
    offline: true,
    // Firefox knows no such thing of a context, but a setting of its own.
    ...(engine !== 'firefox' && { javaScriptEnabled: false }),
  });
  const page = await context.newPage();
  await page.goto(url);
  const close = async () => {
    await context.close();
    await browser.close();
  };
  return { page, close };
}
