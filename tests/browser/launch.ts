import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import type { BrowserType, LaunchOptions } from 'playwright-core';
import { findChromium } from '../../.setup/chromium.mjs';
import type { Engine } from './engines/engine.ts';
import { firefoxOptions, firefoxType } from './engines/firefox.ts';
import { webkit } from './engines/webkit/webkit.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const dist = join(root, 'dist');

/** Per chain: enough to converge, and few for all that is fitted. */
export const FEW_DRAWS = 500;

/** Milliseconds that Playwright waits, for a start as well: a guard, as in vitest.config.ts. */
export const PATIENCE = 120_000;

const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Chromium's own stand-in for a graphics card. */
const GRAPHICS = [
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  '--enable-features=Vulkan',
  '--use-vulkan=swiftshader',
  '--use-angle=swiftshader',
];

/** What launches an engine, as playwright-core's browser types. */
export function typeOf(engine: Engine): Pick<BrowserType, 'launch' | 'launchPersistentContext'> {
  if (engine === 'webkit') return webkit;
  return engine === 'firefox' ? firefoxType() : chromium;
}

export async function launchOptions(engine: Engine, hasGraphics = false): Promise<LaunchOptions> {
  if (engine === 'webkit') return {};
  if (engine === 'firefox') return firefoxOptions();
  const executablePath = await findChromium();
  if (executablePath === null) throw new Error('No Chromium; CHROMIUM_PATH names one.');
  // Root may not use the sandbox.
  const flags = hasGraphics
    ? [...FLAGS.filter((flag) => flag !== '--disable-gpu'), ...GRAPHICS]
    : FLAGS;
  const args = process.getuid?.() === 0 ? [...flags, '--no-sandbox'] : flags;
  return { executablePath, args, timeout: PATIENCE };
}
