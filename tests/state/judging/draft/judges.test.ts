import { beforeEach, describe, expect, it, vi } from 'vitest';
import { LEXICAL_TIE_ZONE } from '../../../../src/core/limits.ts';
import { SCORED_TEXTS } from '../../../../src/core/judge/local/scores.ts';
import { ownTemplate } from '../../../../src/core/judge/prompt/templates.ts';

// Nobody is asked here.
vi.mock('../../../../src/state/connections/local-calls.ts', () => ({ askLocally: null }));
const page = { protocol: 'https:', href: 'https://caravan.example/' };
vi.stubGlobal('navigator', { onLine: true });
vi.stubGlobal('location', page);
vi.stubGlobal('window', { location: page, isSecureContext: true });

const { HUMAN, JudgesDraft, problemOf } =
  await import('../../../../src/state/judging/draft/judges.svelte.ts');
const { apiKeys } = await import('../../../../src/state/connections/keys.svelte.ts');
const { lastConnection } = await import('../../../../src/state/connections/last-connection.ts');
const { PROVIDER_FACTS } = await import('../../../../src/state/connections/providers.ts');

const OPENAI = PROVIDER_FACTS.openai.baseUrl;
const template = ownTemplate('ja', 'json');

beforeEach(() => {
  apiKeys.hold(OPENAI, '');
});

/** A draft without a human. */
function draft() {
  const judges = new JudgesDraft();
  judges.setHuman(false);
  return judges;
}

it('begins with a human, who gives way to the first model and may judge beside it, as the first', () => {
  const judges = new JudgesDraft();
  const providers = () => judges.setups.map(({ provider }) => provider);
  expect(judges.setups).toEqual([HUMAN]);
  judges.add('openai', 'en');
  expect([judges.isHuman, providers()]).toEqual([false, ['openai']]);
  judges.setHuman(true);
  judges.add('lexical', 'en');
  expect(providers()).toEqual(['human', 'openai', 'lexical']);
});

describe('a judge that is added', () => {
  it('over the network follows a template in the language that is asked for', () => {
    const judges = draft();
    judges.add('openai', 'ja');
    expect(judges.setups[0]).toMatchObject({
      ...{ baseUrl: OPENAI, model: PROVIDER_FACTS.openai.models[0], template },
      sampling: { temperature: 0, maxTokens: 2048, seed: null },
    });
  });

  it('over the network is who judged before, where a provider offers it, unless one was asked', () => {
    const judges = draft();
    const [model] = PROVIDER_FACTS.anthropic.models;
    const { baseUrl } = PROVIDER_FACTS.anthropic;
    const named = (...names: string[]) => names.map((name) => ({ name }));
    judges.addModel('ja', named('gpt-4', model, PROVIDER_FACTS.gemini.models[0]));
    judges.addModel('ja', named('gpt-4'));
    judges.addModel('ja');
    const asked = {
      provider: 'openai-compatible',
      baseUrl: 'http://localhost:1/v1',
      model: 'm',
    } as const;
    lastConnection.note(asked);
    judges.addModel('ja', named(model));
    const usual = { provider: 'openai', model: PROVIDER_FACTS.openai.models[0] };
    expect(judges.setups).toMatchObject([
      { provider: 'anthropic', baseUrl, model, template },
      ...[usual, usual, asked],
    ]);
  });

  it('on this device says less, as every token takes time', () => {
    const judges = draft();
    judges.add('local-model', 'ja');
    expect(judges.setups[0]).toMatchObject({ template, sampling: { maxTokens: 400 } });
  });

  it.each([
    ['lexical', LEXICAL_TIE_ZONE],
    ['local-scores', 0],
  ] as const)(
    'that gives scores (%s) follows none, and has a zone of ties',
    (provider, tieZone) => {
      const judges = draft();
      judges.add(provider, 'en');
      expect(judges.setups[0]).toMatchObject({ template: SCORED_TEXTS, tieZone });
      expect(judges.setups[0].sampling.maxTokens).toBe(0);
    },
  );
});

describe('the name of a judge', () => {
  it.each([
    ['what the user gave it', { name: ' mine ', model: 'gpt-9' }, 'mine'],
    ['that of its model', { name: ' ', model: ' gpt-9 ' }, 'gpt-9'],
    ['that of who offers it', { model: '' }, 'openai'],
    [
      'that of a model on this device, without its version',
      { provider: 'local-model', model: 'org/m@abc#q4' } as const,
      'org/m',
    ],
    ['the baseline’s', { provider: 'lexical', model: '' } as const, 'lexical baseline'],
  ])('is %s', (_what, part, name) => {
    const judges = draft();
    judges.add('openai', 'en');
    judges.change(judges.models[0].id, part);
    expect(judges.setups[0].name).toBe(name);
  });

  it('is its own, however many have the same', () => {
    const judges = draft();
    for (const name of ['j', 'j', 'j (2)', 'j']) {
      judges.add('openai', 'en');
      judges.change(judges.models[judges.models.length - 1].id, { name });
    }
    expect(judges.setups.map(({ name }) => name)).toEqual(['j', 'j (2)', 'j (2) (2)', 'j (3)']);
  });
});

