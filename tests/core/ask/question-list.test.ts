import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { questionLabel, readQuestionList } from '../../../src/core/ask/question-list.ts';
import { MAX_QUESTIONS } from '../../../src/core/limits.ts';

const textsOf = (text: string) => readQuestionList(text).questions.map(({ turns }) => turns[0]);

describe('a list of questions', () => {
  it('is one question a line, without blank ones', () => {
    expect(textsOf('Why is the sky blue?\n\n  \r\n What is a quark? \rWho was Bashō?')).toEqual([
      'Why is the sky blue?',
      'What is a quark?',
      'Who was Bashō?',
    ]);
    expect(readQuestionList(' \n')).toEqual({ questions: [], duplicates: 0, excess: 0 });
  });

  it.each([
    ['1. Why?', 'Why?'],
    ['12) Why?', 'Why?'],
    ['(3) Why?', 'Why?'],
    ['4: Why?', 'Why?'],
    ['- Why?', 'Why?'],
    ['* Why?', 'Why?'],
    ['• Why?', 'Why?'],
    ['・なぜですか', 'なぜですか'],
    ['①なぜですか', 'なぜですか'],
    ['１．なぜですか', 'なぜですか'],
    ['2．なぜですか', 'なぜですか'],
    ['（2）なぜですか', 'なぜですか'],
    ['3、なぜですか', 'なぜですか'],
  ])('leaves out what stands before %j', (line, question) => {
    expect(textsOf(line)).toEqual([question]);
  });

  it.each([
    '3.14 is close to which number?',
    '-5 の絶対値は?',
    '1868年に何がありましたか。',
    '2 + 2 = ?',
    '"Say ""hello"", then leave", he said. Why?',
    '○○とは何ですか。',
    '20260101. What is this number?',
  ])('leaves %j as it is', (line) => {
    expect(textsOf(line)).toEqual([line]);
  });

  it('asks what stands in it twice once, and tells', () => {
    const { questions, duplicates } = readQuestionList('1. Why?\nHow?\n2. Why?\nWhy?');
    expect(questions.map(({ turns }) => turns[0])).toEqual(['Why?', 'How?']);
    expect(duplicates).toBe(2);
  });

  it('names each by its position and its text', () => {
    const { questions } = readQuestionList('Why?\nHow?');
    expect(questions.map(({ id }) => id)).toEqual(
      readQuestionList('\n1. Why?\n\n2. How?').questions.map(({ id }) => id),
    );
    const [first] = readQuestionList('Whence?').questions;
    expect(first.id).toMatch(/^1-[0-9a-f]{8}$/);
    expect(first.id).not.toBe(questions[0].id);
  });

  it('has ids that differ, and reads what it gives as it is', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (lines) => {
        const { questions } = readQuestionList(lines.join('\n'));
        expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
        for (const { turns } of questions) expect(turns[0].trim()).not.toBe('');
      }),
    );
  });

  it('ends at the limit, and tells what lies beyond', () => {
    const lines = Array.from({ length: MAX_QUESTIONS + 3 }, (_, at) => `Question ${String(at)}?`);
    const { questions, excess } = readQuestionList(lines.join('\n'));
    expect(questions).toHaveLength(MAX_QUESTIONS);
    expect(excess).toBe(3);
  });
});

it('calls a question of a list by its number, and others by their id', () => {
  const ids = readQuestionList('Why?\nHow?').questions.map(({ id }) => id);
  expect([...ids, 'q-81', '7', '3-abc'].map(questionLabel)).toEqual([
    '1',
    '2',
    'q-81',
    '7',
    '3-abc',
  ]);
});
