import type { Failure, NeedsAnswers } from '../../../core/failure.ts';
import { shownName } from '../../../core/names/shown-name.ts';

/** Which answers reviews still need, and which files to open. */
export function needsAnswers({ missing, of, example: id }: NeedsAnswers): string {
  const example = shownName(id);
  const open = 'Open the files of answers, with answer_id and model_id, together with the reviews.';
  return missing === of
    ? `These reviews name answers only by their ids (such as “${example}”), and no answer with such an id is in these files. ${open}`
    : `Of the ${whole(of)} answers that these reviews name by their ids, ${whole(missing)} (such as “${example}”) can’t be told: the answer is not in these files, or several models have one of that id. ${open}`;
}

/** What there is besides judgments. */
export function nothingJudged(found: Failure & { kind: 'nothing-judged' }): string {
  const { questions, answers, prompts, rankings } = found;
  const parts = [
    counted(questions, 'question'),
    counted(answers, 'answer'),
    counted(prompts, 'judge prompt'),
    counted(rankings, 'published ranking'),
  ].filter((part) => part !== null);
  const last = parts.length > 1 ? ` and ${parts.at(-1) ?? ''}` : '';
  const list = (last === '' ? parts : parts.slice(0, -1)).join(', ') + last;
  return `These files hold ${list}, but no judgments. Add a file of judgments${rankings > 0 ? '; the published ranking is then compared with what they say' : ''}.`;
}

/** Null where there are none. */
function counted(count: number, what: string): string | null {
  return count === 0 ? null : `${whole(count)} ${what}${count === 1 ? '' : 's'}`;
}

/** What became of the rows that were read. */
export function noJudgments(unparsed: number, rejected: number): string {
  const found = [
    ...(unparsed === 0 ? [] : [`${unparsed} without a readable verdict (−1, error or empty)`]),
    ...(rejected === 0 ? [] : [`${rejected} rejected`]),
  ];
  return found.length === 0
    ? 'There is no judgment to rank. Open a file with at least one row that says who won.'
    : `There is no judgment to rank: of the rows read, ${found.join(' and ')}. Judge those pairs again, or open another file.`;
}

/** With separators of thousands. */
function whole(count: number): string {
  return count.toLocaleString('en-US');
}
