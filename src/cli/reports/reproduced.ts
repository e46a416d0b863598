import { importJudgments } from '../../core/formats/intake/import-judgments.ts';
import type { FilesRead } from '../../core/formats/file/report.ts';
import { reproduce } from '../../core/reproduce/reproduce.ts';
import type { Attempt, Reproduction } from '../../core/reproduce/reproduce.ts';
import type { OrderPrior } from '../../core/model/settings.ts';
import { orderText, shellLine, strengthText } from '../../core/publish/arguments-text.ts';
import type { Ranking } from '../../core/table/benchmark.ts';
import { NO_EDITS } from '../../core/table/data-edits.ts';
import { CaravanError } from '../../core/failure.ts';
import { ArgumentError } from '../argument-error.ts';
import type { Arguments } from '../arguments.ts';
import { fileMessages, say } from '../file-messages.ts';
import { givenAt } from '../project-input.ts';
import { aligned, printable } from '../terminal.ts';

/**
 * How the rankings of a file were made of judgments, as `--reproduce` prints it.
 * @param path of the ranking file
 * @throws CaravanError where the file holds no ranking
 */
export async function reproducedText(
  path: string,
  { paths, sampler, json, where, models, judges }: Arguments,
  { table, files }: Pick<FilesRead, 'table' | 'files'>,
): Promise<string> {
  if (where.length > 0 || models !== null || judges !== null)
    throw new ArgumentError('--reproduce finds out which judgments were ranked; name none.');
  const { sources } = await givenAt([path]);
  const { read, failure } = await importJudgments(sources, {
    format: null,
    base: null,
    edits: NO_EDITS,
  });
  read.files.flatMap(fileMessages).forEach(say);
  const { rankings } = read.benchmark;
  if (rankings.length === 0)
    throw new CaravanError(failure ?? { kind: 'no-judgments', unparsed: 0, rejected: 0 });
  const strongWeight = files.find((file) => file.strong?.published)?.strong?.published ?? null;
  const made = rankings.map(
    (ranking) => [ranking, reproduce({ table, strongWeight, ranking }, sampler.seed ?? 1)] as const,
  );
  if (json) {
    const reproductions = made.map(([ranking, found]) => factsOf(ranking, found, paths));
    return `${JSON.stringify({ reproductions }, null, 1)}\n`;
  }
  return made.map(([ranking, found]) => textOf(ranking, found, paths)).join('\n');
}

function factsOf(
  { file, measure, entries }: Ranking,
  made: Reproduction | null,
  paths: readonly string[],
) {
  const about = { file: baseName(file), measure, published: entries.length };
  if (made === null) return { ...about, level: 'none' as const };
  const { best, others, models, against, intervals, kendall, onlyPublished, onlyOurs } = made;
  return {
    ...{ ...about, ...attemptFacts(best), against, kendall },
    arguments: argumentsOf(made),
    command: commandOf(made, paths),
    intervals: intervals && {
      method: intervals.method,
      probability: intervals.probability,
      width_ratio: intervals.ratio,
    },
    models: models.map(({ name, published, value, found, interval }) => ({
      ...{ id: name, published_as: published, published: value, found },
      ...(interval && {
        published_lower: interval.publishedLower,
        published_upper: interval.publishedUpper,
        found_lower: interval.lower,
        found_upper: interval.upper,
      }),
    })),
    only_published: onlyPublished,
    only_in_data: onlyOurs,
    others: others.slice(0, MAX_OTHERS).map(attemptFacts),
  };
}

function attemptFacts({ isWeighted, isPart, judge, setting, measure, shift, nearness }: Attempt) {
  const { method, model } = setting;
  const { level, farthest, typical, spread } = nearness;
  return {
    ...{ level, farthest, typical, spread },
    ...{ method, ties: model.ties, scale: measure.kind, shift },
    prior: method === 'posterior' ? strengthText(model.strength) : null,
    order: method === 'win-rate' || model.order === null ? 'none' : orderFact(model.order, method),
    grades: isWeighted ? ('as-published' as const) : ('ordinal' as const),
    judge,
    judgments: isPart ? ('published models' as const) : ('all' as const),
  };
}

/** What `rank` is to be told for the same numbers. */
function argumentsOf({ best, models, intervals }: Reproduction): string[] | null {
  const { method, model } = best.setting;
  if (method === 'win-rate') return null;
  const sampler = intervals?.method === 'rakuda-ensemble' ? 'ensemble-legacy' : null;
  return [
    ...(method === 'mle' ? ['--sampler', 'mle', '--bootstrap', 'percentile'] : []),
    ...(sampler === null ? [] : ['--sampler', sampler]),
    ...(method === 'posterior' ? ['--prior', strengthText(model.strength)] : []),
    ...['--order', model.order === null ? 'none' : orderText(model.order)],
    ...['--ties', model.ties, '--questions', 'these'],
    ...(best.isWeighted ? ['--grades', 'as-published'] : []),
    ...(best.judge === null ? [] : ['--only-judge', best.judge]),
    ...(best.isPart ? models.flatMap(({ name }) => ['--models', name]) : []),
    ...(best.measure.kind === 'rating' ? [] : ['--scale', 'log-odds']),
    ...(intervals === null ? [] : ['--interval', String(intervals.probability)]),
  ];
}

