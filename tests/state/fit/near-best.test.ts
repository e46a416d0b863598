import { expect, it, vi } from 'vitest';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import type { Draws } from '../../../src/core/posterior/draws/draws.ts';
import { nearBest as ofDraws } from '../../../src/core/posterior/ranking/near-best.ts';
import type { RankedModel } from '../../../src/core/posterior/ranking/near-best.ts';
import { DEFAULT_SCALE, ratingToWidth } from '../../../src/core/posterior/ranking/scale.ts';
import type { HeldDraws } from '../../../workers/held.ts';
import { drawsOf } from '../../core/posterior/draws-of.ts';

interface Asked {
  readonly held: HeldDraws;
  readonly ranking: readonly RankedModel[];
  readonly margin: number;
}

const preferences = { scale: DEFAULT_SCALE, showLogOdds: false };
const screen = { fit: { stage: 'running' } as unknown };
/** The margins that were asked about. */
const asked: number[] = [];

vi.mock('../../../src/state/preferences/preferences.svelte.ts', () => ({ preferences }));
vi.mock('../../../src/state/fit/session.svelte.ts', () => ({ session: screen }));
vi.mock('../../../src/jobs.ts', () => ({
  isAbort: (error: unknown) => error instanceof DOMException,
  run: (_name: string, { held, ranking, margin }: Asked) => {
    asked.push(margin);
    return Promise.resolve(ofDraws(held.draws ?? draws, ranking, margin));
  },
}));

const { nearBest } = await import('../../../src/state/fit/near-best.svelte.ts');
const draws: Draws = drawsOf({ ...DEFAULT_MODEL, order: null }, [
  [1, 0, -1],
  [0.5, 1, -1.5],
  [1, 0.75, -1.75],
  [2, -0.5, -1.5],
]);

it('has a margin that reads as it was written, and is converted for the other scale', () => {
  expect(nearBest.margin).toBe(20);
  preferences.showLogOdds = true;
  expect(nearBest.margin).toBe(0.115);
  nearBest.setMargin(0.2512);
  expect(nearBest.margin).toBe(0.2512);
  preferences.showLogOdds = false;
  expect(nearBest.margin).toBe(43.6);
  nearBest.setMargin(1234.5);
  expect(nearBest.margin).toBe(1234.5);
});

it('asks nothing before a fit is there, and then about its ranking within the margin', async () => {
  nearBest.setMargin(20);
  expect(nearBest.answer).toBeNull();
  const rows = [{ model: 0 }, { model: 2, lacks: 'mean' }, { model: 1 }];
  screen.fit = { stage: 'done', draws, summary: { rows } };
  expect(nearBest.answer).toBeNull();
  await vi.waitFor(() => {
    expect(nearBest.answer).not.toBeNull();
  });
  const margin = ratingToWidth(20, DEFAULT_SCALE);
  expect(asked).toEqual([margin]);
  expect(nearBest.answer).toMatchObject({
    question: { shown: { value: 20, isLogOdds: false } },
    value: [
      { model: 0, within: 0.75, loss: null },
      { model: 2, within: 0, loss: null },
      { model: 1, within: 0.25, loss: null },
    ],
  });
});
