import { expect, it } from 'vitest';
import { questionText } from '../../../src/pages/inspect/question-text.ts';
import { inspectWords } from '../../../src/words/inspect.ts';

it('says of an id that it is a question, and leaves alone one that is a question itself', () => {
  const [en, ja] = [inspectWords('en').question, inspectWords('ja').question];
  expect(questionText('81', en)).toBe('Question 81');
  expect(questionText('LaSEuuNG54CdpH9KCxTnZ3', ja)).toBe('質問 LaSEuuNG54CdpH9KCxTnZ3');
  expect(questionText('What is a caravan?', en)).toBe('What is a caravan?');
  expect(questionText('四国の県は？', ja)).toBe('四国の県は？');
});
