import type { Page } from 'playwright-core';

export interface Upload {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A file as a user would pick it; records become JSON Lines. */
export function upload(name: string, content: string | Uint8Array | readonly object[]): Upload {
  const isRecords = Array.isArray(content);
  const text = isRecords ? content.map((one) => JSON.stringify(one)).join('\n') : content;
  return { name, mimeType: '', buffer: Buffer.from(text as string | Uint8Array) };
}

export async function open(page: Page, ...files: Upload[]): Promise<void> {
  await page.getByLabel('Open files').setInputFiles(files);
}

/** Judgments of invented models, strongest first, as an arena's JSON Lines. */
export function arena(models: readonly string[], rounds: number): string {
  const lines: string[] = [];
  for (let round = 0; round < rounds; round++)
    models.forEach((a, i) => {
      models.forEach((b, j) => {
        if (i === j) return;
        // The stronger wins two of three, one of nine is a tie; fixed by position, not by chance.
        const step = (round * 7 + i * 3 + j) % 9;
        const winner = step === 0 ? 'tie' : step < 6 === i < j ? 'model_a' : 'model_b';
        lines.push(JSON.stringify({ model_a: a, model_b: b, winner, question_id: round }));
      });
    });
  return lines.join('\n');
}

/** Judgments of three invented models on so many questions, each pair in both orders. */
export function reviews(questions: number, part: object = {}) {
  return Array.from({ length: questions }, (_, q) =>
    [
      ['旅人', 'beta', 1],
      // The order decided question 0.
      ['beta', '旅人', q === 0 ? 1 : 2],
      ['beta', 'gamma', q % 4 === 0 ? 3 : 1],
      ['gamma', '旅人', q === 1 ? -1 : 2],
    ].map(([left, right, score]) => ({
      ...{ review_id: `${q}`, question_id: `q${q}`, reviewer_id: q % 2 === 0 ? 'gpt-4' : 'human' },
      ...{ model1_id: left, model2_id: right, score, question_text: `Question ${q}?` },
      ...{ answer1: `${left} answers ${q}`, answer2: `${right} answers ${q}` },
      text: `The judge prefers ${score} on ${q}.`,
      ...part,
    })),
  ).flat();
}

/** Opens files and waits until they are ranked; they hold judgments of so many models. */
export async function openRanked(page: Page, models: number, ...files: Upload[]): Promise<void> {
  await page.getByLabel('Open files').first().setInputFiles(files);
  await page.getByText(`${models} models ·`).waitFor();
}
