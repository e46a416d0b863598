import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { rank } from '../../../src/cli/rank.ts';
import { reportFacts } from '../../../src/core/publish/report/report-json.ts';
import { readArchive, recordsOfPart } from '../../../src/storage/archive/read.ts';
import { inProcess } from '../in-process.ts';

let folder = '';
/** A folder for these reports, and in it the judgments that they are of. */
export function inFolder(): void {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'caravan-report-'));
    writeFileSync(join(folder, 'battles.jsonl'), battles());
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
}

/** Twelve questions of two categories, each judged four times; answers stand beside. */
function battles(): string {
  const pairs = [
    ['a', 'b'],
    ['b', 'a'],
    ['a', 'c'],
    ['c', 'b'],
  ] as const;
  const lines = Array.from({ length: 12 }, (_, question) =>
    pairs.map(([model_a, model_b], at) => ({
      ...{ question_id: `q${String(question)}`, model_a, model_b, judge: at % 2 ? 'x' : 'y' },
      winner: question % 4 === 0 ? 'tie' : question % 3 === 1 ? 'model_b' : 'model_a',
      category: question % 2 ? 'maths' : 'prose',
    })),
  );
  return lines
    .flat()
    .map((line) => JSON.stringify(line))
    .join('\n');
}

/** The same with texts, whose longer answer mostly wins. */
export function answered(): string {
  return battles()
    .split('\n')
    .map((line, row) => {
      const judged = JSON.parse(line) as Record<string, string>;
      const number = judged['question_id'].slice(1);
      const longer = row % 3 === 0 ? '' : ' at length'.repeat(row % 7);
      const text = (side: 'model_a' | 'model_b', more: string): string =>
        `${judged[side]} to ${number}${judged[side] === 'c' ? more : ''}`;
      return JSON.stringify({
        ...judged,
        ...{ question: `<img src=x onerror=hacked()> ${number}?` },
        ...{ answer_a: text('model_a', longer), answer_b: text('model_b', longer) },
      });
    })
    .join('\n');
}

export const at = (name: string): string => join(folder, name);
export const run = (...args: string[]) => inProcess(() => rank(args, () => 1e12));
export const settings = ['--draws', '300', '--chains', '2'];

export function carriedFacts(html: string) {
  const found = /id="carried-facts">([^<]*)</.exec(html)?.[1] ?? '';
  return reportFacts(found);
}

export async function numbers(...args: string[]): Promise<object> {
  const { stdout, stderr, status } = await run(...args, '--json');
  expect(status, stderr).toBe(0);
  const { timing, data, ...others } = JSON.parse(stdout) as Record<string, unknown>;
  expect(timing).toBeDefined();
  expect(data).toBeDefined();
  return others;
}

export async function recordsIn(project: Uint8Array<ArrayBuffer> | null) {
  const found = new Map<string, unknown[]>();
  const { parts } = await readArchive(new Blob(project === null ? [] : [project]), 'project', {});
  for (const part of parts)
    for await (const some of recordsOfPart(part))
      found.set(part.store, [...(found.get(part.store) ?? []), ...some.map(({ value }) => value)]);
  return found;
}

/** A command that is wrong in this way is refused, and what is wrong is said. */
export async function isRefused(args: readonly string[], said: string): Promise<void> {
  const { stderr, status } = await run(at('battles.jsonl'), ...args);
  expect(status).toBe(2);
  expect(stderr).toContain(said);
}
