import { existsSync } from 'node:fs';
import { fitAll } from '../../src/core/fit/fit.ts';
import { DEFAULT_MODEL } from '../../src/core/model/settings.ts';
import { approximate } from '../../src/core/sampler/approximation/laplace.ts';
import { runChain } from '../../src/core/sampler/chain.ts';
import { DEFAULT_SAMPLER } from '../../src/core/sampler/settings.ts';
import { koArenaVerdicts, mtBenchVerdicts, rakudaVerdicts } from '../core/question-data.ts';
import { countsByQuestion } from '../core/questions-of.ts';
import type { Verdict } from '../core/questions-of.ts';
import type { EngineFigure } from './figure.ts';
import { best } from './figure.ts';

const INTERVALS = { narrow: 0.68, wide: 0.95 };
const MODEL = { ...DEFAULT_MODEL, questions: { kind: 'random', scale: 1 } } as const;
const DATA = new URL('../../../shared/data/', import.meta.url).pathname;

/** Departures by question, on files that lie beside the project; nothing where they don't. */
export function benchQuestions(): EngineFigure[] {
  if (!existsSync(DATA)) return [];
  return [
    ...fitted('Rakuda, 9 models × 40 questions', rakudaVerdicts(), 3, 'wanted: 300'),
    ...fitted('MT-bench human, 6 × 80', mtBenchVerdicts('human'), 3, 'wanted: 500'),
    ...stepped('Ko-Arena-Hard, 14 × 500', koArenaVerdicts()),
  ];
}

function fitted(
  name: string,
  verdicts: readonly Verdict[],
  runs: number,
  against: string,
): EngineFigure[] {
  const counts = countsByQuestion(verdicts);
  const alone = best(runs, () => approximate(counts, MODEL));
  let least = Infinity;
  const whole = best(runs, () => {
    const { diagnostics } = fitAll(counts, MODEL, DEFAULT_SAMPLER, INTERVALS).summary;
    least = Math.min(diagnostics.essBulkMin, diagnostics.essTailMin);
  });
  return [
    { what: `${name}: 4 × 1000 draws, by question`, value: whole, unit: 'ms', against },
    { what: `${name}: Laplace, by question`, value: alone, unit: 'ms', against: '' },
    {
      what: `${name}: effective draws, by question`,
      value: least,
      unit: '',
      against: 'wanted: 400',
    },
  ];
}

/** A whole fit takes minutes: a few steps of split HMC say what one costs. */
function stepped(name: string, verdicts: readonly Verdict[]): EngineFigure[] {
  const counts = countsByQuestion(verdicts);
  const start = performance.now();
  const approximation = approximate(counts, MODEL);
  const alone = performance.now() - start;
  const sampler = { ...DEFAULT_SAMPLER, warmup: 0, draws: 20 };
  const steps = best(1, () => runChain(counts, MODEL, sampler, approximation, 0));
  return [
    { what: `${name}: a step, by question`, value: steps / 20, unit: 'ms', against: 'wanted: 1' },
    { what: `${name}: Laplace, by question`, value: alone, unit: 'ms', against: '' },
  ];
}
