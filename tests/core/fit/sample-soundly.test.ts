import { expect, it } from 'vitest';
import { sampleSoundly } from '../../../src/core/fit/sample-soundly.ts';
import type { Soundness } from '../../../src/core/fit/sample-soundly.ts';
import { DEFAULT_SAMPLER } from '../../../src/core/sampler/settings.ts';
import { normalTarget } from '../sampler/targets.ts';

it('tells steps of NUTS as what they take, where split HMC did not do', () => {
  const { density, frame } = normalTarget([0, 0], [1, 0, 0, 1]);
  const sampler = { ...DEFAULT_SAMPLER, chains: 2, draws: 50, warmup: 50 };
  const told: { sampler: number; done: number; total: number }[] = [];
  let reads = 0;
  const result = sampleSoundly(
    density,
    frame,
    sampler,
    (chains, chosen) => {
      reads++;
      const soundness: Soundness = {
        ...{ sampler: chosen.sampler, chains: chains.length, draws: chosen.draws },
        ...{ rhatMax: 1, essBulkMin: 500, essTailMin: 500, divergences: 0, converged: true },
        acceptance: chosen.sampler === 'nuts' ? 0.9 : 0.5,
      };
      return { soundness };
    },
    (done, total) => told.push({ sampler: reads, done, total }),
  );
  expect(result.soundness.sampler).toBe('nuts');
  const [first, second] = [0, 1].map((run) => told.filter(({ sampler }) => sampler === run));
  expect(first.at(-1)).toMatchObject({ done: 200, total: 200 });
  const all = 200 + 9 * 2 * 1050;
  expect(second[0]).toMatchObject({ total: all });
  expect(second[0].done / all).toBeLessThan(0.05);
  expect(second.at(-1)).toMatchObject({ done: all, total: all });
  const dones = told.map(({ done }) => done);
  expect(dones).toEqual(dones.toSorted((a, b) => a - b));
});
