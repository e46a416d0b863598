import { describe, expect, it } from 'vitest';
import { ArgumentError } from '../../src/cli/argument-error.ts';
import { readArguments, USAGE } from '../../src/cli/arguments.ts';
import { DEFAULT_MODEL } from '../../src/core/model/settings.ts';

const read = (...args: string[]) => readArguments(['a.csv', ...args]) ?? expect.fail();

it('has a default for all but the files', () => {
  expect(readArguments(['a.csv', 'b'])).toEqual({
    ...{ paths: ['a.csv', 'b'], json: false, checks: false, model: DEFAULT_MODEL, sampler: {} },
    ...{ markdown: null, latex: null, drawsTo: null, gates: [], falseAlarms: null },
    ...{ gateSummary: null, junit: null, link: null, linkHasQuestions: true },
    ...{ interval: 0.68, models: null, judges: null, where: [], joint: null, lower: [] },
    isStyled: false,
    ...{ scale: 'rating', within: null, format: null, baseline: null, games: null },
    ...{ grades: 'ordinal', choices: 'plackett-luce', isOfTies: false, isOfQuestions: false },
    ...{ mapping: null, sides: 'shown' },
    ...{ project: null, stan: null, stanDraws: [], reports: [], sliceBy: 'category' },
    ...{
      reportFile: null,
      hasReportTexts: false,
      page: null,
      ...{ top: 3, separate: null, further: 'pair' },
      drift: [],
      against: null,
      reproduce: null,
    },
    isWithoutCorrections: false,
  });
});

it.each([
  [['--json'], { json: true }],
  [['--choices', 'pairs'], { choices: 'pairs' }],
  [['--checks'], { checks: true }],
  [['--report', 'slices', '--slice-by', 'turn'], { reports: ['slices'], sliceBy: 'turn' }],
  [['--report', 'questions'], { reports: ['questions'] }],
  [['--report', 'fragility', '--top', '2'], { reports: ['fragility'], top: 2 }],
  [
    ['--report', 'separation', '--separate', 'a\\|b|c', '--further', 'all'],
    { reports: ['separation'], separate: ['a|b', 'c'], further: 'all' },
  ],
  [['--ties', 'davidson'], { model: { ...DEFAULT_MODEL, ties: 'davidson' }, isOfTies: true }],
  [
    ['--prior', 'laplace:2'],
    { model: { ...DEFAULT_MODEL, strength: { family: 'laplace', scale: 2 } } },
  ],
  [['--order', 'none'], { model: { ...DEFAULT_MODEL, order: null } }],
  [
    ['--belief', 'a:1:2', '--belief', 'b:0:1'],
    {
      model: {
        ...DEFAULT_MODEL,
        informative: [
          { model: 'a', mean: 1, scale: 2 },
          { model: 'b', mean: 0, scale: 1 },
        ],
      },
    },
  ],
  [['--sampler', 'nuts'], { sampler: { sampler: 'nuts' } }],
  [['--sampler', 'mle', '--bootstrap', 'bca'], { sampler: { sampler: 'mle', bootstrap: 'bca' } }],
  [
    ['--chains', '2', '--draws', '300', '--warmup', '0', '--seed', '7'],
    { sampler: { chains: 2, draws: 300, warmup: 0, seed: 7 } },
  ],
  [['--interval', '.9'], { interval: 0.9 }],
  [['--models', 'a, b', '--models', 'c'], { models: ['a', 'b', 'c'] }],
  [['--only-judge', 'x, y', '--only-judge', 'z'], { judges: ['x, y', 'z'] }],
  [['--lower-is-better', 'x', '--lower-is-better', 'y'], { lower: ['x', 'y'] }],
  [['--scale', 'log-odds'], { scale: 'log-odds' }],
  [['--questions', 'these'], { isOfQuestions: true }],
  [
    ['--questions', 'new'],
    { model: { ...DEFAULT_MODEL, questions: { kind: 'robust' } }, isOfQuestions: true },
  ],
  [
    ['--question-method', 'model', '--scale', 'conditional-log-odds'],
    {
      model: { ...DEFAULT_MODEL, questions: { kind: 'random', scale: 1, isConditional: true } },
      ...{ scale: 'conditional-log-odds', isOfQuestions: true },
    },
  ],
  [['--within', '20'], { within: 20 }],
  [['--within', '0'], { within: 0 }],
  [['--format', 'promptfoo'], { format: 'promptfoo' }],
  [['--baseline', 'm'], { baseline: 'm' }],
  [['--games', '30'], { games: 30 }],
  [['--sides', 'unknown'], { sides: 'unknown' }],
  [['--stan', 'out'], { stan: 'out' }],
  [['--stan-draws', 'a', '--stan-draws', 'b'], { stanDraws: ['a', 'b'] }],
] as const)('reads %j', (args, part) => {
  expect(read(...args)).toEqual({ ...read(), ...part });
});

