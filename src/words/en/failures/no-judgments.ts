import type { Failure, NeedsAnswers } from '../../../core/failure.ts';
import { shownName } from '../../../core/names/shown-name.ts';
import { agree, counted, list, whole } from '../grammar.ts';

/** Which answers reviews still need, and which files to open. */
export function needsAnswers({ missing, of, example: id }: NeedsAnswers): string {
  const example = shownName(id);
  const open = 'Open the files of answers, with answer_id and model_id, together with the reviews.';
  return missing === of
    ? `These reviews name answers only by their ids (such as “${example}”), and these files contain no answers with such ids. ${open}`
    : `Of the ${whole(of)} answers that these reviews name by their ids, ${whole(missing)} (such as “${example}”) can’t be identified: the answer is not in these files, or several models have one with that id. ${open}`;
}

/** What there is besides judgments. */
export function nothingJudged(found: Failure & { kind: 'nothing-judged' }): string {
  const { questions, answers, prompts, rankings } = found;
  const parts = [
    ...some(questions, 'question'),
    ...some(answers, 'answer'),
    ...some(prompts, 'judge prompt'),
    ...some(rankings, 'published ranking'),
  ];
  return `These files hold ${list(parts)}, but no judgments. Add a file of judgments${rankings > 0 ? `; the published ${agree(rankings, 'ranking is', 'rankings are')} then compared with it` : ''}.`;
}

function some(count: number, what: string): string[] {
  return count === 0 ? [] : [counted(count, what)];
}

/** What became of the rows that were read. */
export function noJudgments(unparsed: number, rejected: number): string {
  const found = [
    ...(unparsed === 0
      ? []
      : [`${whole(unparsed)} without a readable verdict (−1, error or empty)`]),
    ...(rejected === 0 ? [] : [`${whole(rejected)} rejected`]),
  ];
  return found.length === 0
    ? 'There are no judgments to rank. Open a file with at least one row that says who won.'
    : `There are no judgments to rank: of the rows read, ${list(found)}. Judge those pairs again, or open another file.`;
}
