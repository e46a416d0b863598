import { expect, it } from 'vitest';
import { tiesWords } from '../../src/words/leaderboard/ties.ts';

it('parts a name from what follows in Japanese only where it ends in Latin letters', () => {
  const { use } = tiesWords('ja');
  expect(use('Rao–Kupper')).toBe('Rao–Kupper を使う');
  expect(use('累積しきい値モデル')).toBe('累積しきい値モデルを使う');
  expect(use('Davidson（段階なし）')).toBe('Davidson（段階なし）を使う');
});
