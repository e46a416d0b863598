import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { rank as rankFiles } from '../../../src/cli/rank.ts';
import { inProcess } from '../in-process.ts';

export const folder = mkdtempSync(join(tmpdir(), 'caravan-style-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const MODELS = ['brief', 'middling', 'verbose'];

/** The longer of two answers wins five times of six; the last two of so many questions have no texts. */
export function reviews(questions: number, isWithTexts = true): string {
  return Array.from({ length: questions }, (_, q) =>
    MODELS.flatMap((left, i) =>
      MODELS.flatMap((right, j) => {
        if (i === j) return [];
        const [a, b] = [i, j].map((m) => 'あ'.repeat(20 * (1 + m) + 13 * ((5 * q + 3 * m) % 7)));
        const isOdd = (q + 2 * i + j) % 6 === 0;
        const texts = { question_text: 'なに？', answer1: a, answer2: b };
        return {
          ...{ review_id: `${String(q)} ${left} ${right}`, question_id: String(q), text: '' },
          ...{ reviewer_id: q % 2 === 0 ? 'even' : 'odd', model1_id: left, model2_id: right },
          score: a.length > b.length !== isOdd ? 1 : 2,
          ...(isWithTexts && q < questions - 2 && texts),
        };
      }),
    ),
  )
    .flat()
    .map((record) => JSON.stringify(record))
    .join('\n');
}

export const path = join(folder, 'reviews.jsonl');
writeFileSync(path, reviews(22));

export interface Result {
  readonly models: readonly {
    readonly name: string;
    readonly median: number;
    readonly rank: number;
  }[];
  readonly data: { readonly used: number };
  readonly where?: { readonly judgments: number; readonly of: number };
  readonly style?: {
    readonly adjusted: boolean;
    readonly used: number;
    readonly features: readonly {
      readonly name: string;
      readonly mean: number;
      readonly lower: number;
      readonly upper: number;
    }[];
    readonly changes: readonly {
      readonly id: string;
      readonly rank: number;
      readonly rank_unadjusted: number;
      readonly change: number;
    }[];
  };
}

export async function ranked(...args: readonly string[]) {
  const draws = ['--draws', '400'];
  const { stdout, stderr, status } = await inProcess(() =>
    rankFiles([path, ...draws, ...args], () => 1e12),
  );
  const isJson = stdout.startsWith('{');
  return { stdout, stderr, status, json: isJson ? (JSON.parse(stdout) as Result) : null };
}
