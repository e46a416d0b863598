import type { JobName } from '../workers/protocol.ts';
import { bytesOf } from './copies.ts';
import type { Takes, Ticket } from './lane.ts';
import { nextTask } from './next-task.ts';

/** Large jobs have their turn, so that what a page began does not fill the memory of the next. */

/** Bytes from which a job is large: draws of 250 models, or counts of as many thousand pairs. */
const LARGE = 2 ** 23;
/**
 * So many run for the open page, and one of what was left where nothing else runs: a worker at the
 * largest takes 100 to 250 megabytes, and the tab is to have less than a thousand.
 */
const AT_ONCE = 2;

/** What pages show unasked: where a page was left, it makes room, and begins anew later. */
const SHOWN: ReadonlySet<JobName> = new Set([
  ...(['chainPlots', 'energy', 'loo', 'predictive', 'matrices', 'compareTies'] as const),
  ...(['judgeCards', 'sliceTags', 'priorPredictive', 'profile', 'compareFits'] as const),
]);

interface LargeJob {
  /** That was open when it was asked for. */
  readonly page: string;
  readonly isShown: boolean;
  /** Sends it to its lane. @returns takes it back from there */
  readonly begin: () => () => void;
  readonly onWait: Ticket['onWait'];
  /** Null while it waits. */
  takeBack: (() => void) | null;
}

/** Those that wait or run, the newest last. */
const jobs = new Map<object, LargeJob>();

addEventListener('hashchange', fill);

/** A job of a lane: it goes there at once where it is small, and else when it is its turn. */
export function add<N extends JobName>(ticket: Ticket<N>, lane: Takes<N>): void {
  const { request, holds = 0 } = ticket;
  if (holds + bytesOf(request.input) < LARGE) {
    lane.add(ticket);
    return;
  }
  const begin = (): (() => void) => {
    // Another each time: a lane may still be about to send the one that it gave back.
    const sent: Ticket<N> = {
      ...ticket,
      settle(reply, answer) {
        // It may have begun anew while this was on its way.
        if (reply.kind !== 'progress') drop(ticket, lane);
        ticket.settle(reply, answer);
      },
      fail(message) {
        drop(ticket, lane);
        ticket.fail(message);
      },
    };
    lane.add(sent);
    return () => {
      lane.drop(sent);
    };
  };
  const isShown = SHOWN.has(request.name);
  const { onWait } = ticket;
  jobs.set(ticket, { page: openPage(), isShown, begin, onWait, takeBack: null });
  onWait?.(true);
  fill();
}

/** Takes a job back, wherever it is. */
export function drop<N extends JobName>(ticket: Ticket<N>, lane: Takes<N>): void {
  jobs.get(ticket)?.takeBack?.();
  lane.drop(ticket);
  leave(ticket);
}

function leave(ticket: object): void {
  // What had to be asked anew, with its draws, is the newest by then, and keeps its place.
  if (jobs.delete(ticket)) void nextTask().then(fill);
}

/** Begins what there is room for: first of the open page, and there what was asked for last. */
function fill(): void {
  const page = openPage();
  const all = [...jobs.values()].reverse();
  const waiting = all.filter(({ takeBack }) => takeBack === null);
  const isHere = (job: LargeJob): boolean => job.page === page;
  for (const job of [...waiting.filter(isHere), ...waiting.filter((one) => !isHere(one))]) {
    const running = all.filter(({ takeBack }) => takeBack !== null);
    if (running.length >= (isHere(job) ? AT_ONCE : 1)) {
      const left = running.find((one) => one.isShown && !isHere(one));
      if (!isHere(job) || left === undefined) return;
      left.takeBack?.();
      left.takeBack = null;
      left.onWait?.(true);
    }
    job.takeBack = job.begin();
    job.onWait?.(false);
  }
}

function openPage(): string {
  return location.hash.split('?')[0];
}
