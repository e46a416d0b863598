import { CaravanError } from '../src/core/failure.ts';
import type { Draws } from '../src/core/posterior/draws/draws.ts';
import type { HeldDraws } from './held.ts';

/**
 * The draws that a worker was sent last, so that megabytes need not be sent with every question
 * about them.
 */
let kept: { readonly key: string; readonly draws: Draws } | null = null;

/**
 * The draws that a job is about.
 * @throws CaravanError draws-not-held where they were not sent, and others or none are kept
 */
export function heldDraws({ key, draws }: HeldDraws): Draws {
  if (draws !== null) kept = { key, draws };
  if (kept?.key !== key) throw new CaravanError({ kind: 'draws-not-held' });
  return kept.draws;
}
