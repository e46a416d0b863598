import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { rank as rankFiles } from '../../../src/cli/rank.ts';
import { inProcess } from '../in-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'caravan-reproduce-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** b wins three times as often as a: 400·log₁₀ 3 = 190.8 points apart. */
const judgments = file(
  'judgments.csv',
  [
    'model_a,model_b,winner',
    ...['model_b', 'model_b', 'model_b', 'model_a'].map((winner) => `a,b,${winner}`),
  ].join('\n'),
);
const reproduceAs = (ranking: string, ...more: string[]) =>
  inProcess(() => rankFiles([judgments, '--reproduce', ranking, ...more], () => 0));

interface Facts {
  readonly reproductions: readonly Record<string, unknown>[];
}

describe('--reproduce', () => {
  it('finds how a ranking was made, number by number, and the command that does the same', async () => {
    const ranking = file('ranking.csv', 'model,rating\nb,1100\na,909.2\nc,700\n');
    const { stdout, stderr, status } = await reproduceAs(ranking, '--json');
    expect(status, stderr).toBe(0);
    const [made] = (JSON.parse(stdout) as Facts).reproductions;
    expect(made).toMatchObject({
      ...{ file: 'ranking.csv', measure: 'rating', level: 'digits', method: 'mle', ties: 'half' },
      ...{ scale: 'rating', order: 'none', prior: null, judge: null, judgments: 'all' },
      ...{ only_published: ['c'], only_in_data: [] },
    });
    expect(made['models']).toEqual([
      { id: 'b', published_as: 'b', published: 1100, found: expect.closeTo(1100.01, 1) as number },
      { id: 'a', published_as: 'a', published: 909.2, found: expect.closeTo(909.19, 1) as number },
    ]);
    const args = made['arguments'] as string[];
    const again = await inProcess(() => rankFiles([judgments, ...args, '--json'], () => 0));
    const { models } = JSON.parse(again.stdout) as { models: { id: string; median: number }[] };
    expect(models.map(({ id }) => id)).toEqual(['b', 'a']);
    expect(models[0].median - models[1].median).toBeCloseTo(190.85, 1);
  });

  it('says so in words', async () => {
    const ranking = file('ranking.csv', 'model,rating\nb,1100\na,909.2\nc,700\n');
    const { stdout } = await reproduceAs(ranking);
    expect(stdout).toContain('Reproduced to the last digit that was published.');
    expect(stdout).toContain('maximum likelihood, ties half, no order effect');
    expect(stdout).toContain('Published, but not in these judgments: c.');
    expect(stdout).toMatch(/^b +1100\.0 +1100\.0 +0\.0$/m);
    expect(stdout).toMatch(/The same ranking: npm run --silent rank -- \S+ --sampler mle/);
  });

  it.each([
    ['no ranking in it', 'question_id,category,text\n1,a,Why?\n', 1, /no judgments|nothing/i],
    ['no model of these', 'model,rating\nx,1\ny,2\n', 0, /Fewer than two of its models/],
  ])('a file with %s', async (_what, text, code, says) => {
    const { stdout, stderr, status } = await reproduceAs(file('other.csv', text));
    expect(status).toBe(code);
    expect(stdout + stderr).toMatch(says);
  });

  it('is asked of all judgments', async () => {
    const { stderr, status } = await reproduceAs(judgments, '--models', 'a,b');
    expect(status).toBe(2);
    expect(stderr).toContain('--reproduce finds out which judgments were ranked');
  });
});
