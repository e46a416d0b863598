import { describe, expect, it } from 'vitest';
import { furtherQuestionsOf } from '../../../src/core/checks/questions/further-questions.ts';
import { DEFAULT_SCALE } from '../../../src/core/posterior/ranking/scale.ts';
import { furtherQuestionsText } from '../../../src/pages/checks/ranks/rank-text.ts';
import { numberWriter } from '../../../src/ui/text/numbers.ts';
import { checksWords } from '../../../src/words/checks.ts';

const KNOWN = {
  ...{ mean: 0.6, alike: 0.16, alone: 0.08, questions: 10, perQuestion: 6, information: 0.25 },
};
const write = numberWriter('en-GB', { scale: DEFAULT_SCALE, showLogOdds: false });

function said(part: Partial<typeof KNOWN>, isAlike = true): string {
  const found = furtherQuestionsOf({ ...KNOWN, ...part });
  const words = checksWords('en').separation.questions;
  return furtherQuestionsText(found, '95%', isAlike, words, write).join(' ');
}

describe('how many more questions, in words', () => {
  it('are said with their range, what halves the interval, and the limit of these', () => {
    const text = said({});
    expect(text).toMatch(/about \d+ further questions \(\d+ to \d+, .*each with about 6 judgments/);
    expect(text).toContain('30 further questions would halve the interval');
    expect(text).toContain(
      'these 10 questions get, they allow the precision of at most 40 judgments',
    );
    expect(text).toContain('so far they have that of 25.');
    expect(text).toMatch(/On these questions alone, about \d+ further judgments/);
  });

  it('say over which questions the judgments above are', () => {
    expect(said({}, true)).toContain('on a question of its own');
    expect(said({}, false)).toContain('over these questions alone');
  });

  it('send the reader to more questions where judgments on these can’t do', () => {
    expect(said({ mean: 0.3 })).toMatch(/the chance is \d+% at most: ask more questions/);
  });

  it('say that questions make no difference where they make none', () => {
    expect(said({ alike: 0.08 })).toContain('worth as much as on others');
  });

  it('say that nothing more is needed, or that nothing helps', () => {
    expect(said({ mean: 0.9 })).toContain('already separated at 95%');
    expect(said({ mean: 0, questions: 1e5 })).toMatch(/even 131,072 further questions/);
  });
});
