import { expect, it } from 'vitest';
import { readArguments } from '../../../src/cli/arguments.ts';

const read = (...args: string[]) => readArguments(['a.csv', ...args]);

it.each([
  [['--markdown'], { markdown: '-' }],
  [['--markdown=table.md', '--latex'], { markdown: 'table.md', latex: '-' }],
  [['--markdown', 'b.csv'], { markdown: '-', paths: ['a.csv', 'b.csv'] }],
  [['--', '--markdown'], { markdown: null, paths: ['a.csv', '--markdown'] }],
  [['--link'], { link: '-', linkHasQuestions: true }],
  [
    ['--link=https://a.org/', '--link-by-pair'],
    { link: 'https://a.org/', linkHasQuestions: false },
  ],
  [['--draws', '300'], { sampler: { draws: 300 }, drawsTo: null }],
  [['--draws', 'out/post'], { sampler: {}, drawsTo: 'out/post' }],
  [['--draws', 'post', '--draws', '300'], { sampler: { draws: 300 }, drawsTo: 'post' }],
  [['--gate', 'a > b', '--gate-false-alarms'], { falseAlarms: 200 }],
  [['--gate', 'a > b', '--gate-false-alarms=50'], { falseAlarms: 50 }],
  [['--gate', 'a > b', '--junit', 'j.xml', '--gate-summary'], { junit: 'j.xml', gateSummary: '-' }],
])('reads %j', (args, expected) => {
  expect(read(...args)).toMatchObject(expected);
});

it.each([
  [['--draws', '12.5'], '--draws 12.5 is not a whole number.'],
  [['--draws', '1e3'], '--draws 1e3 is not a whole number.'],
  [
    ['--json', '--markdown'],
    '--json and --markdown would both be printed; give a path to all but one, as in --markdown=table.md.',
  ],
  [['--latex', '--markdown'], /^--markdown and --latex would both be printed/],
  [['--link', '--markdown'], /^--link and --markdown would both be printed/],
  [['--link='], '--link= names no path.'],
  [['--link-by-pair'], '--link-by-pair is for --link, which is not given.'],
  [['--link', '--stan-draws', 'a.csv'], /^--link carries counts and settings, and no draws/],
  [['--latex='], '--latex= names no path.'],
  [['--junit', 'j.xml'], '--junit is for --gate, which is not given.'],
  [['--gate-summary'], '--gate-summary is for --gate, which is not given.'],
  [['--gate-false-alarms'], '--gate-false-alarms is for --gate, which is not given.'],
  [['--gate', 'a > b', '--gate-false-alarms=0'], /0 is no number of trials/],
  [['--gate', 'a > b', '--sampler', 'mle'], /^--gate needs draws from a posterior/],
  [
    ['--gate', 'P(a > b > 0.95'],
    "--gate P(a > b > 0.95 can't be read: at character 9 stands “>” in the place of “)”.",
  ],
  [['--gate', 'P(a > b)'], /at character 9 stands nothing more in the place of a comparison/],
  [['--gate', '"a > b'], /at character 1 stands .* in the place of a name whose quote is closed/],
])('refuses %j', (args, message) => {
  expect(() => read(...args)).toThrow(message);
});
