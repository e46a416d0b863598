import { alpacaEval } from './preference/alpaca-eval.ts';
import { answers } from './besides/answers.ts';
import { argilla } from './preference/argilla.ts';
import { arena } from './arena/arena.ts';
import { arena55k } from './arena/arena-55k.ts';
import { arenaHard, arenaHardV2 } from './arena/arena-hard.ts';
import { autoarena } from './arena/autoarena.ts';
import { chainforge } from './scores/chainforge.ts';
import { choix } from './counts/choix.ts';
import { chosenRejected } from './preference/chosen-rejected.ts';
import { comparia, compariaReactions } from './arena/comparia.ts';
import type { Row } from '../containers/container.ts';
import { counts } from './counts/counts.ts';
import { deepeval } from './scores/deepeval.ts';
import { evalica } from './counts/evalica.ts';
import { fastchatPair } from './arena/fastchat-pair.ts';
import { flexeval } from './scores/flexeval.ts';
import type { Format } from '../record/format.ts';
import { helpsteer3 } from './preference/helpsteer3.ts';
import { inspect } from './scores/inspect.ts';
import { judgePrompts } from './besides/judge-prompts.ts';
import { judgearena } from './arena/judgearena.ts';
import { labelStudio } from './preference/label-studio.ts';
import { langfuse } from './scores/langfuse.ts';
import { langsmith } from './scores/langsmith.ts';
import { lmEval } from './scores/lm-eval.ts';
import { llmComparator } from './preference/llm-comparator.ts';
import { llmzoo } from './arena/llmzoo.ts';
import { matchResults } from './counts/match-results.ts';
import { openWebui } from './arena/open-webui.ts';
import { opencompass } from './scores/opencompass.ts';
import { orqArena, orqArenaVotes } from './arena/orq-arena.ts';
import { pgn } from './counts/pgn.ts';
import { phoenix } from './scores/phoenix.ts';
import { promptfoo } from './scores/promptfoo.ts';
import { questions } from './besides/questions.ts';
import { rakudaV0Tournament } from './rakuda/rakuda-v0-tournament.ts';
import { rakudaV1Review } from './rakuda/rakuda-v1-review.ts';
import { rakudaV1Tournament } from './rakuda/rakuda-v1-tournament.ts';
import { rakudaV2Pair } from './rakuda/rakuda-v2-pair.ts';
import { ranking } from './besides/ranking.ts';
import type { FormatId } from '../file/format-id.ts';
import { rowRanking } from './preference/row-ranking.ts';
import { shaberi } from './scores/shaberi.ts';
import { fastchatSingle, llmJpSingle } from './scores/single-score.ts';
import { unmapped } from '../mapping/unmapped.ts';
import { vicunaReview } from './arena/vicuna-review.ts';
import { wildbench } from './preference/wildbench.ts';
import { winMatrix } from './counts/win-matrix.ts';

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

/**
 * Formats of texts, which are read whole where they come in columns, and stand behind judgments where
 * one document holds both.
 */
export const OF_TEXTS: ReadonlySet<FormatId> = new Set(['questions', 'answers', 'judge-prompts']);

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
