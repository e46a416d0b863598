import { expect, it } from 'vitest';
import type { ClearHabit } from '../../../src/core/judge-report/clear-habits.ts';
import { DEFAULT_SCALE } from '../../../src/core/posterior/ranking/scale.ts';
import { habitText } from '../../../src/pages/checks/judge-cards/cards-text.ts';
import { numberWriter } from '../../../src/ui/text/numbers.ts';
import { checksEn, checksWords } from '../../../src/words/checks.ts';

const effect = { value: -0.7, lower: -1.1, upper: -0.3, p: 0.001, judgments: 200, questions: 40 };
const said = (habit: ClearHabit['habit']) =>
  habitText(
    { judge: 'ann', habit, effect },
    checksEn['judge-cards'],
    numberWriter('en-GB', { scale: DEFAULT_SCALE, showLogOdds: true }),
  );

it('says what the share behind a habit is a share of', () => {
  expect(said('order')).toBe('ann favours the answer shown second: the first wins 33% [25–43].');
  expect(said('length')).toBe('ann favours shorter answers: one twice as long wins 33% [25–43].');
  expect(said('lists')).toBe(
    'ann dislikes lists: an answer with four wins 33% [25–43] against one with none.',
  );
  expect(said('family')).toMatch(
    /^ann is harder on models of its own family: .70 points \[.110 to .30\]\.$/,
  );
});

it('says the same in Japanese', () => {
  const words = checksWords('ja')['judge-cards'];
  const write = numberWriter('ja-JP', { scale: DEFAULT_SCALE, showLogOdds: true });
  expect(habitText({ judge: 'ann', habit: 'order', effect }, words, write)).toBe(
    'ann は後に示された回答を好みます：先の回答が勝つ割合 33%［25〜43］。',
  );
});
