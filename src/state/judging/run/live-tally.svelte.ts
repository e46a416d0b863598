import { RunTally } from '../../../core/judge/run-tally.ts';
import type { JudgeTally } from '../../../core/judge/run-tally.ts';
import type { JudgeReply, JudgingSetup } from '../../../core/judge/setup.ts';
import type { PairCounts } from '../../../core/table/judgments.ts';
import { Picture } from '../../work/picture.ts';
import { taskKey } from './tasks.ts';
import type { JournalEvent, JournalFeed } from './verdict-journal.ts';

/** What is shown of a run as it stands. */
export interface RunFigures {
  /** Of each judge. */
  readonly said: readonly JudgeTally[];
  readonly done: number;
  /** The latest first. */
  readonly newest: readonly JudgeReply[];
}

/** Of verdicts that can be read while the run goes on. */
const NEWEST = 20;

/** Counts the verdicts of a run as its journal has them, and shows them four times a second. */
export class LiveTally {
  readonly #setup: JudgingSetup;
  readonly #followers: ((counts: PairCounts) => void)[] = [];
  #tally: RunTally;
  #newest: readonly JudgeReply[] = [];
  #figures = $state.raw<RunFigures>({ said: [], done: 0, newest: [] });
  readonly #picture = new Picture(() => {
    this.#draw();
  });

  constructor(setup: JudgingSetup, journal: JournalFeed) {
    this.#setup = setup;
    this.#tally = new RunTally(setup.models, setup.judges.length);
    journal.subscribe((event) => {
      this.#hear(event);
    });
  }

  readonly figures = $derived(this.#figures);

  /** Followers get the counts whenever what is shown is drawn. */
  subscribe(follower: (counts: PairCounts) => void): void {
    this.#followers.push(follower);
  }

  /** Of all verdicts so far, those that are not shown yet too. */
  counts(): PairCounts {
    return this.#tally.counts();
  }

  countsByQuestion(): PairCounts {
    return this.#tally.countsByQuestion();
  }

  /** Shows at once what would be shown soon. */
  show(): void {
    this.#picture.now();
  }

  #hear(event: JournalEvent): void {
    switch (event.kind) {
      case 'read':
        this.#tally = new RunTally(this.#setup.models, this.#setup.judges.length);
        this.#newest = [];
        this.#add(event.replies);
        this.#picture.now();
        return;
      case 'added':
        this.#add(event.replies);
        break;
      case 'removed':
        this.#tally.takeBack(event.reply);
        this.#newest = this.#newest.filter((one) => taskKey(one) !== taskKey(event.reply));
        break;
      case 'reread':
        for (const reply of event.before) this.#tally.takeBack(reply);
        for (const reply of event.after) this.#tally.add(reply);
        this.#newest = inPlaceOf(this.#newest, event.after);
    }
    this.#picture.soon();
  }

  #add(replies: readonly JudgeReply[]): void {
    for (const reply of replies) this.#tally.add(reply);
    const latest = [...replies].sort((a, b) => b.at - a.at).slice(0, NEWEST);
    this.#newest = [...latest, ...this.#newest].slice(0, NEWEST);
  }

  #draw(): void {
    const said = this.#setup.judges.map((_, judge) => this.#tally.of(judge));
    const done = said.reduce((sum, { replies }) => sum + replies, 0);
    this.#figures = { said, done, newest: this.#newest };
    const counts = this.#tally.counts();
    for (const follower of this.#followers) follower(counts);
  }
}

/** The list with those replies in it that are of the same tasks. */
function inPlaceOf(
  list: readonly JudgeReply[],
  replies: readonly JudgeReply[],
): readonly JudgeReply[] {
  const changed = new Map(replies.map((reply) => [taskKey(reply), reply]));
  return list.map((reply) => changed.get(taskKey(reply)) ?? reply);
}
