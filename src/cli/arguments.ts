import { FORMATS } from '../core/formats/readers/registry.ts';
import type { Mapping } from '../core/formats/file/mapping.ts';
import type { FormatId } from '../core/formats/file/format-id.ts';
import { CHOICES, GRADES } from '../core/formats/file/way.ts';
import type { Choices, Grades } from '../core/formats/file/way.ts';
import { MIN_JUDGMENTS_PER_QUESTION, MIN_QUESTIONS } from '../core/limits.ts';
import { TIE_MODELS } from '../core/model/settings.ts';
import { BOOTSTRAPS, SAMPLERS } from '../core/sampler/settings.ts';
import type { SamplerSettings } from '../core/sampler/settings.ts';
import { ArgumentError, oneOf } from './argument-error.ts';
import { gamesOf } from './games.ts';
import { MAP_HELP, mappingOf } from './mapping/mapping.ts';
import { optionsIn } from './options.ts';
import { checkProject, checkReport } from './project-path.ts';
import { drawsOf, PUBLISH_HELP, publishedOf } from './publish/asked.ts';
import type { AskedPublish } from './publish/asked.ts';
import { CLUSTERS, modelOf, numberOf, ORDER_PRIORS, PRIORS, SCALES } from './priors.ts';
import type { AskedModel, Scale } from './priors.ts';
import { isReportPath, REPORT_HELP, reportsOf } from './reports/asked.ts';
import type { AskedReports } from './reports/asked.ts';
import { conditionsOf, WHERE_HELP } from './where.ts';
import { marginOf } from './within.ts';
import type { Condition } from '../core/overview/conditions.ts';

/** What a call of the command line asks for. */
export interface Arguments extends AskedModel, AskedReports, AskedPublish {
  readonly paths: readonly string[];
  readonly json: boolean;
  /** Whether to check the posterior as well. */
  readonly checks: boolean;
  /** What differs from the defaults for the data. */
  readonly sampler: Partial<SamplerSettings>;
  /** Probability of the interval that is printed. */
  readonly interval: number;
  /** Only judgments between these, or null for all. */
  readonly models: readonly string[] | null;
  /** What all judgments are to have; none where all are meant. */
  readonly where: readonly Condition[];
  /** Whether strengths are adjusted for the style of answers. */
  readonly isStyled: boolean;
  readonly scale: Scale;
  /** How far from the best, on that scale, is near enough; null where it is not asked. */
  readonly within: number | null;
  readonly format: FormatId | null;
  /** Only judgments by these judges, or null for all. */
  readonly judges: readonly string[] | null;
  /** Whether all judges are fitted in one model as well, and the reference among them. */
  readonly joint: { readonly reference: readonly string[] } | null;
  /** Judges whose lower scores are better. */
  readonly lower: readonly string[];
  /** The model that others were compared with, where files do not name it. */
  readonly baseline: string | null;
  /** How many games each pair played, where files hold win rates. */
  readonly games: number | null;
  /** What becomes of strong verdicts. */
  readonly grades: Grades;
  /** What becomes of the best of several, and of rankings. */
  readonly choices: Choices;
  readonly mapping: Mapping | null;
  /** `unknown`: nothing says who was shown first. */
  readonly sides: (typeof SIDES)[number];
  /** Where to write the model for CmdStan (PATH.stan and PATH.data.json), or null. */
  readonly stan: string | null;
  /** Where to write a project of the files and the fit, or null. */
  readonly project: string | null;
  /** A ranking file whose numbers are to be found again in place of a ranking, or null. */
  readonly reproduce: string | null;
  /** Whether corrections of a project are passed over. */
  readonly isWithoutCorrections: boolean;
  /** CmdStan's CSV files to show in place of a fit of our own. */
  readonly stanDraws: readonly string[];
}

const SIDES = ['shown', 'unknown'] as const;
const FORMAT_IDS = FORMATS.map(({ id }) => id);