it('changes and removes the judge that is meant, whose id no other gets', () => {
  const judges = draft();
  for (const name of ['a', 'b', 'c']) {
    judges.add('openai', 'en');
    judges.change(judges.models[judges.models.length - 1].id, { name });
  }
  const [, b, c] = judges.models;
  judges.change(b.id, { model: 'other' });
  judges.remove(c.id);
  judges.add('openai', 'en');
  expect(judges.models.map(({ setup: { name, model } }) => [name, model])).toEqual([
    ['a', PROVIDER_FACTS.openai.models[0]],
    ['b', 'other'],
    ['', PROVIDER_FACTS.openai.models[0]],
  ]);
  expect(judges.models[2].id).not.toBe(c.id);
});

it('asks without the spaces and slashes that were typed around', () => {
  const judges = draft();
  judges.add('openai-compatible', 'en');
  judges.change(judges.models[0].id, { baseUrl: ' https://h.example/v1// ', model: ' m ' });
  expect(judges.setups[0]).toMatchObject({ baseUrl: 'https://h.example/v1', model: 'm' });
});

describe('another provider', () => {
  const changed = { ...template, user: `${template.user} Be brief.` };

  it('has its own address and models; name and template stay', () => {
    const judges = draft();
    judges.add('openai', 'ja');
    const [{ id }] = judges.models;
    judges.change(id, { name: 'mine', template: changed });
    judges.setProvider(id, 'anthropic', 'en');
    const { baseUrl, models } = PROVIDER_FACTS.anthropic;
    expect(judges.models).toMatchObject([
      { id, setup: { name: 'mine', provider: 'anthropic', baseUrl, model: models[0] } },
    ]);
    expect(judges.models[0].setup.template).toBe(changed);
  });

  it('takes or leaves the template where only one of them follows any', () => {
    const judges = draft();
    judges.add('openai', 'ja');
    const [{ id }] = judges.models;
    judges.setProvider(id, 'lexical', 'ja');
    expect(judges.models[0].setup.template).toBe(SCORED_TEXTS);
    judges.setProvider(id, 'openai', 'en');
    expect(judges.models[0].setup.template).toEqual(ownTemplate('en', 'json'));
    expect(judges.models[0].setup).not.toHaveProperty('tieZone');
  });
});

describe('what is missing', () => {
  const key = { baseUrl: 'https://h.example/v1' };
  it.each([
    ['a key', 'openai', {}, 'no-key'],
    ['an address', 'openai-compatible', { model: 'm' }, 'no-address'],
    [
      'the beginning of an address',
      'openai-compatible',
      { model: 'm', baseUrl: 'localhost:11434/v1' },
      'bad-address',
    ],
    ['an address', 'openai-compatible', { model: 'm', baseUrl: '127.0.0.1' }, 'bad-address'],
    ['a model', 'openai-compatible', { ...key, model: ' ' }, 'no-model'],
    ['nothing where no key is needed', 'openai-compatible', { ...key, model: 'm' }, null],
    ['a model on this device', 'local-model', {}, 'no-model'],
    ['nothing of the baseline', 'lexical', { template: { ...template, user: '' } }, null],
    [
      'an answer in the template',
      'local-model',
      { model: 'm', template: { ...template, user: '{question}{answer_a}' } },
      'template',
    ],
    [
      'nothing where the judge is told another convention, which is the user’s choice',
      'local-model',
      { model: 'm', template: { ...template, convention: 'brackets' } },
      null,
    ],
  ] as const)('is %s', (_what, provider, part, problem) => {
    const judges = draft();
    judges.add(provider, 'en');
    judges.change(judges.models[0].id, part);
    expect(problemOf(judges.models[0])).toBe(problem);
  });

  it('is no key any more once there is one for the address as it is asked', () => {
    const judges = draft();
    judges.add('openai', 'en');
    judges.change(judges.models[0].id, { baseUrl: `${OPENAI}/ ` });
    apiKeys.hold(OPENAI, 'sk-1');
    expect(problemOf(judges.models[0])).toBeNull();
  });
});
