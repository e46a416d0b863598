import type { JudgmentFilter } from '../../core/overview/judgment-list.ts';
import type { ListedQuestion, NearQuestions } from '../../core/overview/near-questions.ts';
import { run } from '../../jobs.ts';
import type { DataSource } from '../../storage/records.ts';
import { inspected, styledFor } from '../data/contents.ts';
import { router } from '../page/router.svelte.ts';
import { NewestAnswer } from '../work/newest-answer.svelte.ts';
import { newestOnly } from '../work/newest-only.ts';
import { queryOf } from './inspect-query.ts';
import { inspecting } from './inspecting.svelte.ts';
import { textSearch } from './text-search.svelte.ts';

interface Asked {
  readonly source: DataSource;
  /** Of the list whose questions are stepped through. */
  readonly filter: JudgmentFilter;
  readonly question: string;
}

/** The way from the question that is open to those beside it. */
class QuestionSteps {
  readonly #answers = new NewestAnswer<Asked, NearQuestions>(newestOnly(read), isSame);

  /** The questions beside the open one; while another is on its way, those of the one before. */
  readonly near = $derived.by<NearQuestions | null>(() => {
    const asked = this.#asked;
    const answer = asked && this.#answers.look(asked);
    return answer && !answer.failure && answer.question.source === asked.source
      ? answer.value
      : null;
  });

  /** Opens the question before or after; nothing at the ends. */
  async step(by: -1 | 1): Promise<void> {
    const asked = this.#asked;
    if (asked === null) return;
    const { before, after } = await read(asked);
    const next = by < 0 ? before : after;
    if (next !== null) open(next);
  }

  get #asked(): Asked | null {
    const { source, query, opened } = inspecting;
    const { filter, row, isQuestion } = query;
    const question = row === null ? filter.question : (opened?.line?.question ?? null);
    if (source === null || question === null) return null;
    // Where a question is shown with all its answers, the list is of all questions.
    return { source, filter: isQuestion ? { ...filter, question: null } : filter, question };
  }
}

export const questionSteps = new QuestionSteps();

async function read({ source, filter, question }: Asked): Promise<NearQuestions> {
  const about = await inspected(source);
  const styled = await styledFor(source, filter);
  return run('questionsNear', { about, filter, texts: textSearch.taken, styled, question });
}

function isSame(a: Asked, b: Asked): boolean {
  return (
    a.source === b.source &&
    a.question === b.question &&
    JSON.stringify(a.filter) === JSON.stringify(b.filter)
  );
}

/** As the one before was open: with all its answers, or its first judgment of the list. */
function open({ id, row }: ListedQuestion): void {
  const { filter, row: before, isQuestion, offset } = inspecting.query;
  router.ask(
    queryOf({
      filter: isQuestion ? { ...filter, question: id } : filter,
      row: before === null ? null : row,
      isQuestion,
      offset: isQuestion ? 0 : offset,
    }),
  );
}
