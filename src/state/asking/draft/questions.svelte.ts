import type { Askable, AskChoice, PlacedPrompt } from '../../../core/ask/askable.ts';
import { readQuestionList } from '../../../core/ask/question-list.ts';
import type { AskedQuestion } from '../../../core/ask/setup.ts';
import { practiceQuestions } from '../../../core/samples/practice.ts';
import type { DataSource } from '../../../storage/records.ts';
import { readAskable } from '../../data/contents.ts';
import { importing } from '../../data/importing.svelte.ts';
import { textAt, textsAt } from '../../data/placed-texts.ts';
import { preferences } from '../../preferences/preferences.svelte.ts';
import { NewestAnswer } from '../../work/newest-answer.svelte.ts';

export type QuestionKind = 'files' | 'list' | 'practice';

const EVERYTHING: AskChoice = { categories: null, most: 200, seed: 1 };
const NOTHING: Askable = { categories: [], questions: 0, isCut: false, chosen: [] };
/** Questions whose texts are looked at to tell how long all are. */
const SAMPLE = 40;

/** Choices are about the categories of one source. */
interface MadeChoice {
  readonly source: DataSource | null;
  readonly choice: AskChoice;
}

/** Which questions are to be asked: those of the files, a list, or the practice set. */
export class QuestionsDraft {
  #kind = $state<QuestionKind | null>(null);
  #text = $state('');
  #made = $state.raw<MadeChoice>({ source: null, choice: EVERYTHING });
  readonly #answers = new NewestAnswer<MadeChoice, Askable>(
    ({ source, choice }) => (source === null ? Promise.resolve(NOTHING) : readAskable(choice)),
    (a, b) => a.source === b.source && a.choice === b.choice,
  );
  readonly #samples = new NewestAnswer<Askable, readonly AskedQuestion[]>(
    ({ chosen }) => withTexts(this.source, spread(chosen)),
    (a, b) => a === b,
  );

  readonly source = $derived(importing.source);
  readonly text = $derived(this.#text);
  readonly list = $derived(readQuestionList(this.#text));
  readonly choice = $derived(this.#made.source === this.source ? this.#made.choice : EVERYTHING);

  /** What can be asked of the files; null while it is looked for. */
  readonly found = $derived.by<Askable | null>(() => {
    const answer = this.#answers.look({ source: this.source, choice: this.choice });
    if (answer === null || answer.failure) return answer && NOTHING;
    return answer.question.source === this.source ? answer.value : null;
  });

  /** What was chosen; else the files where they have questions, and a list where they have none. */
  readonly kind = $derived.by<QuestionKind>(() => {
    if (this.#kind !== null) return this.#kind;
    // While it is looked for: nobody begins to write a list that is taken away.
    const { found, source } = this;
    if (found === null) return source === null ? 'list' : 'files';
    return found.questions > 0 ? 'files' : 'list';
  });

  /** Some of the questions with their texts, from all over; null while they are looked for. */
  readonly sample = $derived.by<readonly AskedQuestion[] | null>(() => {
    if (this.kind !== 'files') return this.#atHand;
    const { found } = this;
    if (found === null) return null;
    const answer = this.#samples.look(found);
    return answer === null || answer.failure || answer.question !== found ? null : answer.value;
  });

  /** How many, and how many turns they have together; null while they are looked for. */
  readonly size = $derived.by(() => {
    const questions = this.kind === 'files' ? this.found?.chosen : this.#atHand;
    if (questions === undefined) return null;
    const turns = questions.reduce((sum, question) => sum + question.turns.length, 0);
    return { questions: questions.length, turns };
  });

  /** Those that need not be fetched. */
  readonly #atHand = $derived.by<readonly AskedQuestion[]>(() => {
    if (this.kind === 'list') return this.list.questions;
    return practiceQuestions(preferences.language).map(({ id, category, text }) => ({
      ...{ id, category, turns: [text], reference: [] },
    }));
  });

  /** Differs where other questions are chosen. */
  get identity(): unknown {
    if (this.kind === 'files') return this.found;
    return this.kind === 'list' ? this.text : preferences.language;
  }

  choose(kind: QuestionKind): void {
    this.#kind = kind;
  }

  write(text: string): void {
    this.#text = text;
    this.#kind = 'list';
  }

  change(part: Partial<AskChoice>): void {
    this.#made = { source: this.source, choice: { ...this.choice, ...part } };
  }

  /** All that are chosen, with their texts; those whose texts are not kept are left out. */
  async questions(): Promise<readonly AskedQuestion[]> {
    if (this.kind !== 'files') return this.#atHand;
    const { source, choice } = this;
    const { chosen } = source === null ? NOTHING : await readAskable(choice);
    return withTexts(source, chosen);
  }
}

/** Some of them, evenly spaced. */
function spread(chosen: readonly PlacedPrompt[]): readonly PlacedPrompt[] {
  const step = Math.max(1, chosen.length / SAMPLE);
  return chosen.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
}

async function withTexts(
  source: DataSource | null,
  placed: readonly PlacedPrompt[],
): Promise<readonly AskedQuestion[]> {
  const questions: AskedQuestion[] = [];
  for (const { id, category, ...places } of placed) {
    const turns = await textsAt(places.turns, (place) => textAt(source, place));
    if (turns === null) continue;
    const reference = await textsAt(places.reference, (place) => textAt(source, place));
    questions.push({ id, category, turns, reference: reference ?? [] });
  }
  return questions;
}
