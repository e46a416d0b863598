import type { JudgeReply, JudgeTask } from '../../../core/judge/setup.ts';
import { addReplies } from '../../../storage/judging.ts';
import { changeReplies, removeReply, replaceReplies } from '../../../storage/judging-changes.ts';
import { repliesInParts } from '../../../storage/judging-parts.ts';
import type { JudgingRecord } from '../../../storage/records.ts';
import { collect } from '../../work/collect.ts';
import { taskKey, taskOf } from './tasks.ts';

/** What became of verdicts. It is on the disk before followers hear of it. */
export type JournalEvent =
  /** All there are, in place of what was known: another tab may have gone on with the run. */
  | { readonly kind: 'read'; readonly replies: readonly JudgeReply[] }
  | { readonly kind: 'added'; readonly replies: readonly JudgeReply[] }
  | { readonly kind: 'removed'; readonly reply: JudgeReply }
  /** By another rule: the same replies as they were, and as they are now. */
  | {
      readonly kind: 'reread';
      readonly before: readonly JudgeReply[];
      readonly after: readonly JudgeReply[];
    };

/** A journal as its followers see it. */
export interface JournalFeed {
  /** How many verdicts there are. */
  readonly size: number;
  /** Tasks that have their verdict. */
  tasks(): Iterable<JudgeTask>;
  has(task: JudgeTask): boolean;
  /** Followers are notified in the order in which they subscribed. */
  subscribe(follower: (event: JournalEvent) => void): void;
}

/**
 * The verdicts of one run, whoever gives them: what is written is stored for good, and then all
 * who follow are notified. Texts stay on the disk. Only for who holds the run's lock.
 */
export class VerdictJournal implements JournalFeed {
  readonly #run: string;
  readonly #followers: ((event: JournalEvent) => void)[] = [];
  /** By taskKey; null before the first look at the disk. */
  #known: Map<string, JudgeTask> | null = null;

  /** @param run its id */
  constructor(run: string) {
    this.#run = run;
  }

  get size(): number {
    return this.#known?.size ?? 0;
  }

  tasks(): Iterable<JudgeTask> {
    return this.#known?.values() ?? [];
  }

  has(task: JudgeTask): boolean {
    return this.#known?.has(taskKey(task)) ?? false;
  }

  subscribe(follower: (event: JournalEvent) => void): void {
    this.#followers.push(follower);
  }

  /**
   * Reads what is stored, and notifies where that is not what was known.
   * @throws CaravanError `damaged-record`, `storage`
   */
  async sync(): Promise<readonly JudgeReply[]> {
    const replies = await collect(repliesInParts(this.#run));
    const isKnown = replies.length === this.#known?.size && replies.every((one) => this.has(one));
    if (!isKnown) {
      this.#known = new Map(replies.map((reply) => [taskKey(reply), taskOf(reply)]));
      this.#notify({ kind: 'read', replies });
    }
    return replies;
  }

  /**
   * Stores all of them, or none; what is stored of a task is never replaced.
   * @returns how many were new
   * @throws CaravanError `run-gone`, `quota-exceeded`, `storage`
   */
  async add(replies: readonly JudgeReply[]): Promise<number> {
    const added = await addReplies(this.#run, replies);
    if (added.length === 0) return 0;
    for (const reply of added) this.#known?.set(taskKey(reply), taskOf(reply));
    this.#notify({ kind: 'added', replies: added });
    return added.length;
  }

  /**
   * Takes a verdict back, as if it had never been given.
   * @throws as `add`
   */
  async remove(reply: JudgeReply): Promise<void> {
    await removeReply(this.#run, reply);
    this.#known?.delete(taskKey(reply));
    this.#notify({ kind: 'removed', reply });
  }

  /**
   * Stores what a rater has given back, in place of what that rater had given before.
   * @throws as `add`, and CaravanError `study-file`
   */
  async replace(judge: number, replies: readonly JudgeReply[], savedAt: number): Promise<void> {
    const gone = await replaceReplies(this.#run, judge, replies, savedAt);
    for (const reply of gone) this.#known?.delete(taskKey(reply));
    for (const reply of replies) this.#known?.set(taskKey(reply), taskOf(reply));
    for (const reply of gone) this.#notify({ kind: 'removed', reply });
    if (replies.length > 0) this.#notify({ kind: 'added', replies });
  }

  /**
   * Stores other outcomes of the same texts, with the rules that they were read by.
   * @param rules of each judge, as the record has them
   * @throws as `add`
   */
  async reread(
    before: readonly JudgeReply[],
    after: readonly JudgeReply[],
    rules: JudgingRecord['rules'],
  ): Promise<void> {
    await changeReplies(this.#run, after, rules);
    this.#notify({ kind: 'reread', before, after });
  }

  #notify(event: JournalEvent): void {
    for (const follower of this.#followers) follower(event);
  }
}
