import { beforeEach, describe, expect, it, vi } from 'vitest';
import { PRACTICE_RUN } from '../../../practice-run.ts';
import type { Material } from '../../../../src/core/judge/material.ts';
import { usualPrice } from '../../../../src/core/judge/money/prices.ts';
import type { JudgingProvider } from '../../../../src/state/connections/providers.ts';
import { reportOf, sourceOf } from '../../data/data-sources.ts';

/** The practice set, as if its files were open; nothing of it was judged before. */
const at = vi.hoisted(() => ({ source: null as unknown }));
vi.mock('../../../../src/jobs.ts', () => ({ isAbort: () => false }));
vi.mock('../../../../src/state/data/importing.svelte.ts', () => ({ importing: at }));
vi.mock('../../../../src/state/data/keeping.svelte.ts', () => ({ keeping: { changes: 0 } }));
vi.mock('../../../../src/state/data/contents.ts', () => ({
  readMaterial: () => Promise.resolve(material()),
  readText: () => Promise.resolve('a text'),
}));
vi.mock('../../../../src/state/project/open-project.svelte.ts', () => ({
  openProject: { id: 'p', source: null },
}));
vi.mock('../../../../src/state/judging/run/judged-before.ts', () => ({
  judgedBefore: () => Promise.resolve([]),
}));
vi.mock('../../../../src/state/judging/run/before-run.ts', () => ({
  beforeNewRun: (questions: readonly string[]) =>
    Promise.resolve({ judged: { here: questions.length, elsewhere: 0, unknown: 0 } }),
}));
// Nobody is asked here.
vi.mock('../../../../src/state/connections/local-calls.ts', () => ({ askLocally: null }));
const page = { protocol: 'https:', href: 'https://caravan.example/' };
vi.stubGlobal('navigator', { onLine: true });
vi.stubGlobal('location', page);
vi.stubGlobal('window', { location: page, isSecureContext: true });

const { JudgingDraft } = await import('../../../../src/state/judging/draft/draft.svelte.ts');
const { apiKeys } = await import('../../../../src/state/connections/keys.svelte.ts');
const { PROVIDER_FACTS } = await import('../../../../src/state/connections/providers.ts');

const OPENAI = PROVIDER_FACTS.openai.baseUrl;
const MODELS = PRACTICE_RUN.models;
const QUESTIONS = PRACTICE_RUN.questions.length;
/** Comparisons of three models on every question. */
const PAIRS = 3 * QUESTIONS;

function material(): Material {
  const questions = PRACTICE_RUN.questions.map(({ id, category }) => ({
    ...{ id, category, turns: [{ text: 0 }], reference: [] },
    answers: MODELS.map((_, m) => [{ text: m + 1 }]),
  }));
  return {
    models: MODELS.map((name) => ({ name, answers: QUESTIONS })),
    ...{ categories: [], questions: QUESTIONS, isCut: false },
    chosen: { models: MODELS, questions },
  };
}

/** A draft of the practice set for these judges, whose texts were looked at. */
async function draftFor(...providers: (JudgingProvider | 'human')[]) {
  const draft = new JudgingDraft();
  for (const provider of providers) if (provider !== 'human') draft.panel.add(provider, 'en');
  draft.panel.setHuman(providers.includes('human'));
  const look = () => {
    expect(draft.material.preview).not.toBeNull();
  };
  await vi.waitFor(look, { interval: 1 });
  return draft;
}

beforeEach(() => {
  at.source = sourceOf([reportOf('practice')]);
  apiKeys.hold(OPENAI, 'sk-1');
});

describe('what the plan comes to', () => {
  it('is not known while the material is looked for', () => {
    const draft = new JudgingDraft();
    expect([draft.answered, draft.planned, draft.isReady]).toEqual([null, null, false]);
  });

  it('counts every judge', async () => {
    const draft = await draftFor('human', 'lexical');
    expect(draft.planned).toMatchObject({ most: 2 * PAIRS, missing: 0 });
    draft.changePlan({ kind: 'random', judgments: 7 });
    expect(draft.planned).toMatchObject({ most: 14, missing: 0 });
  });

  it('says why it can’t be carried out', async () => {
    const draft = await draftFor('lexical');
    draft.changePlan({ kind: 'random', judgments: 0.5 });
    expect(draft.planned).toEqual({
      failure: { kind: 'bad-setting', setting: 'judgments', value: '0.5' },
    });
    expect([draft.isReady, draft.isWhole]).toEqual([false, false]);
  });
});

it('knows how many of the project’s judgments are on its questions, once they are counted', async () => {
  const draft = await draftFor('lexical');
  expect(draft.before).toBeNull();
  await vi.waitFor(
    () => {
      expect(draft.before?.judged.here).toBe(QUESTIONS);
    },
    { interval: 1 },
  );
});

