import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createRandom } from '../../src/core/numerics/random.ts';
import type { SamplerName } from '../../src/core/sampler/settings.ts';
import { figure } from './figure.ts';
import type { PanelRow } from './figure.ts';
import type { Calibrated } from '../../src/core/checks/replication.ts';
import { RANKS, ranksOf } from '../../src/core/checks/replication.ts';
import { CALIBRATED, CALIBRATED_BY_QUESTION, MODELS } from './settings.ts';
import { binBand, histogram, uniformityP } from '../../src/core/checks/uniformity.ts';
import { judge } from './verdict.ts';
import { calibrateChoices } from './choices-calibration.ts';
import { calibrateJudges } from './judges-calibration.ts';
import { calibrateSlices } from './slices-calibration.ts';
import { styleCoverage } from './style-coverage.ts';
import { isAgreed, questionAgreement } from './question-agreement.ts';
import { isCovered, questionCoverage } from './question-coverage.ts';
import type { PValues } from './verdict.ts';

/*
 * npm run calibration -- --date 2026-01-31 [--seed 1] [--replications 200] [--only TEXT]
 *
 * Simulation-based calibration (Talts, Betancourt, Simpson, Vehtari & Gelman 2018) of every tie
 * model with every prior, under split HMC (with NUTS where the application would use it) and
 * under NUTS. Writes last-result.svg and last-result.json beside this file, unless --only names
 * some settings. Ends with exit code 1 where ranks are not uniform.
 *
 * --only style: how often the intervals of strengths adjusted for style hold the truth, over
 * --replications data sets of 400 judgments, into last-style-result.json; exit code 1 where that
 * is too seldom or too often.
 *
 * --only judges: simulation-based calibration of several judges in one model; exit code 1 where ranks
 * are not uniform. Nothing is written.
 *
 * --only slices: the same of strengths by slice; exit code 1 where ranks are not uniform. Nothing is
 * written.
 *
 * --only choices: the same of rankings as choices; exit code 1 where ranks are not uniform. Nothing is
 * written.
 *
 * --only questions: strengths with departures by question against Stan's posteriors of ../shared;
 * exit code 1 where they differ. Nothing is written.
 */
/** Of a rank histogram. */
const BINS = 20;
/** Chance of a false alarm over all tests together. */
const LEVEL = 0.01;

const { values: options } = parseArgs({
  options: {
    date: { type: 'string' },
    seed: { type: 'string', default: '1' },
    replications: { type: 'string', default: '200' },
    only: { type: 'string', default: '' },
  },
});
const date = options.date;
if (date === undefined) throw new Error('--date is missing: the day to be written into the result');
const seed = Number(options.seed);
const replications = Number(options.replications);

if (options.only === 'style') {
  const result = styleCoverage(replications, 400, seed);
  const { intervals, inside, sets, converged } = result;
  console.log(JSON.stringify(result));
  writeFileSync(
    new URL('last-style-result.json', import.meta.url),
    `${JSON.stringify({ date, seed, ...result }, null, 2)}\n`,
  );
  // Intervals of one data set depend on each other: counted as if its seven were one.
  const error = Math.sqrt((0.95 * 0.05) / sets);
  const isCovered = Math.abs(inside / intervals - 0.95) < 2.58 * error;
  process.exit(isCovered && converged === sets ? 0 : 1);
}

if (options.only === 'judges') {
  const result = calibrateJudges(replications, seed);
  console.log(JSON.stringify(result));
  const p = Object.values(result.p);
  process.exit(Math.min(...p) > LEVEL / p.length ? 0 : 1);
}

if (options.only === 'slices') {
  const result = calibrateSlices(replications, seed);
  console.log(JSON.stringify(result));
  const p = Object.values(result.p);
  process.exit(Math.min(...p) > LEVEL / p.length ? 0 : 1);
}

