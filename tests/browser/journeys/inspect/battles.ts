import type { Page } from 'playwright-core';

/* From every number of a ranking to the judgments behind it, and from one of these to the next. */

export interface Battle {
  readonly question_id: string;
  readonly model_a: string;
  readonly model_b: string;
  readonly category: string;
  readonly date: string;
  readonly judge: string;
  readonly winner: string;
}

export const PAIRS = [
  ['A', 'B'],
  ['B', 'C'],
  ['A', 'C'],
] as const;

/** Two people and a model on 24 questions, one a day; some verdicts can't be read. */
export const BATTLES: readonly Battle[] = Array.from({ length: 24 }, (_, q) =>
  PAIRS.flatMap((pair, at) =>
    ['expert_1', 'expert_2', 'gpt-4'].map((judge, by): Battle => {
      const [model_a, model_b] = (q + by) % 2 === 0 ? pair : pair.toReversed();
      const said = (q * 7 + at * 3 + by * 5) % 6;
      return {
        ...{ question_id: `q${String(q)}`, model_a, model_b, judge },
        category: q % 2 === 0 ? 'coding' : 'small talk',
        date: `2024-05-${String(q + 1).padStart(2, '0')}`,
        winner: ['model_a', 'model_a', 'model_b', 'tie', 'model_a', 'error'][said],
      };
    }),
  ),
).flat();

export async function open(page: Page): Promise<void> {
  const text = BATTLES.map((battle) => JSON.stringify(battle)).join('\n');
  const file = { name: 'battles.jsonl', mimeType: 'text/plain', buffer: Buffer.from(text) };
  await page.locator('input[type=file]').first().setInputFiles(file);
  await page.locator('header').getByText('battles.jsonl').waitFor();
}
