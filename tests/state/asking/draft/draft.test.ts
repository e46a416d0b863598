import { beforeEach, expect, it, vi } from 'vitest';

// Nobody is asked here, and no files are open.
vi.mock('../../../../src/state/connections/local-calls.ts', () => ({ askLocally: null }));
vi.mock('../../../../src/jobs.ts', () => ({ isAbort: () => false }));
vi.mock('../../../../src/state/data/importing.svelte.ts', () => ({ importing: { source: null } }));
vi.mock('../../../../src/state/data/placed-texts.ts', () => ({}));
vi.mock('../../../../src/state/data/contents.ts', () => ({}));
vi.mock('../../../../src/state/preferences/preferences.svelte.ts', () => ({
  preferences: { language: 'en' },
}));
const at = vi.hoisted(() => ({ counts: null as readonly number[] | null }));
vi.mock('../../../../src/state/asking/draft/earlier.svelte.ts', () => ({
  EarlierAnswers: class {
    counts() {
      return at.counts;
    }
  },
}));
const page = { protocol: 'https:', href: 'https://caravan.example/' };
vi.stubGlobal('navigator', { onLine: true });
vi.stubGlobal('location', page);
vi.stubGlobal('window', { location: page, isSecureContext: true });

const { AskingDraft } = await import('../../../../src/state/asking/draft/draft.svelte.ts');
const { apiKeys } = await import('../../../../src/state/connections/keys.svelte.ts');

const SERVER = { baseUrl: 'http://localhost:1/v1', model: 'm' };
function draft() {
  const made = new AskingDraft();
  made.panel.setProvider(0, 'openai-compatible');
  return made;
}

beforeEach(() => {
  at.counts = null;
});

it('is ready with a question and a model that can be asked', () => {
  const asked = draft();
  expect([asked.isReady, asked.outlook]).toEqual([false, null]);
  asked.questions.write('Why?');
  expect([asked.isReady, asked.isWhole]).toEqual([false, false]);
  asked.panel.change(0, SERVER);
  expect(asked.isReady).toBe(true);
  asked.panel.setProvider(0, 'openai');
  expect([asked.isReady, asked.isWhole]).toEqual([false, true]);
  apiKeys.hold(asked.models[0].baseUrl, 'sk-x');
  expect(asked.isReady).toBe(true);
  asked.panel.remove(0);
  expect(asked.isReady).toBe(false);
});

it('comes to an answer for each question, model and sample, less those that are there', () => {
  const asked = draft();
  asked.panel.change(0, SERVER);
  asked.panel.add();
  asked.questions.write('Why?\nHow?\nWhen?');
  asked.changeSettings({ samples: 2 });
  expect(asked.outlook).toMatchObject({ calls: 12, cost: null, unpriced: [0, 1] });
  at.counts = [4, 1];
  expect(asked.outlook?.calls).toBe(7);
});

it('is stored with everything it was begun with', () => {
  const asked = draft();
  asked.panel.change(0, SERVER);
  asked.changeSettings({ system: 'Be brief.' });
  asked.changeLimits({ budget: 2 });
  asked.changePrice(asked.models[0], { input: 1, output: 3 });
  const sampling = { temperature: null, maxTokens: 4096, seed: null };
  expect(asked.setupFor(asked.questions.list.questions)).toEqual({
    models: [{ name: 'm', provider: 'openai-compatible', ...SERVER, sampling }],
    ...{ questions: 0, samples: 1, system: 'Be brief.', prices: [{ input: 1, output: 3 }] },
    ...{ budget: 2, concurrency: 4, perMinute: null },
  });
});