describe('whether it can be begun', () => {
  it('is so with judges who lack nothing', async () => {
    const draft = await draftFor('human', 'openai');
    expect([draft.isReady, draft.isWhole]).toEqual([true, true]);
  });

  it('is not so without judges', async () => {
    expect((await draftFor()).isReady).toBe(false);
  });

  it('is not so without a key, which a batch does without', async () => {
    apiKeys.hold(OPENAI, '');
    const draft = await draftFor('openai');
    expect([draft.isReady, draft.isWhole]).toEqual([false, true]);
    draft.panel.change(draft.panel.models[0].id, { model: '' });
    expect(draft.isWhole).toBe(false);
  });

  it('is not so while a human is to judge by a plan that is made as it goes', async () => {
    const draft = await draftFor('human', 'lexical');
    draft.changePlan({ kind: 'adaptive' });
    expect([draft.needsModels, draft.isReady]).toEqual([true, false]);
    draft.panel.setHuman(false);
    expect([draft.needsModels, draft.isReady]).toEqual([false, true]);
  });
});

describe('escalation', () => {
  it('needs one judge on this device and another over the network', async () => {
    expect((await draftFor('lexical')).canEscalate).toBe(false);
    expect((await draftFor('human', 'openai')).canEscalate).toBe(false);
    expect((await draftFor('openai', 'lexical')).canEscalate).toBe(true);
  });

  it('goes by the first judge on this device, and is in the setup only where it is wanted', async () => {
    const draft = await draftFor('human', 'openai', 'lexical', 'local-model');
    expect(draft.setupFor(MODELS, QUESTIONS)).not.toHaveProperty('escalation');
    draft.setEscalates(true);
    expect(draft.escalates).toBe(true);
    expect(draft.setupFor(MODELS, QUESTIONS).escalation).toEqual({ from: 2 });
  });

  it('waits, wanted as it is, while the plan is an adaptive one', async () => {
    const draft = await draftFor('lexical', 'openai');
    draft.setEscalates(true);
    draft.changePlan({ kind: 'adaptive' });
    expect([draft.canEscalate, draft.escalates]).toEqual([false, false]);
    draft.changePlan({ kind: 'all' });
    expect(draft.escalates).toBe(true);
  });
});

describe('prices', () => {
  it('are the usual ones until others are written, and none on this device', async () => {
    const draft = await draftFor('openai', 'lexical', 'openai-compatible');
    const usual = usualPrice(PROVIDER_FACTS.openai.models[0]);
    expect(usual).not.toBeNull();
    expect(draft.prices).toEqual([usual, { input: 0, output: 0 }, null]);
    draft.changePrice(draft.judges[0], { input: 7, output: 8 });
    expect(draft.prices[0]).toEqual({ input: 7, output: 8 });
  });

  it('hold for the same model at the same address, whatever its name', async () => {
    const draft = await draftFor('openai', 'openai');
    const [first, second] = draft.panel.models;
    draft.panel.change(second.id, { name: 'again' });
    draft.changePrice(draft.judges[0], { input: 7, output: 8 });
    expect(draft.prices[1]).toEqual({ input: 7, output: 8 });
    draft.panel.change(first.id, { model: 'another' });
    expect(draft.prices).toEqual([null, { input: 7, output: 8 }]);
  });

  it('are not known while one of their fields is empty', async () => {
    const draft = await draftFor('openai');
    draft.changePrice(draft.judges[0], { input: 7, output: null });
    expect(draft.priceFields).toEqual([{ input: 7, output: null }]);
    expect(draft.prices).toEqual([null]);
  });
});

it('adds who judged most of the project, where it can be asked', () => {
  const [name] = PROVIDER_FACTS.anthropic.models;
  const { outline } = sourceOf([]);
  const judges = [{ name, judgments: 9, unparsed: 0 }];
  at.source = sourceOf([reportOf('practice')], { outline: { ...outline, judges } });
  const draft = new JudgingDraft();
  draft.addModel('en');
  expect(draft.judges).toMatchObject([{ provider: 'anthropic', model: name }]);
});

it('sets a run up with all that was chosen', async () => {
  const draft = await draftFor('openai');
  draft.changePlan({ kind: 'baseline', baseline: MODELS[1] });
  draft.changePlan({ bothOrders: true, goal: 'ranking' });
  draft.changeLimits({ budget: 3 });
  draft.changeLimits({ perMinute: 20 });
  expect(draft.setupFor(MODELS, QUESTIONS)).toEqual({
    ...{ models: MODELS, questions: QUESTIONS, judges: draft.judges, prices: draft.prices },
    plan: { kind: 'baseline', baseline: 1, bothOrders: true },
    ...{ budget: 3, concurrency: 4, perMinute: 20 },
  });
  expect(draft.goalFor(MODELS)).toEqual({ kind: 'ranking' });
});
