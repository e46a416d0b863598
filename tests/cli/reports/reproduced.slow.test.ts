import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rank as rankFiles } from '../../../src/cli/rank.ts';
import { inProcess } from '../in-process.ts';

interface Facts {
  readonly reproductions: readonly Record<string, unknown>[];
}

const DATA = new URL('../../../../shared/data/', import.meta.url).pathname;
const isThere = existsSync(DATA);
if (!isThere) console.warn('skipped: the published rankings of ../shared are not here');

/** What each is known to be made by: see tests/published-rankings.test.ts for the sources. */
describe.skipIf(!isThere)('published rankings are found', () => {
  const found = async (ranking: string, args: readonly string[]) => {
    const paths = args.map((arg) => (arg.includes('/') ? DATA + arg : arg));
    const all = [...paths, '--reproduce', DATA + ranking, '--json'];
    const { stdout, stderr, status } = await inProcess(() => rankFiles(all, () => 0));
    expect(status, stderr).toBe(0);
    const { reproductions } = JSON.parse(stdout) as Facts;
    return new Map(reproductions.map((one) => [one['measure'], one]));
  };

  it('Rakuda v1, with its flat priors and the legacy widths of its ensemble', async () => {
    const made = await found('rakuda_v1/rankings_rakuda_v1_gpt4.json', [
      'rakuda_v1/reviews_rakuda_v1_gpt4.jsonl',
    ]);
    expect(made.get('median')).toMatchObject({
      ...{ level: 'same', method: 'posterior', prior: 'uniform:4', order: 'uniform:1' },
      ...{ ties: 'half', scale: 'rating', kendall: 1 },
      intervals: { method: 'rakuda-ensemble', probability: 0.68 },
    });
    expect(made.get('median')?.['farthest']).toBeLessThan(2);
    expect(made.get('win_rate')).toMatchObject({ level: 'digits', method: 'win-rate' });
  });

  it('evalica’s goldens: three by their models, three of other kinds that are said to be far', async () => {
    const made = await found('evalica/food-golden.csv', ['evalica/food.csv']);
    const levels = [...made].map(([measure, { level, ties }]) => [measure, level, ties]);
    const of = (name: string) => `score, ${name}`;
    expect(levels).toEqual(
      expect.arrayContaining([
        [of('bradley_terry'), 'same', 'half'],
        [of('counting'), 'digits', 'half'],
        [of('newman'), 'same', 'davidson'],
      ]),
    );
    for (const name of ['elo', 'eigen', 'pagerank'])
      expect(made.get(of(name)), name).toMatchObject({ level: 'far' });
  });

  it('Ko-Arena-Hard, with its weight of strong verdicts, against its baseline', async () => {
    const made = await found('ko_arena_hard/leaderboard/no_control.csv', [
      'ko_arena_hard/ensemble',
      ...['--baseline', 'claude-3.7-sonnet'],
    ]);
    const way = { method: 'mle', ties: 'half', order: 'none', grades: 'as-published' };
    expect(made.get('elo_score')).toMatchObject({ ...way, level: 'same', scale: 'rating' });
    expect(made.get('score')).toMatchObject({
      ...{ ...way, level: 'digits', scale: 'against', against: 'claude-3.7-sonnet' },
    });
  });
});