function commandOf(made: Reproduction, paths: readonly string[]): string | null {
  const args = argumentsOf(made);
  if (args === null) return null;
  return `npm run --silent rank -- ${shellLine([...paths, ...args])}`;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Maximum likelihood has an order effect, and no prior on it. */
function orderFact(prior: OrderPrior, method: string): string {
  if (method === 'mle') return 'free';
  return orderText(prior);
}

const MAX_OTHERS = 5;

const LEVELS = {
  digits: 'Reproduced to the last digit that was published.',
  same: 'Reproduced, up to what sampling and stopping rules leave open.',
  near: 'Nearly reproduced: something in how it was made is not known here.',
  far: 'Not reproduced: it was made in none of the ways tried here, or of other judgments.',
};

const METHODS = {
  mle: 'maximum likelihood',
  posterior: 'posterior medians',
  'rakuda-ensemble': 'the ensemble as Rakuda ran it',
  'win-rate': 'plain win rates',
  'as-fitted': 'as fitted',
};

const SCALE_WORDS = {
  rating: 'ratings (400 points for odds of ten to one)',
  'log-odds': 'natural log-odds',
  odds: 'odds',
  wins: 'numbers of judgments won',
  'win-rate': 'shares of judgments won',
  against: 'chances of winning',
};

function textOf(
  { file, measure, entries }: Ranking,
  made: Reproduction | null,
  paths: readonly string[],
): string {
  const title = `${printable(baseName(file))}, ${printable(measure)} (${entries.length} models)`;
  if (made === null)
    return `${title}\nFewer than two of its models are in these judgments under names that match.\n`;
  const { best, others, models, intervals, onlyPublished, onlyOurs } = made;
  const { nearness } = best;
  // As many as tell a thousandth of the spread.
  const decimals = Math.max(0, Math.min(6, 3 - Math.floor(Math.log10(nearness.spread || 1))));
  const number = (x: number): string =>
    x
      .toFixed(decimals)
      .replace(/^-(?=[0.]*$)/, '')
      .replace(/^-/, '−');
  const ends = (low: number, high: number): string => `${number(low)} to ${number(high)}`;
  const header = ['Model', 'Published', 'Found', 'Difference'];
  if (intervals !== null) header.push('Published interval', 'Found interval');
  const rows = models.map(({ published, value, found, interval }) => [
    ...[printable(published), number(value), number(found), number(found - value)],
    ...(intervals === null
      ? []
      : interval === null
        ? ['', '']
        : [
            ends(interval.publishedLower, interval.publishedUpper),
            ends(interval.lower, interval.upper),
          ]),
  ]);
  const command = commandOf(made, paths);
  return [
    title,
    `${LEVELS[nearness.level]} Largest difference ${size(nearness.farthest)}, typical ${size(nearness.typical)}, of a spread of ${size(nearness.spread)}${made.kendall === null ? '' : `; Kendall’s τ ${made.kendall.toFixed(2)}`}.`,
    `Nearest: ${wayText(best, made.against)}.`,
    ...(intervals === null
      ? []
      : [
          `Intervals: nearest to ${100 * intervals.probability}% of ${METHODS[intervals.method]}; ours are ${(100 * intervals.ratio).toFixed(0)}% as wide on average.`,
        ]),
    '',
    aligned([header, ...rows], new Set([0])),
    '',
    ...(onlyPublished.length === 0
      ? []
      : [`Published, but not in these judgments: ${listed(onlyPublished)}.`]),
    ...(onlyOurs.length === 0
      ? []
      : [`In these judgments, but not published: ${listed(onlyOurs)}.`]),
    ...(command === null ? [] : [`The same ranking: ${command}`]),
    'What else came near, by its typical difference:',
    ...others
      .slice(0, MAX_OTHERS)
      .map((other) => `  ${size(other.nearness.typical)}  ${wayText(other, null)}`),
    '',
  ].join('\n');
}

/** Which judgments, by which method, on which scale. */
function wayText(attempt: Attempt, against: string | null): string {
  const { isWeighted, isPart, judge, setting } = attempt;
  const { method, model } = setting;
  const facts = attemptFacts(attempt);
  return [
    METHODS[method],
    ...(facts.prior === null ? [] : [`prior ${facts.prior}`]),
    `ties ${model.ties}`,
    ...(method === 'win-rate'
      ? []
      : [facts.order === 'none' ? 'no order effect' : `order effect ${facts.order}`]),
    ...(isWeighted ? ['strong verdicts counted as its format does'] : []),
    ...(judge === null ? [] : [`only ${printable(judge)}`]),
    ...(isPart ? ['only the models published'] : []),
    `on the scale of ${SCALE_WORDS[attempt.measure.kind]}${against === null ? '' : ` against ${printable(against)}`}`,
    ...(attempt.shift === null || attempt.measure.kind === 'odds'
      ? []
      : [`shifted by ${size(attempt.shift)}`]),
  ].join(', ');
}

/** Three digits that count. */
function size(x: number): string {
  return String(Number(x.toPrecision(3))).replace(/^-/, '−');
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, MAX_NAMES).map(printable).join(', ');
  return names.length > MAX_NAMES ? `${shown} and ${names.length - MAX_NAMES} more` : shown;
}

const MAX_NAMES = 12;