it('reads which columns say what', () => {
  expect(read('--map', 'left=a,right=b').mapping).toMatchObject({ left: 'a', right: 'b' });
});

it('reads which judge is the reference', () => {
  expect(read('--judges', 'joint').joint).toEqual({ reference: [] });
  const { joint } = read('--judges', 'joint', '--reference-judge', 'a', '--reference-judge', 'b');
  expect(joint).toEqual({ reference: ['a', 'b'] });
});

it('takes judges to be pooled, or some alone', () => {
  expect(read('--judges', 'pooled')).toEqual(read());
  expect(read('--judges', 'a, b', '--only-judge', 'c,d').judges).toEqual(['c,d', 'a', 'b']);
});

it('asks for nothing more where help is wanted', () => {
  expect(readArguments(['--help'])).toBeNull();
  expect(readArguments(['--help', '--ties', 'x'])).toBeNull();
});

describe('says what is wrong', () => {
  it.each([
    [
      ['--ties', 'x'],
      '--ties x is not offered; offered: half, drop, davidson, rao-kupper, adjacent, cumulative.',
    ],
    [['--sides', 'left'], '--sides left is not offered; offered: shown, unknown.'],
    [
      ['--scale', 'conditional-log-odds'],
      '--scale conditional-log-odds is for --question-method model.',
    ],
    [
      ['--scale', 'elo'],
      '--scale elo is not offered; offered: rating, log-odds, conditional-log-odds.',
    ],
    [['--chains', '1.5'], '--chains 1.5 is not a whole number.'],
    [['--seed', '-1'], /--seed/],
    [['--draws='], '--draws  is not a whole number.'],
    [['--interval', '0'], '--interval 0 is no probability; give one between 0 and 1.'],
    [['--interval', '1'], '--interval 1 is no probability; give one between 0 and 1.'],
    [['--interval', '68%'], '--interval 68% is no probability; give one between 0 and 1.'],
    [['--checks', '--sampler', 'mle'], /^--checks needs draws from a posterior/],
    [['--report', 'questions', '--sampler', 'mle'], /^--report questions needs draws from/],
    [['--report', 'separation', '--sampler', 'mle'], /^--report separation needs draws from/],
    [['--report', 'fragility', '--top', '0'], /^--top 0 is no number of models/],
    [['--top', '2'], /^--top is for --report fragility/],
    [['--further', 'all'], /^--further is for --report separation/],
    [['--report', 'separation', '--separate', 'a|a'], /^--separate a\|a names no two models/],
    [['--report', 'weather'], /weather/],
    [['--within', '20', '--sampler', 'mle'], /^--within needs draws from a posterior/],
    [['--within=-1'], '--within -1 is no margin; give a number, 0 or more.'],
    [['--within', 'near'], '--within near is no margin; give a number, 0 or more.'],
    [['--sampler', 'gibbs'], /^--sampler gibbs is not offered; offered: .*split-hmc/],
    [['--bootstrap', 'x'], /^--bootstrap x is not offered/],
    [['--format', 'x'], /^--format x is not offered; offered: .*promptfoo/],
    [['--grades', 'x'], /^--grades x is not offered/],
    [['--slice-by', 'turn'], /^--slice-by is for --report slices/],
    [['--report', 'all'], /offered: judges, questions, slices/],
    [['--reference-judge', 'a'], /^--reference-judge is for --judges joint/],
    [['--nonsense'], /nonsense.*; offered: --json, --checks, /],
    [['--json=yes'], /offered: --json/],
    [['--ties'], /--ties.*offered: --json/],
  ] as const)('of %j', (args, message) => {
    expect(() => read(...args)).toThrow(ArgumentError);
    expect(() => read(...args)).toThrow(message);
  });

  it('where no file is given', () => {
    expect(() => readArguments(['--json'])).toThrow('No file given.');
  });
});

it('tells of every option in its help', () => {
  expect(() => read('--nonsense')).toThrow(ArgumentError);
  try {
    read('--nonsense');
  } catch (error) {
    const offered = String(error).match(/--[a-z-]+(?=[,.])/g) ?? [];
    expect(offered.length).toBeGreaterThan(20);
    const isTold = (option: string) =>
      ['', '[='].some((value) => USAGE.includes(`  ${option}${value || ' '}`));
    expect(offered.filter((option) => !isTold(option))).toEqual([]);
  }
});
