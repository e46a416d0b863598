import { describe, expect, it } from 'vitest';
import { foldedName } from '../../../src/core/names/shown-name.ts';
import { judgesNamed, listedJudges } from '../../../src/core/overview/further-judges.ts';
import { furtherJudges as shape } from '../../../src/storage/shapes/outline.ts';
import * as v from 'valibot';

/** So many judges, each with a judgment less than the one before. */
function judgesOf(names: readonly string[]) {
  return names.map((name, at) => ({ name, judgments: names.length - at, unparsed: at % 3 }));
}

const FEW = judgesOf(['ann', 'Ben', '花子']);
const PLAIN = judgesOf(Array.from({ length: 1500 }, (_, n) => `user_${String(n)}`));
/** Names that are searched as something else: capitals, wide letters, what can't be seen. */
const FOLDED = judgesOf(
  Array.from({ length: 1500 }, (_, n) => `${n % 2 === 0 ? 'User' : 'ＵＳＥＲ\u200B'} ${String(n)}`),
);

const all = (found: ReturnType<typeof judgesNamed>) =>
  Array.from({ length: found.length }, (_, place) => found.at(place));

describe('judges of an outline', () => {
  it.each([
    ['few', FEW, false],
    ['many', PLAIN, true],
    ['many that are searched as something else', FOLDED, true],
  ])('are all there, in their order: %s', (_, judges, hasFurther) => {
    const listed = listedJudges(judges);
    expect(listed.furtherJudges !== undefined).toBe(hasFurther);
    expect(all(judgesNamed(listed, ''))).toEqual(judges);
    expect(listed.furtherJudges?.folded === undefined).toBe(judges !== FOLDED);
  });

  it.each(['user_14', 'USER_149', '9', 'er_1400', 'user_1', 'nobody', '0user', '_'])(
    'are found by a part of their name: %s',
    (wanted) => {
      const found = all(judgesNamed(listedJudges(PLAIN), wanted));
      expect(found).toEqual(PLAIN.filter(({ name }) => name.includes(wanted.toLowerCase())));
    },
  );

  it.each(['ｕｓｅｒ 12', 'user 1499', '14'])(
    'are found by how names are searched: %s',
    (wanted) => {
      const found = all(judgesNamed(listedJudges(FOLDED), wanted));
      expect(found).toEqual(
        FOLDED.filter(({ name }) => foldedName(name).includes(foldedName(wanted))),
      );
      expect(found.length).toBeGreaterThan(0);
    },
  );

  it('are stored, and refused where their columns do not belong together', () => {
    const { furtherJudges: sound } = listedJudges(PLAIN);
    if (sound === undefined) throw new Error('no further judges');
    expect(v.is(shape, sound)).toBe(true);
    for (const damage of [
      { names: sound.names.slice(1) },
      { ends: sound.ends.slice(1) },
      { ends: sound.ends.toReversed() },
      { judgments: sound.judgments.slice(1) },
      { unparsed: sound.unparsed.map(() => NaN) },
      { folded: { names: 'a', ends: Uint32Array.of(1) } },
    ])
      expect(v.is(shape, { ...sound, ...damage })).toBe(false);
  });
});
