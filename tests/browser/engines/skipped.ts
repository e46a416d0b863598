import type { Engine } from './engine.ts';

interface Skipped {
  /** A part of the path of its file. */
  readonly file: string;
  /** The beginning of its name; all tests of the file where it is left out. */
  readonly test?: string;
  readonly reason: string;
}

/** Tests that are left out where the whole suite runs in Firefox, and why. */
const IN_FIREFOX: readonly Skipped[] = [];

/** Why a test is left out in an engine; null where it runs. */
export function reasonToSkip(engine: Engine, file: string, test: string): string | null {
  if (engine !== 'firefox') return null;
  const found = IN_FIREFOX.find(
    (one) => file.includes(one.file) && test.startsWith(one.test ?? ''),
  );
  return found?.reason ?? null;
}
