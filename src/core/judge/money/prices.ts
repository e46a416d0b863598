import type { Price } from '../setup.ts';

/**
 * When these prices were looked up (year and month): those of platform.claude.com, and of
 * developers.openai.com and ai.google.dev as others quote them. Providers change them: who spends
 * money has to look them up there, and can write others into the run.
 */
export const PRICES_AS_OF = '2026-11';

/**
 * The model's name without its version, and US dollars for a million tokens in and out. Standard
 * service, short prompts, nothing off for batches or cached input.
 */
const PRICES: readonly (readonly [name: string, input: number, output: number])[] = [
  ['gpt-6-astra', 10, 50],
  ['gpt-6.1-sol', 2, 10],
  ['gpt-6-sol', 2, 10],
  ['gpt-6-luna', 0.1, 0.5],
  ['gpt-5.6-terra', 2, 12],
  ['gpt-5.6-luna', 0.2, 1.2],
  ['gpt-5.5', 5, 30],
  ['gpt-5.4', 2.5, 15],
  ['gpt-5.4-mini', 0.75, 4.5],
  ['gpt-5.4-nano', 0.2, 1.25],
  ['gpt-5.2', 1.75, 14],
  ['gpt-5.1', 1.25, 10],
  ['gpt-5', 1.25, 10],
  ['gpt-5-mini', 0.25, 2],
  ['gpt-5-nano', 0.05, 0.4],
  ['gpt-4.1', 2, 8],
  ['gpt-4.1-mini', 0.4, 1.6],
  ['gpt-4.1-nano', 0.1, 0.4],
  ['gpt-4o', 2.5, 10],
  ['gpt-4o-2024-05-13', 5, 15],
  ['gpt-4o-mini', 0.15, 0.6],
  ['gpt-4-turbo', 10, 30],
  ['gpt-4', 30, 60],
  ['gpt-3.5-turbo', 0.5, 1.5],
  ['o3', 2, 8],
  ['o3-mini', 1.1, 4.4],
  ['o4-mini', 1.1, 4.4],
  ['o1', 15, 60],
  ['claude-fable-5-2', 8, 40],
  ['claude-fable-5-1', 10, 50],
  ['claude-fable-5', 10, 50],
  ['claude-opus-5-5', 4, 20],
  ['claude-opus-5', 5, 25],
  ['claude-opus-4-8', 5, 25],
  ['claude-opus-4-7', 5, 25],
  ['claude-opus-4-6', 5, 25],
  ['claude-opus-4-5', 5, 25],
  ['claude-opus-4-1', 15, 75],
  ['claude-opus-4', 15, 75],
  ['claude-sonnet-5-5', 2, 10],
  ['claude-sonnet-5', 2, 10],
  ['claude-sonnet-4-6', 3, 15],
  ['claude-sonnet-4-5', 3, 15],
  ['claude-sonnet-4', 3, 15],
  ['claude-haiku-5-5', 0.1, 0.5],
  ['claude-haiku-4-5', 1, 5],
  ['claude-3-5-haiku', 0.8, 4],
  ['claude-3-haiku', 0.25, 1.25],
  ['gemini-3.1-pro', 2, 12],
  ['gemini-3.5-flash', 1.5, 9],
  ['gemini-3.5-flash-lite', 0.3, 2.5],
  ['gemini-2.5-pro', 1.25, 10],
  ['gemini-2.5-flash', 0.3, 2.5],
  ['gemini-2.5-flash-lite', 0.1, 0.4],
];

/** What may stand behind a model's name and leaves it the same model at the same price. */
const VERSION = /^(?:-\d{4}-\d{2}-\d{2}|-\d{8}|@\d{8}|-\d{4}|-latest|-preview)?$/;

/**
 * The usual price of a model by its name, with or without the name of who offers it before it, as
 * in openai/gpt-4o; null where it is not known.
 */
export function usualPrice(model: string): Price | null {
  const name = model.slice(model.lastIndexOf('/') + 1).toLowerCase();
  const known =
    PRICES.find(([exact]) => exact === name) ??
    PRICES.find(([start]) => name.startsWith(start) && VERSION.test(name.slice(start.length)));
  return known === undefined ? null : { input: known[1], output: known[2] };
}
