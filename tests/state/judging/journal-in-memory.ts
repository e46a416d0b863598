import type { JudgeReply, JudgeTask } from '../../../src/core/judge/setup.ts';
import { taskKey } from '../../../src/state/judging/run/tasks.ts';
import type { JournalEvent, JournalFeed } from '../../../src/state/judging/run/verdict-journal.ts';

/** A journal without a disk, for who follows one. */
export class JournalInMemory implements JournalFeed {
  readonly #replies = new Map<string, JudgeReply>();
  readonly #followers: ((event: JournalEvent) => void)[] = [];

  get size(): number {
    return this.#replies.size;
  }

  tasks(): Iterable<JudgeTask> {
    return this.#replies.values();
  }

  has(task: JudgeTask): boolean {
    return this.#replies.has(taskKey(task));
  }

  subscribe(follower: (event: JournalEvent) => void): void {
    this.#followers.push(follower);
  }

  read(...replies: readonly JudgeReply[]): void {
    this.#replies.clear();
    for (const reply of replies) this.#replies.set(taskKey(reply), reply);
    this.#tell({ kind: 'read', replies });
  }

  add(...replies: readonly JudgeReply[]): void {
    for (const reply of replies) this.#replies.set(taskKey(reply), reply);
    this.#tell({ kind: 'added', replies });
  }

  remove(reply: JudgeReply): void {
    this.#replies.delete(taskKey(reply));
    this.#tell({ kind: 'removed', reply });
  }

  reread(before: readonly JudgeReply[], after: readonly JudgeReply[]): void {
    for (const reply of after) this.#replies.set(taskKey(reply), reply);
    this.#tell({ kind: 'reread', before, after });
  }

  #tell(event: JournalEvent): void {
    for (const follower of this.#followers) follower(event);
  }
}
