import { expect, it } from 'vitest';
import { separationText } from '../../../src/ui/text/separation-text.ts';
import { en } from '../../../src/words/en/frame.ts';
import { ja } from '../../../src/words/ja/frame.ts';

it('names the ranks that a row is not separated from, and says where that is all of them', () => {
  const [first, all] = [
    { from: 0, to: 2 },
    { from: 0, to: 4 },
  ];
  expect(separationText(first, 5, en.leaderboard)).toBe(
    'separated from every rank outside 1–3 (95% for all at once)',
  );
  expect(separationText(all, 5, en.leaderboard)).toBe(
    'separated from no other model (95% for all at once)',
  );
  expect(separationText(all, 5, ja.leaderboard)).toMatch(/^ほかのどのモデルとも/);
});
