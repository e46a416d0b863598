import { describe } from 'vitest';
import type { Engine } from './engine.ts';
import { isInstalled } from './engine.ts';

/** Tests for the engines beside Chromium, skipped with a word where one is not installed. */
export function describeEach(tests: (engine: Engine) => void): void {
  for (const engine of ['firefox', 'webkit'] as const)
    if (isInstalled(engine)) describe(engine, () => tests(engine));
    else describe.skip(`${engine}: not installed here`, () => tests(engine));
}
