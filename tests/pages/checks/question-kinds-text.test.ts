import { expect, it } from 'vitest';
import type { NamedQuestionReport } from '../../../src/core/checks/questions/named-report.ts';
import { DEFAULT_SCALE } from '../../../src/core/posterior/ranking/scale.ts';
import { kindsText } from '../../../src/pages/checks/questions/question-text.ts';
import { numberWriter } from '../../../src/ui/text/numbers.ts';
import { checksWords } from '../../../src/words/checks.ts';

const kinds: NamedQuestionReport['kinds'] = [
  ...(['separates', 'separates', 'separates'] as const),
  ...(['unclear', 'unclear', 'dead', 'reversed'] as const),
];

it.each([
  [
    'en',
    '3 of 7 questions clearly separate models. 1 is dead. 1 goes against the order. 2 have too few verdicts to tell.',
  ],
  [
    'ja',
    '7 問のうち 3 問は、モデルの差をはっきり示しています。1 問はモデルの差を示していません。1 問は順位に逆らっています。2 問は判定が足りず、わかりません。',
  ],
] as const)('counts every question once, in %s', (language, text) => {
  const report = { kinds, questions: kinds.length } as NamedQuestionReport;
  const write = numberWriter(language === 'en' ? 'en-GB' : 'ja-JP', {
    ...{ scale: DEFAULT_SCALE, showLogOdds: true },
  });
  expect(kindsText(report, checksWords(language).questions, write)).toBe(text);
});
