import { alpacaEval } from './alpaca-eval.ts';
import { answers } from './answers.ts';
import { argilla } from './argilla.ts';
import { arena } from './arena.ts';
import { arena55k } from './arena-55k.ts';
import { arenaHard, arenaHardV2 } from './arena-hard.ts';
import { autoarena } from './autoarena.ts';
import { chainforge } from './chainforge.ts';
import { choix } from './choix.ts';
import { chosenRejected } from './chosen-rejected.ts';
import { comparia, compariaReactions } from './comparia.ts';
import type { Row } from './containers/container.ts';
import { counts } from './counts.ts';
import { deepeval } from './deepeval.ts';
import { evalica } from './evalica.ts';
import { fastchatPair } from './fastchat-pair.ts';
import { flexeval } from './flexeval.ts';
import type { Format } from './format.ts';
import { helpsteer3 } from './helpsteer3.ts';
import { inspect } from './inspect.ts';
import { judgePrompts } from './judge-prompts.ts';
import { judgearena } from './judgearena.ts';
import { labelStudio } from './label-studio.ts';
import { langfuse } from './langfuse.ts';
import { langsmith } from './langsmith.ts';
import { lmEval } from './lm-eval.ts';
import { llmComparator } from './llm-comparator.ts';
import { llmzoo } from './llmzoo.ts';
import { matchResults } from './match-results.ts';
import { openWebui } from './open-webui.ts';
import { opencompass } from './opencompass.ts';
import { orqArena, orqArenaVotes } from './orq-arena.ts';
import { pgn } from './pgn.ts';
import { phoenix } from './phoenix.ts';
import { promptfoo } from './promptfoo.ts';
import { questions } from './questions.ts';
import { rakudaV0Tournament } from './rakuda-v0-tournament.ts';
import { rakudaV1Review } from './rakuda-v1-review.ts';
import { rakudaV1Tournament } from './rakuda-v1-tournament.ts';
import { rakudaV2Pair } from './rakuda-v2-pair.ts';
import { ranking } from './ranking.ts';
import type { FormatId } from './format-id.ts';
import { rowRanking } from './row-ranking.ts';
import { shaberi } from './shaberi.ts';
import { fastchatSingle, llmJpSingle } from './single-score.ts';
import { unmapped } from './unmapped.ts';
import { vicunaReview } from './vicuna-review.ts';
import { wildbench } from './wildbench.ts';
import { winMatrix } from './win-matrix.ts';

/** Every format that is read; where two claim a record, the earlier one has it. */
export const FORMATS: readonly Format[] = [
  rakudaV0Tournament,
  rakudaV1Tournament,
  rakudaV1Review,
  rakudaV2Pair,
  vicunaReview,
  llmzoo,
  fastchatPair,
  autoarena,
  orqArena,
  orqArenaVotes,
  arena,
  arena55k,
  counts,
  evalica,
  flexeval,
  alpacaEval,
  arenaHard,
  arenaHardV2,
  judgearena,
  comparia,
  compariaReactions,
  helpsteer3,
  openWebui,
  labelStudio,
  argilla,
  rowRanking,
  chosenRejected,
  llmComparator,
  wildbench,
  opencompass,
  inspect,
  lmEval,
  deepeval,
  langfuse,
  langsmith,
  phoenix,
  promptfoo,
  chainforge,
  choix,
  shaberi,
  llmJpSingle,
  fastchatSingle,
  matchResults,
  pgn,
  answers,
  questions,
  judgePrompts,
  ranking,
  winMatrix,
];

/** Names of the arrays that hold records where a file is one JSON object. */
export const RECORD_ARRAYS: ReadonlySet<string> = new Set(
  FORMATS.flatMap((format) => (format.recordsIn === undefined ? [] : [format.recordsIn])),
);

/** The format that claims most of a file's first records, or null where none claims any. */
export function detectFormat(rows: readonly Row[]): Format | null {
  const samples = rows.map((row) => {
    const fields = new Set(row.fields());
    return { row, has: (field: string) => fields.has(field) };
  });
  let best: Format | null = null;
  let most = 0;
  for (const format of FORMATS) {
    const claimed = samples.filter(({ row, has }) => format.claims(has, row)).length;
    if (claimed > most) {
      best = format;
      most = claimed;
    }
  }
  return best;
}

export function formatNamed(id: FormatId): Format | null {
  if (id === 'mapped') return unmapped;
  return FORMATS.find((format) => format.id === id) ?? null;
}
