import 'fake-indexeddb/auto';
import { beforeAll, expect, vi } from 'vitest';
import { withJoint } from '../../../src/core/posterior/ranking/joint.ts';
import { isSummaryOf } from '../../../src/core/posterior/ranking/summary-of.ts';
import type { RawRecord } from '../../../src/storage/stores.ts';
import { project as words } from '../../../src/words/en/project.ts';
import type { Jobs } from '../../../workers/protocol.ts';
import type { DamageKind } from '../../storage/damage-kinds.ts';
import { fill, storeAgain, stored } from '../../storage/filled.ts';
import { fitted } from '../../storage/fitted.ts';
import { Newest } from '../../../src/state/work/newest.ts';

/** What of the page's start is shown; nothing is fitted. */
const shown = vi.hoisted((): string[] => []);
const session = vi.hoisted((): Record<string, unknown> => ({}));
const settings = vi.hoisted(() => ({ read: {} as unknown }));
vi.mock('../../../src/jobs.ts', () => ({
  isAbort: () => false,
  run: (name: string, { summary, draws }: Jobs['verifyDraws']['input']) =>
    Promise.resolve(name === 'jointly' ? withJoint(summary, draws) : isSummaryOf(summary, draws)),
}));
vi.mock('../../../src/state/preferences/preferences.svelte.ts', () => ({
  preferences: { words: { project: words } },
}));
vi.mock('../../../src/state/page/storage.svelte.ts', () => ({
  storage: { whenBack: () => undefined, closed: null },
}));
vi.mock('../../../src/state/page/begin-anew.ts', () => ({ beginAnew: () => undefined }));
vi.mock('../../../src/state/project/tabs.ts', () => ({
  tabs: { listen: () => undefined, tell: () => undefined },
}));
vi.mock('../../../src/state/project/catch-up.ts', () => ({ catchUp: () => Promise.resolve() }));
vi.mock('../../../src/state/runs/tidying.ts', () => ({ tidy: () => Promise.resolve() }));
vi.mock('../../../src/state/fit/refused-settings.svelte.ts', () => ({
  refused: { read: () => Promise.resolve(settings.read) },
}));
vi.mock('../../../src/state/fit/session.svelte.ts', () => ({ session }));

// What is imported only later must not come once these tests are over, and so in earnest.
await import('../../../src/state/project/catch-up.ts');
await import('../../../src/state/runs/tidying.ts');

let sound: RawRecord[] = [];

beforeAll(async () => {
  await fill();
  sound = await stored();
  const { run } = await fitted(1);
  settings.read = { model: run.model, sampler: run.sampler };
});

/** A page that has just been opened. */
async function fresh() {
  const newest = new Newest();
  shown.length = 0;
  const open = (what: string, name: string) => {
    newest.begin();
    shown.push(`${what} ${name}`);
  };
  Object.assign(session, {
    data: null,
    ask: () => newest.begin(),
    open: ({ name }: { name: string }) => {
      open('open', name);
    },
    restore: ({ run }: { run: { name: string } }) => {
      open('restore', run.name);
    },
    fail: ({ kind }: { kind: string }) => {
      open('fail', kind);
    },
    close: () => {
      open('close', '');
    },
  });
  vi.resetModules();
  await import('../../../src/state/project/catch-up.ts');
  await import('../../../src/state/runs/tidying.ts');
  const { opening } = await import('../../../src/state/fit/opening.ts');
  const { projectList } = await import('../../../src/state/project/project-list.svelte.ts');
  const { runs } = await import('../../../src/state/runs/runs.svelte.ts');
  return { opening, projectList, runs };
}

/** Where nothing is damaged. */
export async function opensWhatWasOpen(): Promise<void> {
  await storeAgain(sound);
  const { opening } = await fresh();
  await opening.start();
  expect(shown).toEqual(['restore fit 2']);
}

/** Where something is damaged in this way. */
export async function starts(...[store, what, damage]: DamageKind): Promise<void> {
  await storeAgain(damage(structuredClone(sound)));
  const { opening, projectList, runs } = await fresh();
  await opening.start();
  // A fit that is sound, or the sample; never a failure and never nothing.
  expect(shown).toHaveLength(1);
  expect(shown[0]).toMatch(/^restore fit [12]$|^open Rakuda/);
  expect(projectList.all.length).toBeGreaterThan(0);
  // What can't be used is set aside where it would be listed.
  if (store === 'projects') expect(projectList.damaged).toHaveLength(1);
  if (store === 'runs' || store === 'data' || store === 'draws') {
    await Promise.all(
      sound
        .flatMap((one) => (one.store === 'runs' ? [one.key] : []))
        .map(String)
        .map((id) => runs.load(id)),
    );
    expect([what, runs.damaged.length]).toEqual([what, expect.toSatisfy((n: number) => n > 0)]);
  }
}
