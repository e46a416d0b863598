import type { AnswerTurn, AskTask } from '../../core/ask/setup.ts';
import { addAnswers } from '../../storage/asking/asking.ts';
import { answersInParts } from '../../storage/asking/parts.ts';

/** An answer without its texts, which may be long. */
export type AnswerOutline = Omit<AnswerTurn, 'text' | 'thinking'>;

/** What became of answers. By the time it is told, it is on the disk. */
export type AnswerEvent =
  /** All there are, in place of what was known: another tab may have gone on with the run. */
  | { readonly kind: 'read'; readonly answers: readonly AnswerOutline[] }
  /** `before`: those that some of them took the place of. */
  | {
      readonly kind: 'added';
      readonly answers: readonly AnswerTurn[];
      readonly before: readonly AnswerOutline[];
    };

/**
 * The answers of one run: what is written is stored for good, and then told to all who follow.
 * Texts stay on the disk. Only for who holds the run's lock.
 */
export class AnswerJournal {
  readonly #run: string;
  readonly #followers: ((event: AnswerEvent) => void)[] = [];
  /** By answerName; null before the first look at the disk. */
  #known: Map<string, AnswerOutline> | null = null;

  /** @param run its id */
  constructor(run: string) {
    this.#run = run;
  }

  outlines(): Iterable<AnswerOutline> {
    return this.#known?.values() ?? [];
  }

  of(task: AskTask): AnswerOutline | null {
    return this.#known?.get(answerName(task)) ?? null;
  }

  /** Followers are told in the order in which they came. */
  subscribe(follower: (event: AnswerEvent) => void): void {
    this.#followers.push(follower);
  }

  /**
   * Reads what is stored, and tells it where that is not what was known.
   * @throws CaravanError `damaged-record`, `storage`
   */
  async sync(): Promise<void> {
    const answers: AnswerOutline[] = [];
    for await (const part of answersInParts(this.#run)) answers.push(...part.map(outlineOf));
    const isKnown =
      answers.length === this.#known?.size && answers.every((one) => this.of(one)?.at === one.at);
    if (isKnown) return;
    this.#known = new Map(answers.map((answer) => [answerName(answer), answer]));
    this.#tell({ kind: 'read', answers });
  }

  /**
   * Stores all of them, or none; what is stored of a task is replaced only where it is asked again.
   * @returns how many were stored
   * @throws CaravanError `run-gone`, `quota-exceeded`, `storage`
   */
  async add(answers: readonly AnswerTurn[], again: readonly AskTask[]): Promise<number> {
    const added = await addAnswers(this.#run, answers, again);
    if (added.length === 0) return 0;
    const before = added.map((answer) => this.of(answer)).filter((one) => one !== null);
    for (const answer of added) this.#known?.set(answerName(answer), outlineOf(answer));
    this.#tell({ kind: 'added', answers: added, before });
    return added.length;
  }

  #tell(event: AnswerEvent): void {
    for (const follower of this.#followers) follower(event);
  }
}

/** No two tasks of a run have the same. */
export function answerName({ model, question, sample, turn }: AskTask): string {
  return [model, question, sample, turn].join();
}

function outlineOf({ text: _text, thinking: _thinking, ...outline }: AnswerTurn): AnswerOutline {
  return outline;
}