export const USAGE = `Usage: npm run --silent rank -- FILE… [options], or node caravan.mjs rank FILE… [options]
Ranks models from files of pairwise judgments. A folder stands for the files in it. A project
(.caravan, saved by the page or with --project) stands for its data as they were opened last,
edits included; other files join it.

  --json              print one JSON object instead of a table
  --checks            also print P(best), PSIS-LOO, predictive checks and prior sensitivity
  --ties NAME         how ties count: ${TIE_MODELS.join(', ')} (default half, by which
                      strengths are expected scores, not odds of a decided judgment)
  --prior PRIOR       prior on strengths, in log-odds: ${PRIORS};
                      default normal:1
  --belief M:MEAN:SD  prior for model M, normal, in log-odds; may be repeated
  --order PRIOR       prior on the order effect: ${ORDER_PRIORS}; default normal:1
  --questions NAME    over which questions intervals hold: these, or new ones like them (new; the
                      default from ${MIN_QUESTIONS} questions on with ${MIN_JUDGMENTS_PER_QUESTION} judgments each on average)
  --question-method NAME
                      how for new ones: robust (intervals widened by how results vary from
                      question to question, the default) or model (every model is better at some
                      questions than at others, by omega)
  --omega PRIOR       prior on omega: half-normal:SCALE (default half-normal:1)
  --clusters NAME     what robust intervals widen by: ${CLUSTERS.join(', ')} (default questions;
                      raters: those who judged are a sample of others like them)
  --sampler NAME      ${SAMPLERS.join(', ')}
                      (default split-hmc, with nuts where it fails)
  --bootstrap NAME    intervals of mle: ${BOOTSTRAPS.join(', ')} (default bca)
  --chains N          default 4
  --draws N           kept per chain; default by the number of models, at least 1000
  --warmup N          discarded per chain; default 200, for nuts and ensembles 1000
  --seed N            default 1; the same seed gives the same numbers
  --interval P        probability of the printed interval (default 0.68)
  --models A,B,…      only judgments between these models
  --where COND,…      ${WHERE_HELP}
  --only-judge NAME   only judgments by this judge or evaluator; may be repeated
  --judges WHICH      pooled (the default), or joint: also fit all judges in one model, each with
                      an order effect, departures and a spread of its own, counting as much as
                      it agrees with the others; or A,B,…: only judgments by these
  --reference-judge NAME
                      the judge whose strengths these are, or human (all judges called human,
                      expert, author and the like); may be repeated; with --judges joint
${REPORT_HELP}
  --style             strengths as they would be if all answers were alike in length, headings,
                      lists and bold (style control), of the judgments with the texts of both
                      answers; ties count half, or are dropped with --ties drop. --report slices and
                      --judges joint are of the judgments as they are, and say so
  --lower-is-better NAME
                      where this judge or evaluator gave single scores, the lower wins; may be
                      repeated
  --scale NAME        ${SCALES.join(', ')} (default rating);
                      with --question-method model the first two are of a new question, averaged
                      over it, and the last of one on which no model is better than elsewhere
  --within N          also print P(within N of the best) and the expected loss of choosing each
                      model, N and the loss on that scale (20: rating points)
  --format NAME       read all files as ${FORMAT_IDS.join(', ')}
                      (default: by the content of each)
  --baseline NAME     the model that others were compared with, for Arena-Hard v0.1
  --games N           how many games each pair played, for matrices of win rates or odds
  --grades NAME       what becomes of ≫ (much better): ${GRADES.join(', ')}
                      (ordinal, the default: ranked as graded verdicts; collapse: like other
                      wins; as-published: three times, Arena-Hard's own weight)
  --choices NAME      what becomes of rankings and the best of several: ${CHOICES.join(', ')}
                      (plackett-luce, the default: one observation each; pairs: compared in
                      pairs, as if each pair had been judged by itself)
  --map COLUMNS       how to read a table of another kind: ${MAP_HELP}
  --sides NAME        ${SIDES.join(', ')}: whether the files say which model was shown first
                      (default: as each format has it)
${PUBLISH_HELP}
  --stan PATH         also write the model as PATH.stan and PATH.data.json for CmdStan
  --stan-draws FILE   show CmdStan's draws in place of a fit; once for each chain
  --project PATH      also write files, texts and fit as a project, which the page opens; PATH
                      ends in .caravan
  --reproduce FILE    in place of a ranking: how the numbers of a published ranking (FILE) come out
                      of these judgments: which of them, which ties, prior, method and scale come
                      nearest, number by number, and what could not be matched
  --without-corrections rank the verdicts of a project’s files, whatever was corrected in it
  --help              print this
`;

/**
 * Reads the arguments; null where help is asked for.
 * @throws ArgumentError
 */
