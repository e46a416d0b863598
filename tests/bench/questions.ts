import { existsSync } from 'node:fs';
import { fitAll } from '../../src/core/fit/fit.ts';
import { DEFAULT_MODEL } from '../../src/core/model/settings.ts';
import { approximate } from '../../src/core/sampler/approximation/laplace.ts';
import { DEFAULT_SAMPLER } from '../../src/core/sampler/settings.ts';
import { koArenaVerdicts, mtBenchVerdicts, rakudaVerdicts } from '../core/question-data.ts';
import { countsByQuestion } from '../core/questions-of.ts';
import type { Verdict } from '../core/questions-of.ts';
import type { EngineFigure } from './figure.ts';
import { best } from './figure.ts';

const INTERVALS = { narrow: 0.68, wide: 0.95 };
const TIES = ['davidson', 'half'] as const;
const DATA = new URL('../../../shared/data/', import.meta.url).pathname;

/** Departures by question, on files that lie beside the project; nothing where they don't. */
export function benchQuestions(): EngineFigure[] {
  if (!existsSync(DATA)) return [];
  return [
    ...fitted('Rakuda, 9 models × 40 questions', rakudaVerdicts(), 3, 'wanted: 300'),
    ...fitted('MT-bench human, 6 × 80', mtBenchVerdicts('human'), 3, 'wanted: 500'),
    ...fitted('Ko-Arena-Hard, 14 × 500', koArenaVerdicts(), 1, 'wanted: 5000'),
  ];
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
