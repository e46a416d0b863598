import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { sized } from '../../../src/ui/parts/sized.ts';

/** What a browser does: it measures, then calls whoever waits for the next picture. */
let measured: (() => void)[] = [];
let frames = new Map<number, () => void>();

beforeEach(() => {
  measured = [];
  frames = new Map();
  let asked = 0;
  vi.stubGlobal(
    'ResizeObserver',
    class {
      #told: () => void;
      constructor(told: () => void) {
        this.#told = told;
      }
      observe() {
        measured.push(this.#told);
      }
      disconnect() {
        measured = measured.filter((told) => told !== this.#told);
      }
    },
  );
  vi.stubGlobal('cancelAnimationFrame', (frame: number) => frames.delete(frame));
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => {
    frames.set(++asked, draw);
    return asked;
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

function draw(): void {
  const waiting = [...frames.values()];
  frames.clear();
  for (const one of waiting) one();
}

it('tells a size at once, a change in the next picture, and nothing of what has gone', () => {
  const told: [number, number][] = [];
  const element = { clientWidth: 300, clientHeight: 20 } as HTMLElement;
  const end = sized((...size) => told.push(size))(element);
  expect(told).toEqual([[300, 20]]);

  for (const width of [200, 100]) {
    Object.assign(element, { clientWidth: width });
    for (const tell of measured) tell();
    // While the browser measures, nothing is drawn anew.
    expect(told).toHaveLength(1);
  }
  draw();
  expect(told).toEqual([
    [300, 20],
    [100, 20],
  ]);

  for (const tell of measured) tell();
  end?.();
  draw();
  expect(measured).toEqual([]);
  expect(told).toHaveLength(2);
});

it('reads no size while the browser measures', () => {
  let reads = 0;
  const element = Object.defineProperty({ clientHeight: 20 } as HTMLElement, 'clientWidth', {
    get: () => ++reads,
  });
  sized(() => undefined)(element);
  expect(reads).toBe(1);
  for (const tell of [...measured, ...measured]) tell();
  expect(reads).toBe(1);
  draw();
  expect(reads).toBe(2);
});
