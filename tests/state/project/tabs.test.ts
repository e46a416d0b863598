import { beforeEach, expect, it, vi } from 'vitest';
import type { TabNews } from '../../../src/state/project/tabs.ts';

/** As in another tab. */
const fresh = async () => {
  vi.resetModules();
  return (await import('../../../src/state/project/tabs.ts')).tabs;
};

beforeEach(() => {
  vi.unstubAllGlobals();
});

it('tells other tabs what was done, and not the one that did it', async () => {
  const [here, there] = [await fresh(), await fresh()];
  const heard: [string, TabNews][] = [];
  here.listen((news) => heard.push(['here', news]));
  there.listen((news) => heard.push(['there', news]));
  here.tell({ kind: 'source', project: 'p' });
  there.tell({ kind: 'projects' });
  await vi.waitFor(() => {
    expect(new Map(heard)).toEqual(
      new Map([
        ['there', { kind: 'source', project: 'p' }],
        ['here', { kind: 'projects' }],
      ]),
    );
  });
  expect(heard).toHaveLength(2);
});

it('is silent where there are no channels', async () => {
  vi.stubGlobal('BroadcastChannel', undefined);
  const tabs = await fresh();
  tabs.listen(() => expect.fail());
  expect(() => {
    tabs.tell({ kind: 'projects' });
  }).not.toThrow();
});

it.each([
  ['has none', undefined],
  [
    'refuses it where nothing may be stored',
    function refused() {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    },
  ],
])('is alone where the browser %s', async (_, channel) => {
  vi.stubGlobal('BroadcastChannel', channel);
  const tabs = await fresh();
  tabs.listen(() => undefined);
  tabs.tell({ kind: 'projects' });
});
