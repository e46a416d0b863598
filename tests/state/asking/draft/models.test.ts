import { expect, it, vi } from 'vitest';

// Nobody is asked here.
vi.mock('../../../../src/state/connections/local-calls.ts', () => ({ askLocally: null }));
const page = { protocol: 'https:', href: 'https://caravan.example/' };
vi.stubGlobal('navigator', { onLine: true });
vi.stubGlobal('location', page);
vi.stubGlobal('window', { location: page, isSecureContext: true });

const { ModelsDraft } = await import('../../../../src/state/asking/draft/models.svelte.ts');
const { PROVIDER_FACTS } = await import('../../../../src/state/connections/providers.ts');

const setups = ({ models }: InstanceType<typeof ModelsDraft>) => models.map(({ setup }) => setup);

it('begins with one model, of which only the key is missing', () => {
  const panel = new ModelsDraft();
  expect(setups(panel)).toMatchObject([
    { name: '', provider: 'openai', baseUrl: PROVIDER_FACTS.openai.baseUrl },
  ]);
  expect(panel.setups[0].name).toBe(panel.setups[0].model);
});

it('adds another at the same address, asked in the same way, under a name of its own', () => {
  const panel = new ModelsDraft();
  panel.setProvider(0, 'openai-compatible');
  const sampling = { temperature: 0.7, maxTokens: 100, seed: 1 };
  panel.change(0, { name: 'mine', baseUrl: ' http://localhost:1/v1/ ', model: ' m ', sampling });
  panel.add();
  const [, second] = panel.models;
  expect(second.setup).toEqual({
    ...{ name: '', provider: 'openai-compatible', baseUrl: ' http://localhost:1/v1/ ', model: '' },
    sampling,
  });
  panel.change(second.id, { model: 'mine' });
  expect(panel.setups).toMatchObject([
    { name: 'mine', baseUrl: 'http://localhost:1/v1', model: 'm' },
    { name: 'mine (2)', baseUrl: 'http://localhost:1/v1', model: 'mine' },
  ]);
});

it('takes models away, and begins again with one that is ready to be filled in', () => {
  const panel = new ModelsDraft();
  panel.remove(0);
  expect(panel.models).toEqual([]);
  panel.add();
  expect(setups(panel)).toMatchObject([{ provider: 'openai' }]);
  expect(panel.models[0].id).not.toBe(0);
});

it('keeps the name and, between providers of one sort, how it samples', () => {
  const panel = new ModelsDraft();
  const sampling = { temperature: 0.7, maxTokens: 100, seed: 1 };
  panel.change(0, { name: 'mine', sampling });
  panel.setProvider(0, 'anthropic');
  expect(setups(panel)).toMatchObject([
    { name: 'mine', provider: 'anthropic', model: PROVIDER_FACTS.anthropic.models[0], sampling },
  ]);
  panel.setProvider(0, 'local-model');
  expect(setups(panel)).toMatchObject([
    { name: 'mine', baseUrl: '', model: '', sampling: { temperature: null, maxTokens: 400 } },
  ]);
});
