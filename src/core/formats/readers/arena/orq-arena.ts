import type { RowReason } from '../../file/file-failure.ts';
import { Outcome, UNKNOWN } from '../../../table/judgments.ts';
import { judgmentOf } from '../../../table/table-builder.ts';
import { NO_TEXTS } from '../../../table/record-texts.ts';
import type { RecordTexts } from '../../../table/record-texts.ts';
import { rowsIn } from '../../containers/json/json-record.ts';
import type { Row } from '../../containers/container.ts';
import type { FileContent } from '../../record/content.ts';
import { badValue, nameOfText, optionalName, readPair } from '../../record/fields.ts';
import type { ModelPair } from '../../record/fields.ts';
import type { Format } from '../../record/format.ts';
import { byTurns, textIn } from '../../record/record-texts.ts';
import { turnsOf } from '../besides/questions.ts';
import { outcomeOf } from '../../record/verdict.ts';

const WORDS: ReadonlyMap<string, Outcome> = new Map([
  ['a', Outcome.left],
  ['b', Outcome.right],
  // An answer never came. Where too few judges agreed with themselves it is `inconclusive`.
  ['void', Outcome.unparsed],
]);

/**
 * Battles of orq-arena: what its panel of judges decided. Every judge sees both orders and abstains
 * where they contradict each other (`flipped`), so a verdict belongs to no order.
 */
export const orqArena: Format = {
  id: 'orq-arena',
  claims: (has) => ['model_a', 'model_b', 'winner', 'judge_votes'].every(has),
  read: addBattle,
  texts: (row) => [{ ...battleTexts(row), reasoning: byTurns(explanationsOf(row)) }],
};

/** The same battles, each vote of the panel as a judgment of its judge. Only by name. */
export const orqArenaVotes: Format = {
  id: 'orq-arena-votes',
  claims: () => false,
  read: addVotes,
  texts: (row) =>
    votesOf(row).map((vote) => ({
      ...battleTexts(row),
      reasoning: byTurns(turnsOf(vote['explanation'])),
    })),
};

function addBattle(row: Row, content: FileContent): RowReason | null {
  const pair = pairOf(row);
  if ('kind' in pair) return pair;
  // Models of two providers may share a short name, by which `winner` then can't tell them apart.
  const field = row.get('majority_verdict') === undefined ? 'winner' : 'majority_verdict';
  const value = row.get(field);
  const short = { left: optionalName(row.get('model_a')), right: optionalName(row.get('model_b')) };
  const named = { left: short.left ?? pair.left, right: short.right ?? pair.right };
  const outcome = outcomeOf(value, named, { words: WORDS, mayNameWinner: field === 'winner' });
  if (outcome === null) return badValue(field, value);
  content.table.add(judgmentOf(pair, outcome, common(row, content)));
  return null;
}

function addVotes(row: Row, content: FileContent): RowReason | null {
  const pair = pairOf(row);
  if ('kind' in pair) return pair;
  const judged = votesOf(row).map((vote) => ({
    judge: optionalName(vote['model']),
    outcome: outcomeOf(vote['vote'] ?? null, pair, { words: WORDS, mayNameWinner: false }),
    value: vote['vote'],
  }));
  // A battle that came to no vote is reported like one whose votes say nothing.
  if (judged.length === 0) judged.push({ judge: null, outcome: Outcome.unparsed, value: null });
  const bad = judged.find(({ outcome }) => outcome === null);
  if (bad !== undefined) return badValue('judge_votes', bad.value);
  const rest = common(row, content);
  for (const { judge, outcome } of judged) {
    if (outcome !== null) content.table.add(judgmentOf(pair, outcome, { ...rest, judge }));
  }
  return null;
}

/** By the full ids where there are any: short names collide across providers. */
function pairOf(row: Row): ModelPair | RowReason {
  const hasIds = ['model_a_id', 'model_b_id'].every((id) => optionalName(row.get(id)) !== null);
  return hasIds ? readPair(row, 'model_a_id', 'model_b_id') : readPair(row, 'model_a', 'model_b');
}

function common(row: Row, content: FileContent) {
  const question = nameOfText(row.get('prompt_text')) ?? optionalName(row.get('prompt_hash'));
  const category = optionalName(row.get('prompt_category'));
  if (question !== null && category !== null) content.categorise(question, category);
  return { question, judge: null, turn: UNKNOWN, sides: 'unknown' as const };
}

function votesOf(row: Row): readonly Record<string, unknown>[] {
  return rowsIn(row.get('judge_votes'));
}

function battleTexts(row: Row): RecordTexts {
  const [left, right] = [textIn(row, 'response_a'), textIn(row, 'response_b')];
  return { ...NO_TEXTS, question: textIn(row, 'prompt_text'), left, right };
}

function explanationsOf(row: Row): string[] {
  return votesOf(row).flatMap((vote) => {
    const said = byTurns(turnsOf(vote['explanation']));
    return said === null ? [] : [`${optionalName(vote['model']) ?? '?'}: ${said}`];
  });
}
