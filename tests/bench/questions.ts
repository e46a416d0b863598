import { existsSync } from 'node:fs';
import { fitAll } from '../../src/core/fit/fit.ts';
import { ALIKE_QUESTIONS, DEFAULT_MODEL } from '../../src/core/model/settings.ts';
import type { ModelSettings } from '../../src/core/model/settings.ts';
import { createRandom } from '../../src/core/numerics/random.ts';
import { summarise } from '../../src/core/posterior/ranking/summarise.ts';
import { approximate } from '../../src/core/sampler/approximation/laplace.ts';
import { runChain } from '../../src/core/sampler/chain.ts';
import { DEFAULT_SAMPLER } from '../../src/core/sampler/settings.ts';
import { countPairs } from '../../src/core/table/choices/count-pairs.ts';
import { UNKNOWN } from '../../src/core/table/judgments.ts';
import type { JudgmentTable, PairCounts } from '../../src/core/table/judgments.ts';
import { koArenaVerdicts, mtBenchVerdicts, rakudaVerdicts } from '../core/question-data.ts';
import { countsByQuestion } from '../core/questions-of.ts';
import type { Verdict } from '../core/questions-of.ts';
import type { EngineFigure } from './figure.ts';
import { best, syntheticCounts } from './figure.ts';

const INTERVALS = { narrow: 0.68, wide: 0.95 };
const TIES = ['davidson', 'half'] as const;
const DATA = new URL('../../../shared/data/', import.meta.url).pathname;

/** Departures by question, on files that lie beside the project where they do; robust widths. */
export function benchQuestions(): EngineFigure[] {
  return [...counting(), ...robust(), ...(existsSync(DATA) ? departures() : [])];
}

/** Rows of judgments to counts, those by question among them. */
function counting(): EngineFigure[] {
  const [models, questions] = [30, 100_000];
  const judged = syntheticCounts(models, 11_495);
  const table = tableOf(judged, questions);
  const value = best(2, () => countPairs(table));
  const what = `${String(table.left.length)} judgments on ${String(questions)} questions: counted`;
  return [{ what, value, unit: 'ms', against: '' }];
}

function departures(): EngineFigure[] {
  return [
    ...fitted('Rakuda, 9 models × 40 questions', rakudaVerdicts(), 3, 'wanted: 300'),
    ...fitted('MT-bench human, 6 × 80', mtBenchVerdicts('human'), 3, 'wanted: 500'),
    ...fitted('Ko-Arena-Hard, 14 × 500', koArenaVerdicts(), 1, 'wanted: 5000'),
  ];
}

/** What widths over questions like these cost beside a summary of these alone, of the same chains. */
function robust(): EngineFigure[] {
  const [models, questions] = [130, 100_000];
  const counts = withRandomQuestions(syntheticCounts(models, 78), questions);
  const { byQuestion: _, ...plain } = counts;
  const approximation = approximate(plain, DEFAULT_MODEL);
  const sampler = { ...DEFAULT_SAMPLER, draws: 1000 };
  const chains = Array.from({ length: sampler.chains }, (_, chain) =>
    runChain(plain, DEFAULT_MODEL, sampler, approximation, chain),
  );
  const summed = (of: PairCounts, model: ModelSettings): number =>
    best(3, () => summarise(chains, of, model, sampler, INTERVALS, approximation));
  const alone = summed(plain, DEFAULT_MODEL);
  const alike = summed(counts, { ...DEFAULT_MODEL, questions: ALIKE_QUESTIONS });
  const of = `${String(models)} models, ${String(questions)} questions, 4 × 1000 draws`;
  return [
    { what: `${of}: summary of the plain fit`, value: alone, unit: 'ms', against: '' },
    {
      ...{ what: `${of}: robust widths over that`, value: alike - alone, unit: 'ms' },
      against: 'wanted: 1000',
    },
  ];
}

/** The same judgments, each on a question by chance. */
function withRandomQuestions(counts: PairCounts, questions: number): PairCounts {
  return countPairs(tableOf(counts, questions));
}

function tableOf(counts: PairCounts, questions: number): JudgmentTable {
  const random = createRandom(1);
  const columns = [counts.leftWins, counts.rightWins, counts.ties];
  const size = columns.reduce((sum, column) => sum + column.reduce((all, n) => all + n, 0), 0);
  const [left, right] = [new Uint32Array(size), new Uint32Array(size)];
  const outcome = new Uint8Array(size);
  let row = 0;
  counts.left.forEach((_, pair) => {
    columns.forEach((column, verdict) => {
      left.fill(counts.left[pair], row, row + column[pair]);
      right.fill(counts.right[pair], row, row + column[pair]);
      outcome.fill(verdict, row, (row += column[pair]));
    });
  });
  return {
    ...{ models: counts.models, judges: [], left, right, outcome, weight: null },
    questions: Array.from({ length: questions }, (_, q) => String(q)),
    question: Int32Array.from({ length: size }, () => Math.floor(random.uniform() * questions)),
    judge: new Int32Array(size).fill(UNKNOWN),
    turn: new Int8Array(size).fill(UNKNOWN),
  };
}

function fitted(
  name: string,
  verdicts: readonly Verdict[],
  runs: number,
  against: string,
): EngineFigure[] {
  const counts = countsByQuestion(verdicts);
  return TIES.flatMap((ties) => {
    const model = { ...DEFAULT_MODEL, ties, questions: { kind: 'random', scale: 1 } } as const;
    const alone = best(runs, () => approximate(counts, model));
    let least = Infinity;
    let last = '';
    const whole = best(runs, () => {
      const { diagnostics } = fitAll(counts, model, DEFAULT_SAMPLER, INTERVALS).summary;
      least = Math.min(least, diagnostics.essBulkMin, diagnostics.essTailMin);
      last = diagnostics.sampler;
    });
    const of = `${name}, ties ${ties}, by question`;
    return [
      { what: `${of}: 4 × 1000 draws, ${last}`, value: whole, unit: 'ms', against },
      { what: `${of}: Laplace`, value: alone, unit: 'ms', against: '' },
      { what: `${of}: effective draws`, value: least, unit: '', against: 'wanted: 400' },
    ];
  });
}
