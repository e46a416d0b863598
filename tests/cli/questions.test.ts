import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { rank as rankFiles } from '../../src/cli/rank.ts';
import type { jsonResult } from '../../src/ui/text/result-json.ts';
import { readArchive, recordsOfPart } from '../../src/storage/archive/read.ts';
import { isRun } from '../../src/storage/shapes/flaws.ts';
import { inProcess } from './in-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'caravan-questions-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A file of judgments on these questions, all of one question alike; null: it is not said on which. */
function file(name: string, questions: readonly (number | null)[]): string {
  const rows = questions.map((question, at) =>
    JSON.stringify({
      ...(question !== null && { question_id: question }),
      ...{ model_a: 'a', model_b: 'b', winner: (question ?? at) % 3 === 0 ? 'model_b' : 'model_a' },
    }),
  );
  const path = join(folder, name);
  writeFileSync(path, rows.join('\n'));
  return path;
}
const times = (questions: number, each: number) =>
  Array.from({ length: questions * each }, (_, at) => at % questions);

async function rank(path: string, ...args: readonly string[]) {
  const all = [path, '--draws', '500', ...args];
  const { stdout, stderr, status } = await inProcess(() => rankFiles([...all, '--json'], () => 0));
  expect(status, stderr).toBe(0);
  const text = (await inProcess(() => rankFiles(all, () => 0))).stdout;
  return { json: JSON.parse(stdout) as ReturnType<typeof jsonResult>, stderr, text };
}
const half = ({ models: [first] }: ReturnType<typeof jsonResult>) => first.upper - first.lower;

describe('over which questions a ranking is without being asked', () => {
  const clustered = file('clustered.jsonl', times(12, 5));

  it('is over questions like these where they are told apart, and says so', async () => {
    const { json, stderr, text } = await rank(clustered);
    const these = await rank(clustered, '--questions', 'these');
    expect(json.questions).toMatchObject({
      over: 'new',
      method: 'robust',
      count: 12,
      reason: null,
    });
    expect(stderr).toContain('--questions these has them over these alone.');
    expect(text).toContain('Over questions like these, ±');
    expect(these.json.questions).toMatchObject({ over: 'these', method: null, reason: null });
    expect(these.stderr).not.toContain('--questions these');
    // Every question is of one mind, so that its five judgments are worth one.
    expect(half(json)).toBeGreaterThan(1.5 * half(these.json));
    const [{ lower_these, upper_these }] = json.models;
    expect((upper_these ?? 0) - (lower_these ?? 0)).toBeCloseTo(half(these.json), -1);
  });

  it('writes that into a project, and for Stan the program of the draws that are widened', async () => {
    const path = join(folder, 'own.caravan');
    await inProcess(() => rankFiles([clustered, '--draws', '200', '--project', path], () => 1e12));
    const { parts } = await readArchive(new Blob([readFileSync(path)]), 'project', {});
    const models: unknown[] = [];
    for (const part of parts) {
      if (part.store !== 'runs') continue;
      for await (const records of recordsOfPart(part))
        models.push(...records.map(({ value }) => isRun(value) && value.model.questions));
    }
    expect(models).toEqual([{ kind: 'robust' }]);
    const programs: string[] = [];
    for (const [at, args] of [[], ['--questions', 'these']].entries()) {
      const out = join(folder, `stan-${String(at)}`);
      await inProcess(() =>
        rankFiles([clustered, '--draws', '200', '--stan', out, ...args], () => 0),
      );
      programs.push(readFileSync(`${out}.stan`, 'utf8') + readFileSync(`${out}.data.json`, 'utf8'));
    }
    expect(programs[0]).toBe(programs[1]);
  });

  it.each([
    [
      'few judgments each',
      [...times(12, 1), 0, 1],
      'few-judgments',
      'Over these questions alone, ±',
    ],
    ['too few questions', times(9, 3), 'too-few', 'there are only 9 questions'],
    ['a judgment each', times(12, 1), 'once', 'every judgment is on a question of its own'],
    ['unknown ones', times(12, 2).map(() => null), 'unknown', 'it is not known of every judgment'],
  ] as const)('is over these questions alone with %s, and says why', async (_, rows, why, said) => {
    const { json, stderr, text } = await rank(file(`${why}.jsonl`, rows));
    expect(json.questions).toMatchObject({ over: 'these', method: null, reason: why });
    expect(text).toContain(said);
    expect(stderr).not.toContain('Intervals are over questions like these');
  });

  it('has strengths of a new question or of an average one, of the same draws', async () => {
    const model = [clustered, '--question-method', 'model'] as const;
    const marginal = await rank(...model, '--scale', 'log-odds');
    const conditional = await rank(...model, '--scale', 'conditional-log-odds');
    expect(marginal.json.questions.strengths).toBe('marginal');
    expect(conditional.json.questions.strengths).toBe('conditional');
    expect(marginal.json.omega).toEqual(conditional.json.omega);
    const [[own], [wide]] = [marginal.json.models, conditional.json.models];
    expect(own.p_stronger_than_next).toBe(wide.p_stronger_than_next);
    // By ω at its median; draws of a larger ω are of strengths farther apart.
    const omega = marginal.json.omega?.median ?? NaN;
    const share = 1 / Math.sqrt(1 + 2 * (16 / 15) ** 2 * (3 / Math.PI ** 2) * omega ** 2);
    expect(own.median / wide.median / share).toBeGreaterThan(0.9);
    expect(own.median / wide.median / share).toBeLessThan(1.1);
    expect(conditional.text).toContain('on a question on which no model departs from its usual.');
  });

  it.each([
    [['--question-method', 'model', '--sampler', 'mle'], 'which --sampler mle has not'],
    [['--questions', 'new'], 'is for --question-method model.'],
    [[], 'is for --question-method model.'],
  ] as const)('has no conditional strengths with %j', async (args, said) => {
    const all = [clustered, '--scale', 'conditional-log-odds', ...args];
    const { status, stderr } = await inProcess(() => rankFiles(all, () => 0));
    expect(status).toBe(2);
    expect(stderr).toContain(said);
  });
});

describe('over raters like these', () => {
  const rater = (at: number) => (at * 7) % 12;
  /** Votes on four questions, of raters each of one mind. */
  const path = join(folder, 'raters.jsonl');
  writeFileSync(
    path,
    Array.from({ length: 60 }, (_, at) =>
      JSON.stringify({
        ...{ question_id: at % 4, judge: `rater ${String(rater(at))}` },
        ...{ model_a: 'a', model_b: 'b', winner: rater(at) % 3 === 0 ? 'model_b' : 'model_a' },
      }),
    ).join('\n'),
  );

  it('is offered where ten of them are told apart', async () => {
    const { json, text } = await rank(path, '--clusters', 'raters');
    expect(json.questions).toMatchObject({
      ...{ over: 'new', method: 'robust', clusters: 'raters', raters: 12, count: 4, reason: null },
    });
    expect(text).toContain('Over raters like these, ±');
    expect(half(json)).toBeGreaterThan(1.5 * half((await rank(path)).json));
  });

  it.each([
    [path, 'both', 'there are only 4 questions'],
    [file('unsigned.jsonl', times(12, 5)), 'raters', 'need at least 10 raters'],
    [file('unsigned.jsonl', times(12, 5)), 'both', 'need at least 10 raters'],
  ])('is refused where they are not: %#', async (from, clusters, said) => {
    const run = () => rankFiles([from, '--clusters', clusters], () => 0);
    const { stderr, status } = await inProcess(run);
    expect(status).toBe(2);
    expect(stderr).toContain(said);
  });
});
