import 'fake-indexeddb/auto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { StoreName } from '../../../src/core/failure.ts';
import { readArchive } from '../../../src/storage/archive/read.ts';
import { canExport, deleteDamaged, exportDamaged } from '../../../src/storage/repair.ts';
import type { RawRecord } from '../../../src/storage/stores.ts';
import { failuresEn } from '../../../src/words/en/failures/failures.ts';
import { failuresJa } from '../../../src/words/ja/failures/failures.ts';
import type { DamageKind } from '../damage-kinds.ts';
import { checked } from './checked.ts';
import { fill, storeAgain, stored } from '../filled.ts';
import { PROJECT } from '../in-project.ts';

const AT = Date.UTC(2026, 0, 2);
let sound: RawRecord[] = [];

beforeAll(async () => {
  await fill();
  sound = await stored();
});

/** A sentence of letters, of which nothing is left open. */
function expectSaid(text: string, letters: RegExp): void {
  expect(text).toMatch(letters);
  expect(text).not.toMatch(/undefined|NaN|\[object|function/);
}

/** Each of these kinds of damage. */
export function repairs(kinds: readonly DamageKind[]): void {
  describe.each(kinds)('damage of %s: %s', (_store, _what, damage) => {
    it('is said in words, leaves the browser as a file, and goes without what is sound', async () => {
      const damaged = damage(structuredClone(sound));
      await storeAgain(damaged);
      const found = await checked();
      for (const { store, name, flaw } of found) {
        const failure = { kind: 'damaged-record', store, name, flaw } as const;
        expectSaid(failuresEn.failure(failure), /can’t be used: .+\. To export or delete it/);
        expectSaid(failuresJa.failure(failure), /使えません.*書き出し|壊れて/);
        expectSaid(failuresEn.record(store, name), /^(The|A|An|Stored) /);
        expectSaid(failuresJa.record(store, name), /\p{Script=Han}|\p{Script=Katakana}/u);
      }
      const exportable = found.filter(canExport);
      const { records } = await readArchive(await exportDamaged(exportable, AT), 'backup', {});
      const there = new Set(damaged.map(({ store, key }) => JSON.stringify([store, key])));
      const whole = exportable.filter(({ store, key }) => there.has(JSON.stringify([store, key])));
      expect(records).toBeGreaterThanOrEqual(whole.length);

      // What lay beside what is gone is found next.
      let rounds = 0;
      for (let all = found; all.length > 0; all = await checked()) {
        expect(++rounds).toBeLessThanOrEqual(4);
        for (const one of all) await deleteDamaged(one);
      }
      // Nothing that is left was changed, and of what nothing damaged names all is left.
      const left = await stored();
      for (const record of left) expect(damaged).toContainEqual(record);
      const stores = new Set(found.map(({ store }) => store));
      for (const [family, others] of FAMILIES) {
        if (family.some((store) => stores.has(store))) continue;
        const isOther = ({ store }: RawRecord) => others.includes(store);
        expect(left.filter(isOther)).toEqual(sound.filter(isOther));
      }
    });
  });
}

/** Stores that depend on each other: where none of the first is damaged, the second keep all. */
const FAMILIES: readonly (readonly [readonly StoreName[], readonly StoreName[]])[] = [
  [['keys'], ['keys']],
  [
    ['judging', 'judgingQuestions', 'replies', 'calls'],
    ['judging', 'judgingQuestions', 'replies', 'calls'],
  ],
  [
    ['asking', 'askedQuestions', 'answers', 'askCalls'],
    ['asking', 'askedQuestions', 'answers', 'askCalls'],
  ],
  [
    ['projects', 'data', 'runs', 'draws'],
    ['data', 'runs', 'draws'],
  ],
  [['projects'], ['projects']],
];

/** A damaged project takes along as a file all that names it. */
export async function takesAlong(): Promise<void> {
  const damaged = sound.map((one) =>
    one.store === 'projects'
      ? { ...one, value: { ...(one.value as object), createdAt: 'x' } }
      : one,
  );
  await storeAgain(damaged);
  const flaw = { kind: 'shape', field: 'createdAt' } as const;
  const one = { store: 'projects', key: PROJECT, name: '', flaw } as const;
  const { records } = await readArchive(await exportDamaged([one], AT), 'backup', {});
  expect(records).toBe(sound.filter(({ store }) => store !== 'keys').length);
  await deleteDamaged(one);
  expect(await stored()).toEqual(damaged.filter(({ store }) => store !== 'projects'));
}