export function readArguments(args: readonly string[]): Arguments | null {
  const { values, positionals } = optionsIn(args);
  if (values.help) return null;
  if (positionals.length === 0) throw new ArgumentError('No file given.');
  const sampler: Partial<SamplerSettings> = {
    ...(values.sampler !== undefined && { sampler: oneOf('sampler', values.sampler, SAMPLERS) }),
    ...(values.bootstrap !== undefined && {
      bootstrap: oneOf('bootstrap', values.bootstrap, BOOTSTRAPS),
    }),
    ...wholes({
      chains: values.chains,
      draws: drawsOf(values.draws),
      warmup: values.warmup,
      seed: values.seed,
    }),
  };
  const ofDraws = values.report?.find((name) => name === 'questions' || name === 'separation');
  const ofPosterior = values.checks
    ? 'checks'
    : ofDraws !== undefined
      ? `report ${ofDraws}`
      : values.within === undefined
        ? values.gate === undefined
          ? null
          : 'gate'
        : 'within';
  if (ofPosterior !== null && sampler.sampler === 'mle') {
    throw new ArgumentError(`--${ofPosterior} needs draws from a posterior, which mle has not.`);
  }
  if (values.style) refuseWithStyle({ ...values, mle: sampler.sampler === 'mle' });
  const scale = values.scale === undefined ? 'rating' : oneOf('scale', values.scale, SCALES);
  if (values.report?.some(isReportPath)) checkReport(values['stan-draws']);
  if (values.project !== undefined) checkProject(values.project, positionals, values['stan-draws']);
  return {
    paths: positionals,
    json: values.json,
    checks: values.checks,
    ...modelOf(values, scale),
    sampler,
    interval: values.interval === undefined ? 0.68 : probability('interval', values.interval),
    models: values.models?.flatMap((list) => list.split(',')).map((name) => name.trim()) ?? null,
    where: conditionsOf(values.where ?? []),
    judges: onlyJudges(values['only-judge'], values.judges),
    joint: jointOf(values.judges, values['reference-judge']),
    ...reportsOf(values.report, {
      sliceBy: values['slice-by'],
      hasTexts: values['report-texts'],
      page: values.page,
      ...{ top: values.top, separate: values.separate, further: values.further },
      drift: values.drift,
      against: values.against,
    }),
    lower: values['lower-is-better'] ?? [],
    isStyled: values.style,
    scale,
    within: values.within === undefined ? null : marginOf(values.within),
    baseline: values.baseline ?? null,
    games: values.games === undefined ? null : gamesOf(values.games),
    grades: values.grades === undefined ? 'ordinal' : oneOf('grades', values.grades, GRADES),
    choices:
      values.choices === undefined ? 'plackett-luce' : oneOf('choices', values.choices, CHOICES),
    mapping: values.map === undefined ? null : mappingOf(values.map),
    sides: values.sides === undefined ? 'shown' : oneOf('sides', values.sides, SIDES),
    ...publishedOf(values),
    stan: values.stan ?? null,
    stanDraws: values['stan-draws'] ?? [],
    project: values.project ?? null,
    reproduce: values.reproduce ?? null,
    isWithoutCorrections: values['without-corrections'],
    format: values.format === undefined ? null : oneOf('format', values.format, FORMAT_IDS),
  };
}

/** Reports of the model without coefficients of style. */
const UNSTYLED: ReadonlySet<string> = new Set(['questions', 'fragility', 'separation']);

/** @throws ArgumentError where something is asked for that knows nothing of styles */
function refuseWithStyle(
  given: Partial<Record<'stan', string>> & {
    readonly checks: boolean;
    readonly mle: boolean;
    readonly report?: readonly string[];
    readonly 'stan-draws'?: readonly string[];
    readonly 'gate-false-alarms'?: string;
  },
): void {
  const report = given.report?.find((name) => UNSTYLED.has(name));
  const other = given.checks
    ? 'checks'
    : given.mle
      ? 'sampler mle'
      : report !== undefined
        ? `report ${report}`
        : given.stan !== undefined
          ? 'stan'
          : given['stan-draws'] !== undefined
            ? 'stan-draws'
            : given['gate-false-alarms'] !== undefined
              ? 'gate-false-alarms'
              : null;
  if (other !== null)
    throw new ArgumentError(`--style can’t be had with --${other}, which has no coefficients.`);
}

/** @throws ArgumentError where a reference is named for nothing */
function jointOf(judges?: string, reference: readonly string[] = []): Arguments['joint'] {
  if (judges === 'joint') return { reference };
  if (reference.length === 0) return null;
  throw new ArgumentError('--reference-judge is for --judges joint, which is not given.');
}

/** Names may hold commas, which only-judge takes. */
function onlyJudges(only?: readonly string[], judges = 'pooled'): readonly string[] | null {
  if (judges === 'pooled' || judges === 'joint') return only ?? null;
  return [...(only ?? []), ...judges.split(',').map((name) => name.trim())];
}

function probability(option: string, value: string): number {
  const number = numberOf(value);
  if (number !== null && number > 0 && number < 1) return number;
  throw new ArgumentError(`--${option} ${value} is no probability; give one between 0 and 1.`);
}

type Wholes = Partial<Record<'chains' | 'draws' | 'warmup' | 'seed', number>>;

function wholes(given: Readonly<Record<keyof Wholes, string | undefined>>): Wholes {
  const out: Wholes = {};
  for (const option of ['chains', 'draws', 'warmup', 'seed'] as const) {
    const value = given[option];
    if (value === undefined) continue;
    if (!/^\d+$/.test(value)) {
      throw new ArgumentError(`--${option} ${value} is not a whole number.`);
    }
    out[option] = Number(value);
  }
  return out;
}
