import type { RowReason } from '../../file/file-failure.ts';
import { Outcome, UNKNOWN } from '../../../table/judgments.ts';
import type { NewJudgment } from '../../../table/table-builder.ts';
import { NO_TEXTS } from '../../../table/record-texts.ts';
import type { RecordTexts } from '../../../table/record-texts.ts';
import { isObject } from '../../containers/json/json-object.ts';
import { rowsIn } from '../../containers/json/json-record.ts';
import type { Row } from '../../containers/container.ts';
import type { FileContent } from '../../record/content.ts';
import { badValue, optionalName, readName } from '../../record/fields.ts';
import { addGraded } from '../../record/graded.ts';
import type { Format } from '../../record/format.ts';
import { byTurns, conversationIn } from '../../record/record-texts.ts';
import { turnsOf } from '../besides/questions.ts';
import { OUTCOMES } from '../../record/verdict.ts';
import { meaningOf } from '../../record/vocabulary.ts';
import type { Grades } from '../../file/way.ts';

/**
 * How often Arena-Hard's own ranking counts a game whose verdict is strong. One game counted thrice is
 * still one, so elsewhere it counts once: intervals of the published weights are too narrow.
 */
const PUBLISHED_WEIGHT = 3;

/** Verdicts: outcome where A was shown first, and whether it is strong. */
const SCORES: ReadonlyMap<string, readonly [Outcome, boolean]> = new Map([
  ['A>>B', [Outcome.left, true]],
  ['A>B', [Outcome.left, false]],
  ['A=B', [Outcome.tie, false]],
  ['B=A', [Outcome.tie, false]],
  ['B>A', [Outcome.right, false]],
  ['B>>A', [Outcome.right, true]],
  ['A<B', [Outcome.right, false]],
  ['A<<B', [Outcome.right, true]],
  ['B<A', [Outcome.left, false]],
  ['B<<A', [Outcome.left, true]],
]);

/** Arena-Hard v0.1: two games of a model against a baseline that the file does not name. */
export const arenaHard: Format = {
  id: 'arena-hard',
  claims: (has) => has('games') && has('model') && !has('baseline'),
  refuse: (first, { baseline }) =>
    baseline === null
      ? { kind: 'needs-baseline', model: optionalName(first[0].get('model')) ?? '' }
      : null,
  read: (row, content, { baseline, grades }) => addGames(row, content, baseline, grades),
  texts: gameTexts,
};

/** Arena-Hard v2: the same with the baseline in each record. */
export const arenaHardV2: Format = {
  id: 'arena-hard-v2',
  claims: (has) => has('games') && has('model') && has('baseline'),
  read: (row, content, { grades }) => {
    const baseline = readName(row, 'baseline');
    return typeof baseline === 'string' ? addGames(row, content, baseline, grades) : baseline;
  },
  texts: gameTexts,
};

/** The baseline is shown first in game 1, the model in game 2. */
function addGames(
  row: Row,
  content: FileContent,
  baseline: string | null,
  grades?: Grades,
): RowReason | null {
  if (baseline === null) return { kind: 'missing-field', field: 'baseline' };
  const model = readName(row, 'model');
  if (typeof model !== 'string') return model;
  if (model === baseline) return { kind: 'same-model', model };
  const games = row.get('games');
  if (!Array.isArray(games) || games.length === 0 || games.length > 2) {
    return games === undefined
      ? { kind: 'missing-field', field: 'games' }
      : badValue('games', games);
  }
  const question = optionalName(row.get('question_id') ?? row.get('uid'));
  const judge = optionalName(row.get('judge'));
  const judgments: (readonly [NewJudgment, boolean])[] = [];
  for (const [index, game] of games.entries()) {
    const score: unknown = isObject(game) ? game['score'] : game;
    const said = verdictOf(score);
    if (said === null) return badValue('score', score);
    const [left, right] = index === 0 ? [baseline, model] : [model, baseline];
    const [outcome, isStrong] = said;
    const judgment = { left, right, outcome, weight: 1, question, judge, turn: UNKNOWN };
    judgments.push([judgment, isStrong]);
  }
  for (const [judgment, isStrong] of judgments)
    addGraded(content, judgment, isStrong, grades, PUBLISHED_WEIGHT);
  return null;
}

/** What the judge was shown and said in each game; v2 has messages for the one, an object else. */
function gameTexts(row: Row): readonly RecordTexts[] {
  return rowsIn(row.get('games')).map(({ user_prompt, prompt, judgment }) => ({
    ...NO_TEXTS,
    prompt: byTurns(turnsOf(user_prompt)) ?? conversationIn(prompt).question,
    reasoning: byTurns(turnsOf(isObject(judgment) ? judgment['answer'] : judgment)),
  }));
}

function verdictOf(score: unknown): readonly [Outcome, boolean] | null {
  if (score === null || score === undefined) return [Outcome.unparsed, false];
  if (typeof score !== 'string') return null;
  const own = SCORES.get(score.replace(/[[\]\s]/g, '').toUpperCase());
  if (own !== undefined) return own;
  const meaning = meaningOf(score);
  return meaning === null ? null : [OUTCOMES[meaning], false];
}
