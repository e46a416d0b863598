import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { judgmentTotal } from '../../../../src/core/table/counts.ts';
import { Outcome } from '../../../../src/core/table/judgments.ts';
import { LiveTally } from '../../../../src/state/judging/run/live-tally.svelte.ts';
import { SETUP, replyTo } from '../../../storage/judging-run.ts';
import { JournalInMemory } from '../journal-in-memory.ts';

/** A tally over a journal, and the totals of what was shown. */
function begin() {
  const journal = new JournalInMemory();
  const shown: number[] = [];
  const tally = new LiveTally(SETUP, journal);
  tally.subscribe((counts) => shown.push(judgmentTotal(counts)));
  return { journal, tally, shown };
}

const at = (question: number, time: number) => replyTo({ question, at: time });

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('shows at once what is read, and soon what comes', () => {
  const { journal, tally, shown } = begin();
  journal.read(at(0, 1));
  expect(tally.figures).toMatchObject({ done: 1, said: [{ replies: 1 }, { replies: 0 }] });
  journal.add(at(1, 2));
  journal.add(replyTo({ judge: 1 }));
  expect(tally.figures.done).toBe(1);
  // An adaptive plan goes by all there is, not by what is shown.
  expect(judgmentTotal(tally.counts())).toBe(3);
  vi.advanceTimersByTime(250);
  expect(tally.figures).toMatchObject({ done: 3, said: [{ replies: 2 }, { replies: 1 }] });
  expect(shown).toEqual([1, 3]);
});

it('shows at once when it is told to', () => {
  const { journal, tally } = begin();
  journal.add(at(0, 1));
  tally.show();
  expect(tally.figures.done).toBe(1);
});

it('lists the newest first, twenty at the most', () => {
  const { journal, tally } = begin();
  journal.read(...Array.from({ length: 30 }, (_, n) => at(n, n)));
  expect(tally.figures.newest.map(({ question }) => question)).toEqual(
    Array.from({ length: 20 }, (_, n) => 29 - n),
  );
  journal.add(at(30, 30));
  tally.show();
  expect(tally.figures.newest.slice(0, 2).map(({ question }) => question)).toEqual([30, 29]);
  expect(tally.figures.newest).toHaveLength(20);
});

it('follows what is taken back and read otherwise', () => {
  const { journal, tally } = begin();
  journal.read(at(0, 1), at(1, 2));
  journal.remove(at(0, 1));
  const unread = { ...at(1, 2), outcome: Outcome.unparsed };
  journal.reread([at(1, 2)], [unread]);
  tally.show();
  expect(tally.figures).toMatchObject({ done: 1, newest: [unread] });
  expect(tally.figures.said[0]).toMatchObject({ replies: 1, unparsed: 1 });
  expect(judgmentTotal(tally.counts())).toBe(0);
});

it('forgets what it knew when all is read anew', () => {
  const { journal, tally } = begin();
  journal.read(at(0, 1), at(1, 2));
  journal.read(at(1, 2));
  expect(tally.figures).toMatchObject({ done: 1, newest: [at(1, 2)] });
});
