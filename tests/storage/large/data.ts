import { RAKUDA_MODEL } from '../../../src/core/model/settings.ts';
import { DEFAULT_SAMPLER } from '../../../src/core/sampler/settings.ts';
import { everyPair } from '../../../src/core/table/every-pair.ts';
import type { PairCounts } from '../../../src/core/table/judgments.ts';
import { fingerprintOfCounts } from '../../../src/storage/fingerprint.ts';
import type { UnfittedData } from '../../../src/storage/runs.ts';
import { PROJECT } from '../in-project.ts';

/** Fifty models, each against each once on every question, of which a byte holds the counts. */
export function countsOn(questions: number): PairCounts {
  const pairs = everyPair(Array.from({ length: 50 }, (_, m) => `model ${String(m)}`));
  const { length } = pairs.left;
  const size = questions * length;
  const said = (verdict: number) =>
    Uint8Array.from({ length: size }, (_, at) => Number((at % length) % 3 === verdict));
  const all = (verdict: number) =>
    Float64Array.from({ length }, (_, at) => (at % 3 === verdict ? questions : 0));
  const byQuestion = {
    questions,
    question: Uint32Array.from({ length: size }, (_, at) => Math.floor(at / length)),
    pair: Uint32Array.from({ length: size }, (_, at) => at % length),
    ...{ leftWins: said(0), rightWins: said(1), ties: said(2) },
  };
  return { ...pairs, leftWins: all(0), rightWins: all(1), ties: all(2), byQuestion };
}

/** They as the page stores them before they are fitted. */
export async function unfittedOn(questions: number): Promise<UnfittedData> {
  const counts = countsOn(questions);
  const hash = await fingerprintOfCounts(counts);
  const about = { id: hash, name: 'many', dataHash: hash, dataName: 'many', projects: [PROJECT] };
  const settings = { model: RAKUDA_MODEL, sampler: DEFAULT_SAMPLER };
  const state = { summary: null, models: 50, isStopped: false, importedAt: 1, openedAt: 1 };
  return {
    run: { ...about, ...settings, ...state, judgments: questions * counts.left.length },
    data: { hash, name: 'many', sample: null, counts, source: null },
  };
}
