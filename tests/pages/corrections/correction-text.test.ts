import { describe, expect, it } from 'vitest';
import type { JudgmentLine } from '../../../src/core/overview/judgment-list.ts';
import type { Correction } from '../../../src/core/table/corrections/corrections.ts';
import {
  changeText,
  markText,
  stepText,
  subjectText,
} from '../../../src/pages/corrections/correction-text.ts';
import { correctionsWords } from '../../../src/words/corrections.ts';

const [en, ja] = [correctionsWords('en'), correctionsWords('ja')];
const said = {
  left: 'a',
  right: 'b',
  question: 'q',
  judge: 'j',
  turn: null,
  outcome: 'left',
} as const;
const to = (verdict: 'left' | 'right' | 'tie' | 'excluded') =>
  ({ kind: 'judgment', file: 'f', row: 0, said, to: verdict }) as const;
const question = { kind: 'question', question: 'q' } as const;
const answer = { kind: 'answer', model: 'b', question: 'q' } as const;

/** A judgment whose right model is shown by another name. */
const line = (by?: Correction): JudgmentLine => ({
  ...{ row: 0, left: 'a', right: 'B', fileLeft: 'a', fileRight: 'b', outcome: 1, question: 'q' },
  ...{ judge: 'j', turn: null, weight: 1, isOrderKnown: true, swapped: null },
  ...(by && { corrected: { by, fileOutcome: 0 } }),
  places: { question: [], left: [], right: [] },
});

describe('what a correction is called', () => {
  it('says what counts beside what the file says', () => {
    expect(markText(line(), en)).toBe('');
    expect(
      [to('right'), to('excluded'), question, answer].map((by) => markText(line(by), en)),
    ).toEqual([
      'corrected (file: a is better)',
      'left out (file: a is better)',
      'left out with its question (file: a is better)',
      'left out with the answer of B (file: a is better)',
    ]);
    expect(markText(line(to('tie')), ja)).toBe('訂正済み（ファイルでは a の勝ち）');
    const unread = { ...line(), corrected: { by: to('left'), fileOutcome: 3 } as const };
    expect(markText(unread, en)).toBe('corrected (file: no readable verdict)');
  });

  it('goes from the one to the other', () => {
    expect(changeText(to('right'), en)).toBe('a is better → b is better');
    expect(changeText(to('excluded'), en)).toBe('a is better → left out');
    expect([to('tie'), question, answer].map((one) => subjectText(one, en))).toEqual([
      ...['a and b', 'Question q', 'Answer of b to question q'],
    ]);
  });

  it('is a sentence once it was made or taken back', () => {
    const done = (after: Correction) => stepText({ key: '', before: null, after }, en);
    const back = (before: Correction) => stepText({ key: '', before, after: null }, en);
    expect([to('tie'), to('excluded'), question, answer].map(done)).toEqual([
      'Corrected: Tie. The file says: a is better.',
      'Left out: the judgment of a and b.',
      'Left out: question q.',
      'Left out: the answer of b to question q.',
    ]);
    expect([to('tie'), question, answer].map(back)).toEqual([
      'The file’s verdict on a and b counts again.',
      'Question q is included again.',
      'The answer of b to question q is included again.',
    ]);
    expect(stepText({ key: '', before: null, after: null }, en)).toBe('');
  });

  it('writes out what can’t be seen in names, and cuts long ones', () => {
    const hostile = { ...said, left: 'a\u202E', right: 'x'.repeat(500) };
    const text = changeText({ said: { ...hostile, outcome: 'right' }, to: 'left' }, en);
    expect(text).toContain('a⟨U+202E⟩ is better');
    expect(text.length).toBeLessThan(200);
    expect(subjectText({ ...question, question: '\u200B' }, ja)).toBe('質問 ⟨U+200B⟩');
  });
});
