import { expect, it } from 'vitest';
import { nameOfText } from '../../../src/core/formats/record/fields.ts';
import { isOwnText } from '../../../src/core/names/own-text.ts';
import { questionText } from '../../../src/pages/inspect/question-text.ts';
import { inspectWords } from '../../../src/words/inspect.ts';

it('says of an id that it is a question, and leaves alone one that is a question itself', () => {
  const [en, ja] = [inspectWords('en').question, inspectWords('ja').question];
  expect(questionText('81', en)).toBe('Question 81');
  expect(questionText('LaSEuuNG54CdpH9KCxTnZ3', ja)).toBe('質問 LaSEuuNG54CdpH9KCxTnZ3');
  expect(questionText('What is a caravan?', en)).toBe('What is a caravan?');
  expect(questionText('四国の県は？', ja)).toBe('四国の県は？');
});

it('knows a question that goes by its own text', () => {
  expect(isOwnText('Why?', 'Why?')).toBe(true);
  expect(isOwnText('One line\nand another', 'One line and another')).toBe(true);
  expect(isOwnText('1', '1. Why?')).toBe(false);
  const long = 'Why is it so? '.repeat(40);
  const name = nameOfText(long);
  expect(isOwnText(name ?? '', long.slice(0, 240))).toBe(true);
  expect(isOwnText(name ?? '', `So ${long}`.slice(0, 240))).toBe(false);
});
