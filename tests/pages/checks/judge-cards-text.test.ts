import { describe, expect, it } from 'vitest';
import type { ClearHabit } from '../../../src/core/judge-report/clear-habits.ts';
import { judgeCards } from '../../../src/core/judge-report/judge-cards.ts';
import type { StyleReport } from '../../../src/core/judge-report/style-habits.ts';
import { Outcome } from '../../../src/core/table/judgments.ts';
import { DEFAULT_SCALE } from '../../../src/core/posterior/ranking/scale.ts';
import { cardsVerdict, habitText } from '../../../src/pages/checks/judge-cards/cards-text.ts';
import { numberWriter } from '../../../src/ui/text/numbers.ts';
import { checksEn, checksWords } from '../../../src/words/checks.ts';
import { judgment, tableOf } from '../../core/formats/tables.ts';

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

describe('the verdict on all judges', () => {
  const { left, right } = Outcome;
  const table = tableOf(
    Array.from({ length: 40 }, (_, n) => {
      const [first, second] = n % 2 === 0 ? ['a', 'b'] : ['b', 'a'];
      return judgment('ann', first, second, n % 4 < 2 ? left : right, {
        question: `q${String(n)}`,
      });
    }),
  );
  const report = judgeCards(table);
  const measured: StyleReport = {
    judges: [
      {
        ...{ judge: 'ann', judgments: 40, length: { ...effect, p: 0.9 }, longerWins: null },
        moreWins: { lists: null, headings: null, bold: null, code: null },
        formats: { lists: null, headings: null, bold: null, code: null },
      },
    ],
    withoutTexts: 0,
  };
  const verdict = (styles: StyleReport | null, language: 'en' | 'ja' = 'en') =>
    cardsVerdict(
      report,
      styles,
      checksWords(language)['judge-cards'],
      numberWriter(language === 'en' ? 'en-GB' : 'ja-JP', {
        scale: DEFAULT_SCALE,
        showLogOdds: true,
      }),
    );

  it('is no all-clear before length and format are tested', () => {
    expect(verdict(null)).toBe(
      'Nothing clear so far: chance could explain the result of the one test made on 1 judge. Length and format have not been tested yet.',
    );
    expect(verdict(null, 'ja')).toBe(
      '審査員 1 人についてこれまでに調べた 1 項目では、はっきりした偏りは見られません。長さと書式の好みはまだ調べていません。',
    );
    expect(verdict(measured)).toBe(
      'No clear bias: chance could explain every result of 2 tests on 1 judge, after correction for their number.',
    );
    const long = { ...measured.judges[0], length: { ...effect, p: 1e-9 } };
    expect(verdict({ ...measured, judges: [long] })).toMatch(/^ann favours shorter answers/);
  });

  it('says that length and format can’t be tested without the answers', () => {
    const untold = verdict({ judges: [], withoutTexts: 40 });
    expect(untold).toContain('No clear bias');
    expect(untold).toContain('Length and format can’t be tested: the answers are not kept.');
  });
});
