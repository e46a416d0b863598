import type { Browser, BrowserContext, BrowserContextOptions, BrowserType } from 'playwright-core';
import { WebKitContext } from './context.ts';
import { startScreen } from './driver.ts';

/** As Playwright's browser types, as far as tests need it (README.md says what is missing). */
export const webkit: Pick<BrowserType, 'launch' | 'launchPersistentContext'> = {
  launch: async () => {
    const screen = await startScreen();
    // Here a part is taken for the whole: what is missing throws where it is called.
    return {
      version: () => 'WebKitGTK',
      newContext: (options: BrowserContextOptions = {}) =>
        Promise.resolve(new WebKitContext(screen.display, options)),
      close: () => Promise.resolve(screen.stop()),
    } as unknown as Browser;
  },
  launchPersistentContext: async (profile, options = {}) => {
    const screen = await startScreen();
    const context = new WebKitContext(screen.display, { ...options, profile });
    const close = context.close.bind(context);
    context.close = async () => {
      await close();
      screen.stop();
    };
    return context as unknown as BrowserContext;
  },
};
