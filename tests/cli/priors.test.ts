import { describe, expect, it } from 'vitest';
import { ArgumentError } from '../../src/cli/argument-error.ts';
import { gamesOf } from '../../src/cli/games.ts';
import { beliefOf, numberOf, orderOf, questionsOf, strengthOf } from '../../src/cli/priors.ts';

describe('a prior on strengths', () => {
  it.each([
    ['normal:2', { family: 'normal', scale: 2 }],
    ['laplace:.5', { family: 'laplace', scale: 0.5 }],
    ['uniform:1e1', { family: 'uniform', bound: 10 }],
    ['student_t:4:2', { family: 'student-t', df: 4, scale: 2 }],
    ['hierarchical:half-normal:1', { family: 'hierarchical', hyper: 'half-normal', scale: 1 }],
    ['hierarchical:half-cauchy:2', { family: 'hierarchical', hyper: 'half-cauchy', scale: 2 }],
    ['hierarchical:exponential:3', { family: 'hierarchical', hyper: 'exponential', scale: 3 }],
  ])('reads %s', (text, prior) => {
    expect(strengthOf(text)).toEqual(prior);
  });

  it.each([
    ...['', 'normal', 'normal:', 'normal:0', 'normal:-1', 'normal:x', 'normal:1:2', 'laplace:1:2'],
    ...[
      'uniform:0',
      'uniform:1:1',
      'student_t:4',
      'student_t:0:1',
      'student_t:4:0',
      'student_t:1:2:3',
    ],
    ...['hierarchical:1:1', 'hierarchical:half-normal', 'hierarchical:half-normal:0', 'cauchy:1'],
  ])('refuses “%s” and says what is offered', (text) => {
    expect(() => strengthOf(text)).toThrow(ArgumentError);
    expect(() => strengthOf(text)).toThrow(/^--prior .*offered: normal:SD, student_t:DF:SD/);
  });
});

describe('a prior on the order effect', () => {
  it.each([
    ['none', null],
    ['normal:0.5', { family: 'normal', scale: 0.5 }],
    ['uniform:2', { family: 'uniform', bound: 2 }],
  ])('reads %s', (text, prior) => {
    expect(orderOf(text)).toEqual(prior);
  });

  it.each(['', 'normal', 'normal:0', 'normal:1:1', 'uniform:-2', 'laplace:1', 'None'])(
    'refuses “%s”',
    (text) => {
      expect(() => orderOf(text)).toThrow(/^--order .*offered: normal:SD, uniform:LIMIT, none\.$/);
    },
  );
});

describe('a belief about one model', () => {
  it('holds colons in the name of the model', () => {
    expect(beliefOf('gpt-4:1.2:0.5')).toEqual({ model: 'gpt-4', mean: 1.2, scale: 0.5 });
    expect(beliefOf('a:b:-1:2')).toEqual({ model: 'a:b', mean: -1, scale: 2 });
  });

  it.each(['gpt-4', 'gpt-4:1', ':1:2', 'gpt-4:x:1', 'gpt-4:1:0', 'gpt-4:1:-1'])(
    'refuses “%s”',
    (text) => {
      expect(() => beliefOf(text)).toThrow(/^--belief .* is not MODEL:MEAN:SD/);
    },
  );
});

it.each([
  ['1', 1],
  ['-1.5', -1.5],
  ['.5', 0.5],
  ['5.', 5],
  ['1e-3', 0.001],
  ['1E+2', 100],
])('the number %s is read', (text, value) => {
  expect(numberOf(text)).toBe(value);
});

it.each(['', ' ', '0x10', '1,5', '1 ', '+1', '.', 'Infinity', 'NaN', '1e999'])(
  '“%s” is no number',
  (text) => {
    expect(numberOf(text)).toBeNull();
  },
);

it('reads how many games each pair played', () => {
  expect(numberOf(undefined)).toBeNull();
  expect([gamesOf('30'), gamesOf('0.5')]).toEqual([30, 0.5]);
  for (const text of ['0', '-1', 'many', ''])
    expect(() => gamesOf(text)).toThrow(/^--games .* give one above 0\.$/);
});

describe('the questions that intervals are over', () => {
  it.each([
    [[], {}],
    [['these'], {}],
    [['new'], { questions: { kind: 'robust' } }],
    [['new', 'robust'], { questions: { kind: 'robust' } }],
    [['new', 'model'], { questions: { kind: 'random', scale: 1 } }],
    [['new', 'model', 'half-normal:0.5'], { questions: { kind: 'random', scale: 0.5 } }],
    [[undefined, 'robust'], { questions: { kind: 'robust' } }],
    [[undefined, undefined, 'half-normal:2'], { questions: { kind: 'random', scale: 2 } }],
  ])('reads %j', (args, part) => {
    expect(questionsOf(...(args as [string?, string?, string?]))).toEqual(part);
  });

  it.each([
    [['all'], 'offered: new, these'],
    [['new', 'random'], 'offered: model, robust'],
    [['new', 'model', 'normal:1'], 'offered: half-normal:SCALE'],
    [['new', 'model', 'half-normal:0'], 'offered: half-normal:SCALE'],
    [['new', 'robust', 'half-normal:1'], '--omega is for --question-method model'],
    [['these', 'model'], 'are for --questions new'],
  ])('refuses %j', (args, said) => {
    const read = () => questionsOf(...(args as [string?, string?, string?]));
    expect(read).toThrow(ArgumentError);
    expect(read).toThrow(said);
  });
});
