import { describe, expect, it } from 'vitest';
import { readFiles } from '../../../src/core/formats/intake/read.ts';
import {
  PRACTICE_MODELS,
  practiceFiles,
  practiceQuestions,
} from '../../../src/core/samples/practice.ts';
import { CollectedTexts } from '../formats/collect-texts.ts';
import { textSource } from '../formats/sources.ts';

const CATEGORIES = {
  ja: ['歴史', '社会', '政治', '地理'],
  en: ['History', 'Society', 'Government', 'Geography'],
};
const JAPANESE = /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/gu;

describe.each(['ja', 'en'] as const)('the practice set in %s', (language) => {
  const questions = practiceQuestions(language);

  it('has twelve questions, three in each of the four categories of Rakuda', () => {
    expect(questions.map(({ category }) => category)).toEqual(
      CATEGORIES[language].flatMap((name) => [name, name, name]),
    );
    expect(new Set(questions.map(({ id }) => id)).size).toBe(12);
  });

  it('has a wordy answer that is longer than the good one, and no two answers alike', () => {
    const texts = questions.flatMap(({ good, wordy, wrong }) => [good, wordy, wrong]);
    expect(new Set(texts).size).toBe(36);
    for (const { good, wordy, wrong } of questions) {
      expect(wordy.length).toBeGreaterThan(good.length);
      expect(wrong.length).toBeLessThan(good.length);
    }
  });

  it('is in its language', () => {
    for (const { text, good, wordy, wrong } of questions) {
      for (const part of [text, good, wordy, wrong]) {
        const japanese = part.match(JAPANESE)?.length ?? 0;
        if (language === 'ja') expect(japanese).toBeGreaterThan(part.length / 2);
        else expect(japanese).toBe(0);
      }
    }
  });

  it('opens as files like anybody’s', async () => {
    const collected = new CollectedTexts();
    const sources = practiceFiles(language).map(({ name, text }) => textSource(text, name));
    const { files, benchmark } = await readFiles(sources, { format: null, texts: collected.sink });
    expect(files.map(({ format, rejected }) => [format, rejected])).toEqual([
      ['questions', 0],
      ['answers', 0],
    ]);
    expect(benchmark.questions.map(({ id, turns: [turn] }) => [id, collected.texts[turn]])).toEqual(
      questions.map(({ id, text }) => [id, text]),
    );
    const answers = benchmark.answers.map(({ model, question, turns: [turn] }) => [
      ...[model, question, collected.texts[turn]],
    ]);
    expect(answers).toEqual([
      ...questions.map(({ id, good }) => [PRACTICE_MODELS.good, id, good]),
      ...questions.map(({ id, wordy }) => [PRACTICE_MODELS.wordy, id, wordy]),
      ...questions.map(({ id, wrong }) => [PRACTICE_MODELS.wrong, id, wrong]),
    ]);
  });
});

it('shares no question between the languages', () => {
  const ids = [...practiceQuestions('ja'), ...practiceQuestions('en')].map(({ id }) => id);
  expect(new Set(ids).size).toBe(24);
});
