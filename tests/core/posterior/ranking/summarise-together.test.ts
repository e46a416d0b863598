import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DEFAULT_MODEL, RAKUDA_MODEL } from '../../../../src/core/model/settings.ts';
import type { ModelSettings } from '../../../../src/core/model/settings.ts';
import { describePart } from '../../../../src/core/posterior/ranking/describe.ts';
import type { ParameterPart } from '../../../../src/core/posterior/ranking/describe.ts';
import {
  layOut,
  summarise,
  summariseTogether,
} from '../../../../src/core/posterior/ranking/summarise.ts';
import { RAKUDA_2023_07_14 as RAKUDA } from '../../../../src/core/samples/rakuda-2023-07-14.ts';
import { approximate } from '../../../../src/core/sampler/approximation/laplace.ts';
import { runChain } from '../../../../src/core/sampler/chain.ts';
import { DEFAULT_SAMPLER } from '../../../../src/core/sampler/settings.ts';
import type { SamplerName } from '../../../../src/core/sampler/settings.ts';
import { INTERVALS } from '../../counts-of.ts';

/** Chains of the sample, and what they are summed up with. */
function drawn(model: ModelSettings, sampler: SamplerName, draws: number) {
  const settings = { ...DEFAULT_SAMPLER, sampler, draws, warmup: 20, chains: 2 };
  const approximation = approximate(RAKUDA.counts, model);
  const chains = [0, 1].map((c) => runChain(RAKUDA.counts, model, settings, approximation, c));
  return [chains, RAKUDA.counts, model, settings, INTERVALS, approximation] as const;
}

const HEAVY = { family: 'hierarchical', hyper: 'half-cauchy', scale: 1 } as const;
const FITS = [
  drawn(RAKUDA_MODEL, 'split-hmc', 101),
  // Strengths and τ whose moments are in question.
  drawn({ ...DEFAULT_MODEL, ties: 'davidson', strength: HEAVY }, 'split-hmc', 100),
  drawn({ ...DEFAULT_MODEL, strength: { family: 'student-t', df: 0.4, scale: 1 } }, 'nuts', 60),
  drawn(DEFAULT_MODEL, 'mle', 40),
];

/** What is sent to another thread arrives as a copy, and leaves nothing behind. */
const sent = <T>(value: T, buffers: readonly ArrayBufferLike[]): T =>
  structuredClone(value, { transfer: buffers.filter((b) => b instanceof ArrayBuffer) });

const elsewhere = (part: ParameterPart) => {
  const { columns, facts } = part;
  const buffers = [
    ...columns.map(({ buffer }) => buffer),
    ...(facts.bootstrap ? Object.values(facts.bootstrap) : []).flatMap((one: unknown) =>
      one instanceof Float64Array ? [one.buffer] : [],
    ),
  ];
  return Promise.resolve(structuredClone(describePart(sent(part, [...new Set(buffers)]))));
};

it('is the same to the bit whoever describes which parameters, or nobody helps', async () => {
  const whole = FITS.map((fit) => summarise(...fit));
  await fc.assert(
    fc.asyncProperty(
      fc.nat({ max: FITS.length - 1 }),
      fc.nat({ max: 30 }),
      fc.boolean(),
      async (which, own, isHelped) => {
        const laid = layOut(...FITS[which]);
        const cut = Math.min(own, laid.columns.length);
        const help = isHelped ? elsewhere : () => Promise.resolve(undefined);
        expect(await summariseTogether(laid, help, cut)).toEqual(whole[which]);
      },
    ),
    { numRuns: 24 },
  );
  expect(await summariseTogether(layOut(...FITS[0]), elsewhere)).toEqual(whole[0]);
});
