import { describe, expect, it } from 'vitest';
import { takeOver } from '../../../src/core/ask/take-over.ts';
import type { AnswerTurn } from '../../../src/core/ask/setup.ts';
import { answerTurn, askedModel, askedQuestion } from './asked.ts';

const models = [askedModel('A'), askedModel('B')];
const why = askedQuestion('1', 'Why?');
const how = askedQuestion('2', 'How?');
const talk = askedQuestion('3', 'Hello?', 'And then?');

/** A run of two models, known by the identities 'a' and 'b'. */
const run = (questions = [why, how], samples = 1, system = '') => ({
  ...{ setup: { models, system, samples }, identities: ['a', 'b'], questions },
});
const tasks = (answers: readonly AnswerTurn[]) =>
  answers.map(({ model, question, sample, turn, text }) => [model, question, sample, turn, text]);

describe('answers of earlier runs', () => {
  it('are taken over by what was asked, wherever it stands now, and cost nothing more', () => {
    const before = { ...run(), answers: [answerTurn([1, 0, 0, 0]), answerTurn([0, 1, 0, 0])] };
    const taken = takeOver({ ...run([how, why]), identities: ['b', 'a'], setup: run().setup }, [
      before,
    ]);
    expect(tasks(taken)).toEqual([
      [1, 0, 0, 0, 'answer 0-1-0-0'],
      [0, 1, 0, 0, 'answer 1-0-0-0'],
    ]);
    for (const { cost } of taken) expect(cost).toBe(0);
  });

  it('are not those of another identity, system prompt or conversation', () => {
    const answers = [answerTurn([0, 0, 0, 0])];
    expect(takeOver(run(), [{ ...run(), identities: ['x', 'y'], answers }])).toEqual([]);
    expect(takeOver(run(), [{ ...run([why, how], 1, 'Be brief.'), answers }])).toEqual([]);
    expect(takeOver(run([talk]), [{ ...run([askedQuestion('3', 'Hello?')]), answers }])).toEqual(
      [],
    );
  });

  it('fill samples one by one, from run to run, and never more than are wanted', () => {
    const first = {
      ...run([why], 2),
      answers: [
        [0, 0, 1, 0],
        [0, 0, 0, 0],
      ].map(at),
    };
    const second = { ...run([why], 2), answers: [at([0, 0, 0, 0])] };
    const sampled = (samples: number) =>
      takeOver(run([why], samples), [first, second]).map(({ sample, text }) => [sample, text]);
    expect(sampled(1)).toEqual([[0, 'answer 0-0-0-0']]);
    expect(sampled(4)).toEqual([
      [0, 'answer 0-0-0-0'],
      [1, 'answer 0-0-1-0'],
      [2, 'answer 0-0-0-0'],
    ]);
  });

  it('are whole conversations as far as they went', () => {
    const answers = [at([0, 0, 0, 1]), at([0, 0, 0, 0]), at([1, 0, 0, 1])];
    const taken = takeOver(run([talk]), [{ ...run([talk]), answers }]);
    expect(tasks(taken)).toEqual([
      [0, 0, 0, 0, 'answer 0-0-0-0'],
      [0, 0, 0, 1, 'answer 0-0-0-1'],
    ]);
  });

  it('of one model under two names serve the first of them, further samples the second', () => {
    const twice = { ...run([why]), identities: ['a', 'a'] };
    const before = {
      ...run([why], 2),
      answers: [
        [0, 0, 0, 0],
        [0, 0, 1, 0],
      ].map(at),
    };
    expect(tasks(takeOver(twice, [before]))).toEqual([
      [0, 0, 0, 0, 'answer 0-0-0-0'],
      [1, 0, 0, 0, 'answer 0-0-1-0'],
    ]);
  });
});

function at(task: readonly number[]): AnswerTurn {
  return answerTurn([task[0], task[1], task[2], task[3]]);
}
