import { describe, expect, it } from 'vitest';
import { furtherQuestionsOf } from '../../../src/core/checks/questions/further-questions.ts';
import { DEFAULT_SCALE } from '../../../src/core/posterior/ranking/scale.ts';
import type { SeparationReport } from '../../../src/core/checks/separation.ts';
import { furtherQuestionsText, separationText } from '../../../src/ui/text/robustness-text.ts';
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

/** What is said first of all, of a pair that 151 judgments would separate. */
function summary(part: Partial<typeof KNOWN> | null, share: Partial<SeparationReport> = {}) {
  const report: SeparationReport = {
    ...{ ahead: 0, behind: 1, now: 0.9, level: 0.95, design: 'pair', steps: [] },
    ...{ half: 151, halfLower: 120, halfUpper: 180, most: 131_072, simulations: 200, seed: 1 },
    overQuestions: part && furtherQuestionsOf({ ...KNOWN, ...part }),
    ...share,
  };
  return separationText(report, ['a', 'b'], checksWords('en').separation, write);
}

describe('how many more judgments, in words', () => {
  it('are not said without what these questions allow', () => {
    expect(summary({ mean: 0.3 })).toMatch(
      /About 151 further judgments .* Over questions like these the chance is \d+% at most, .*: ask more/,
    );
    expect(summary({ mean: 0.3 }, { half: null })).toMatch(/less than half .*: ask more questions/);
    expect(summary({})).toMatch(/151 .* on these questions alone about \d+ further judgments/);
  });

  it('are all where questions are not known, or make no difference', () => {
    for (const known of [null, { alike: 0.08 }]) {
      expect(summary(known)).toMatch(/50% chance of separating them at 95%\.$/);
    }
  });
});

describe('how many more questions, in words', () => {
  it('are said with their range, what halves the interval, and the limit of these', () => {
    const text = said({});
    expect(text).toMatch(/about \d+ further questions \(\d+ to \d+, .*each with about 6 judgments/);
    expect(text).toContain('30 further questions would halve the interval');
    expect(text).toContain(
      'these 10 questions get, they allow the precision of at most 40 judgments',
    );
    expect(text).toContain('so far they have that of 25.');
  });

  it('say over which questions the judgments above are', () => {
    expect(said({}, true)).toContain('on a question of its own');
    expect(said({}, false)).toContain('over these questions alone');
  });

  it('say that questions make no difference where they make none', () => {
    expect(said({ alike: 0.08 })).toContain('worth as much as on others');
  });

  it('say that nothing more is needed, or that nothing helps', () => {
    expect(said({ mean: 0.9 })).toContain('already separated at 95%');
    expect(said({ mean: 0, questions: 1e5 })).toMatch(/even 131,072 further questions/);
  });
});
