import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Lane } from '../../src/judges/lane.ts';
import { waitFor } from '../../src/judges/wait.ts';

const { signal } = new AbortController();

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function laneOf(concurrency: number, perMinute: number | null): Lane {
  return new Lane(concurrency, perMinute, { clock: () => performance.now(), wait: waitFor });
}

/** When each of so many calls had its turn, in milliseconds from the start. */
function turns(lane: Lane, count: number): number[] {
  const start = performance.now();
  const at: number[] = [];
  for (let i = 0; i < count; i++)
    void lane.turn(signal).then(() => at.push(Math.round(performance.now() - start)));
  return at;
}

describe('a lane', () => {
  it('lets so many calls a minute go, evenly', async () => {
    const at = turns(laneOf(10, 30), 4);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(at).toEqual([0, 2000, 4000, 6000]);
  });

  it('keeps apart calls that come late in a stretch', async () => {
    const lane = laneOf(10, 30);
    const first = turns(lane, 1);
    await vi.advanceTimersByTimeAsync(1900);
    const second = turns(lane, 2);
    await vi.advanceTimersByTimeAsync(10_000);
    expect([first, second]).toEqual([[0], [100, 2100]]);
  });

  it('goes on at its pace where the time of day is set, back or forth', async () => {
    const at = turns(laneOf(10, 30), 6);
    for (const hours of [-1, 2, -3]) {
      await vi.advanceTimersByTimeAsync(3000);
      vi.setSystemTime(Date.now() + hours * 3_600_000);
    }
    await vi.advanceTimersByTimeAsync(3000);
    expect(at).toEqual([0, 2000, 4000, 6000, 8000, 10_000]);
  });

  it('lets nobody go who is stopped, in a wait or a pause', async () => {
    for (const isPaused of [false, true]) {
      const lane = laneOf(10, 30);
      if (isPaused) lane.pause();
      else await lane.turn(signal);
      const stop = new AbortController();
      const stopped = [lane.turn(stop.signal), lane.turn(stop.signal)].map((turn) =>
        expect(turn).rejects.toThrow(/abort/),
      );
      await vi.advanceTimersByTimeAsync(10);
      stop.abort();
      await Promise.all(stopped);
      lane.resume();
      const at = turns(lane, 1);
      await vi.advanceTimersByTimeAsync(5000);
      expect(at).toEqual([isPaused ? 0 : 1990]);
    }
  });

  it('makes no call in a pause that began while one waited for its turn', async () => {
    const lane = laneOf(2, 30);
    const at = turns(lane, 2);
    await vi.advanceTimersByTimeAsync(1000);
    lane.pause();
    await vi.advanceTimersByTimeAsync(5000);
    expect(at).toEqual([0]);
    lane.resume();
    await vi.advanceTimersByTimeAsync(0);
    expect(at).toEqual([0, 6000]);
  });

  it('has as many tasks at once as it may', async () => {
    const lane = laneOf(2, null);
    let running = 0;
    let most = 0;
    for (let i = 0; i < 5; i++) {
      lane.add(async () => {
        most = Math.max(most, ++running);
        await new Promise((resolve) => setTimeout(resolve, 10));
        running--;
      });
    }
    expect(lane.isFree).toBe(false);
    await vi.advanceTimersByTimeAsync(20);
    expect([most, lane.isFree]).toEqual([2, true]);
    await vi.advanceTimersByTimeAsync(20);
    await lane.idle();
    expect(running).toBe(0);
  });

  it('makes no call while it is paused or held', async () => {
    const lane = laneOf(2, null);
    lane.pause();
    expect(lane.isFree).toBe(false);
    const at = turns(lane, 1);
    await vi.advanceTimersByTimeAsync(100);
    expect(at).toEqual([]);
    void lane.hold(new Promise((resolve) => setTimeout(resolve, 500)));
    lane.resume();
    void lane.hold(new Promise((resolve) => setTimeout(resolve, 900)));
    await vi.advanceTimersByTimeAsync(899);
    expect(at).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(at).toEqual([1000]);
  });

  it('stays paused when a hold ends', async () => {
    const lane = laneOf(2, null);
    const hold = lane.hold(new Promise((resolve) => setTimeout(resolve, 50)));
    lane.pause();
    const at = turns(lane, 1);
    await vi.advanceTimersByTimeAsync(100);
    await hold;
    expect(at).toEqual([]);
    lane.resume();
    await vi.advanceTimersByTimeAsync(0);
    expect(at).toEqual([100]);
  });
});
