import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_MODEL } from '../../src/core/model/settings.ts';
import { drawsOf } from '../core/posterior/draws-of.ts';
import type * as HeldDrawsModule from '../../workers/held-draws.ts';

const ONE = drawsOf(DEFAULT_MODEL, [[0.1, -0.1, 0]]);
const OTHER = drawsOf(DEFAULT_MODEL, [[0.2, -0.2, 0]]);

let held: typeof HeldDrawsModule;

beforeEach(async () => {
  vi.resetModules();
  held = await import('../../workers/held-draws.ts');
});

describe('draws that a worker holds', () => {
  it('are those sent last, by their key', () => {
    expect(held.heldDraws({ key: '1', draws: ONE })).toBe(ONE);
    expect(held.heldDraws({ key: '1', draws: null })).toBe(ONE);
    expect(held.heldDraws({ key: '2', draws: OTHER })).toBe(OTHER);
    expect(held.heldDraws({ key: '2', draws: null })).toBe(OTHER);
  });

  it('have to be sent where none or others are held', () => {
    expect(() => held.heldDraws({ key: '1', draws: null })).toThrow('draws-not-held');
    held.heldDraws({ key: '1', draws: ONE });
    expect(() => held.heldDraws({ key: '2', draws: null })).toThrow('draws-not-held');
  });
});
