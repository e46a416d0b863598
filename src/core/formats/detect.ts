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
import { evalica } from './evalica.ts';
import { fastchatPair } from './fastchat-pair.ts';
import { flexeval } from './flexeval.ts';
import type { Format } from './format.ts';
import { helpsteer3 } from './helpsteer3.ts';
import { judgePrompts } from './judge-prompts.ts';
import { judgearena } from './judgearena.ts';
import { labelStudio } from './label-studio.ts';
import { llmComparator } from './llm-comparator.ts';
import { matchResults } from './match-results.ts';
import { openWebui } from './open-webui.ts';
import { orqArena, orqArenaVotes } from './orq-arena.ts';
import { promptfoo } from './promptfoo.ts';
import { questions } from './questions.ts';
import { rakudaV0Tournament } from './rakuda-v0-tournament.ts';
import { rakudaV1Review } from './rakuda-v1-review.ts';
import { rakudaV1Tournament } from './rakuda-v1-tournament.ts';
import { rakudaV2Pair } from './rakuda-v2-pair.ts';
import { ranking } from './ranking.ts';
import type { FormatId } from './report.ts';
import { rowRanking } from './row-ranking.ts';
import { shaberi } from './shaberi.ts';
import { fastchatSingle, llmJpSingle } from './single-score.ts';
import { unmapped } from './unmapped.ts';
import { winMatrix } from './win-matrix.ts';

/** Every format that is read; where two claim a record, the earlier one has it. */
export const FORMATS: readonly Format[] = [
  rakudaV0Tournament,
  rakudaV1Tournament,
  rakudaV1Review,
  rakudaV2Pair,
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
  promptfoo,
  chainforge,
  choix,
  shaberi,
  llmJpSingle,
  fastchatSingle,
  matchResults,
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