if (options.only === 'choices') {
  const result = calibrateChoices(replications, seed);
  console.log(JSON.stringify(result));
  const p = Object.values(result.p);
  process.exit(Math.min(...p) > LEVEL / p.length ? 0 : 1);
}

if (options.only === 'questions') {
  const agreements = questionAgreement();
  for (const agreement of agreements) console.log(JSON.stringify(agreement));
  process.exit(agreements.every(isAgreed) ? 0 : 1);
}

if (options.only === 'coverage') {
  const coverage = questionCoverage(replications, seed);
  for (const line of coverage) console.log(JSON.stringify(line));
  writeFileSync(
    new URL('last-coverage-result.json', import.meta.url),
    `${JSON.stringify({ date, seed, sets: replications, coverage }, null, 2)}\n`,
  );
  const alike = coverage.filter(({ widths }) => widths !== 'these questions');
  process.exit(alike.every(isCovered) ? 0 : 1);
}

const isByQuestion = options.only === 'by-question';
const settings = isByQuestion ? CALIBRATED_BY_QUESTION : CALIBRATED;
const SAMPLERS: readonly SamplerName[] = isByQuestion ? ['split-hmc'] : ['split-hmc', 'nuts'];

const rows: PanelRow[] = [];
const p: PValues = {};
for (const [at, { name, model }] of settings.entries()) {
  if (!isByQuestion && !name.includes(options.only)) continue;
  const found = SAMPLERS.map(() => new Map<string, number[]>());
  SAMPLERS.forEach((sampler, s) => {
    // A stream of its own for every setting: the same truths whatever else is run.
    const random = createRandom(seed, at);
    for (let r = 0; r < replications; r++) {
      const ranks = ranksOf(MODELS, model, sampler, random.bits(), random);
      for (const { quantity, rank } of ranks) {
        const name = nameOf(quantity);
        found[s].set(name, [...(found[s].get(name) ?? []), rank]);
      }
    }
  });
  const panels = [...found[0].keys()].map((quantity) => ({
    quantity,
    histograms: found.map((ranks) => histogram(ranks.get(quantity) ?? [], RANKS, BINS)),
  }));
  rows.push({ name, panels });
  p[name] = Object.fromEntries(
    SAMPLERS.map((sampler, s) => [
      sampler,
      Object.fromEntries(
        panels.map(({ quantity, histograms }) => [
          quantity,
          Number(uniformityP(histograms[s]).toPrecision(3)),
        ]),
      ),
    ]),
  );
  console.log(name, JSON.stringify(p[name]));
}

const verdict = judge(p, LEVEL);
console.log(JSON.stringify(verdict, null, 2));
if (options.only === '' || isByQuestion) {
  const columns = [...MODELS, 'α', 'tie', 'grades', 'τ', 'ω', 'log-likelihood'];
  const lines = isByQuestion ? 'split HMC' : 'split HMC filled, NUTS as a line';
  const title = `Ranks of the truth among ${RANKS - 1} posterior draws, ${replications} replications: ${lines}; ${date}, seed ${seed}`;
  const last = isByQuestion ? 'last-by-question-result' : 'last-result';
  const result = { date, seed, replications, bins: BINS, ...verdict, p };
  const beside = (name: string): URL => new URL(name, import.meta.url);
  writeFileSync(
    beside(`${last}.svg`),
    figure(title, rows, columns, binBand(replications, BINS, 0.99)),
  );
  writeFileSync(beside(`${last}.json`), `${JSON.stringify(result, null, 2)}\n`);
}
process.exitCode = verdict.isUniform ? 0 : 1;

function nameOf(quantity: Calibrated): string {
  switch (quantity.kind) {
    case 'strength':
      return MODELS[quantity.model];
    case 'order':
      return 'α';
    case 'strong':
      return 'grades';
    case 'tau':
      return 'τ';
    case 'omega':
      return 'ω';
    case 'tie':
    case 'log-likelihood':
      return quantity.kind;
  }
}
