import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import type { JudgeFacts } from '../src/cli/reports/judges.ts';
import type { SliceFacts } from '../src/cli/reports/slices.ts';
import type { jsonResult } from '../src/ui/text/result-json.ts';
import { inFolder, LINES, rank, run, THREE } from './cli/on-files.ts';

const ROOT = new URL('..', import.meta.url).pathname;
const file = inFolder();

describe('rank', () => {
  it('runs by its documented name', () => {
    const path = file('lines.jsonl', LINES.join('\n'));
    const args = ['run', '--silent', 'rank', '--', path, '--json', '--draws', '200'];
    const { stdout, status } = spawnSync('npm', args, { cwd: ROOT, encoding: 'utf8' });
    expect(status).toBe(0);
    expect(Object.keys(JSON.parse(stdout) as object)).toContain('models');
  });

  it('ends as a program with its exit code', () => {
    const args = ['--import', 'tsx', 'src/cli.ts', 'nowhere.csv'];
    const { stdout, stderr, status } = spawnSync(process.execPath, args, {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('nowhere.csv');
  });
});

describe('models, priors and samplers', () => {
  let path = '';
  beforeAll(() => {
    path = file('battles.csv', THREE);
  });
  const rankAll = (...args: string[]) => rank(path, '--draws', '400', ...args);

  it('are all offered', async () => {
    for (const ties of ['half', 'drop', 'davidson', 'rao-kupper']) {
      const { tie_parameter, data } = await rankAll('--ties', ties);
      expect(tie_parameter?.name ?? null).toBe(
        { davidson: 'log_nu', 'rao-kupper': 'log_kappa' }[ties] ?? null,
      );
      expect(data.used).toBe(ties === 'drop' ? 72 : 84);
    }
    const wide = (await rankAll('--prior', 'normal:10', '--scale', 'log-odds')).models[0].median;
    for (const prior of ['student_t:4:0.1', 'laplace:0.1', 'uniform:0.5']) {
      expect(
        (await rankAll('--prior', prior, '--scale', 'log-odds')).models[0].median,
      ).toBeLessThan(wide);
    }
    for (const hyper of ['half-normal', 'half-cauchy', 'exponential']) {
      expect((await rankAll('--prior', `hierarchical:${hyper}:1`)).tau?.median).toBeGreaterThan(0);
    }
    expect((await rankAll('--order', 'none')).order_effect).toBeNull();
  });

  it('agree with each other', async () => {
    const by = new Map<string, ReturnType<typeof jsonResult>['models']>();
    for (const sampler of ['split-hmc', 'nuts', 'ensemble', 'laplace'])
      by.set(sampler, (await rankAll('--sampler', sampler, '--draws', '1000')).models);
    for (const models of by.values()) {
      expect(models.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
      expect(Math.abs(models[0].median - (by.get('nuts')?.[0].median ?? NaN))).toBeLessThan(5);
    }
    const { diagnostics } = await rankAll('--sampler', 'mle', '--bootstrap', 'percentile');
    expect(diagnostics).toMatchObject({ sampler: 'mle', converged: true });
  });

  it('come of all judges together where asked, with a reference or without', async () => {
    const rows = Array.from({ length: 24 }, (_, q) =>
      ['human', 'gpt', 'claude'].flatMap((judge, j) =>
        judge === 'human' && q >= 12
          ? []
          : ['a,b', 'b,a', 'a,c', 'c,a', 'b,c', 'c,b'].map(
              (pair, p) => `q${q},${pair},${judge},model_${(q + p * (j + 1)) % 3 ? 'a' : 'b'}`,
            ),
      ),
    ).flat();
    const judged = file(
      'judged.csv',
      ['question_id,model_a,model_b,judge,winner', ...rows].join('\n'),
    );
    const few = ['--draws', '1000', '--judges', 'joint'];
    const { stdout } = await run(judged, ...few, '--reference-judge', 'human', '--json');
    const { judges, judges_together: together } = JSON.parse(stdout) as JudgeFacts;
    expect(together.reference).toEqual(['human']);
    expect(judges.map(({ names, judgments }) => [names, judgments])).toEqual([
      [['human'], 72],
      [['claude'], 144],
      [['gpt'], 144],
    ]);
    expect(judges[0].departures).toBeNull();
    expect(judges[1].departures).toHaveLength(3);
    expect(together.models.map(({ rank }) => rank)).toEqual([1, 2, 3]);
    expect(together.corrected.map(({ judge, common }) => [judge, common])).toEqual([
      [['claude'], 36],
      [['gpt'], 36],
    ]);
    const { next_labels: next } = together;
    // Half of the 72 pairs of answers are judged by people.
    expect(next).toMatchObject({ labelled: 72, open: 36, halving: null, over: 'these' });
    expect(next?.labels).toHaveLength(36);
    const asked = next?.labels.map(({ question, model_a: a, model_b: b }) =>
      [question, a, b].join(),
    );
    expect(new Set(asked).size).toBe(36);
    expect(next?.width_left).toBeGreaterThan(0.5);
    expect(together.questions?.questions).toBe(24);
    const alike = await run(judged, ...few, '--reference-judge', 'human', '--questions', 'new');
    expect(alike.stdout).toMatch(/as the reference, in log-odds, over questions like these\./);
    expect(alike.stdout).toMatch(/over these questions alone they would be/);
    expect(alike.stdout).toMatch(/pairs of answers not judged by human would leave [\d.]+% of it/);
    expect(alike.stdout).toMatch(/Next {2}Question {2}Model {2}Other model {2}Width left\n/);
    const text = (await run(judged, ...few)).stdout;
    expect(text).not.toContain('Width left');
    expect(text).toContain('Judges together: the consensus of all judges');
    expect(text).not.toContain('corrected by the reference');
    const refused = [
      [judged, ...few, '--reference-judge', 'nobody'],
      [judged, '--reference-judge', 'human'],
      [path, '--judges', 'joint'],
    ];
    for (const args of refused) expect((await run(...args)).status).toBe(2);
  });

  it('are ranked by slice, each of them drawn towards all', async () => {
    const rows = Array.from({ length: 24 }, (_, q) =>
      ['a,b', 'b,a', 'a,c', 'c,a', 'b,c', 'c,b'].map((pair, p) => {
        const isFirst = (q + p) % 4 === 0 ? p % 2 === 0 : p % 2 === 1;
        return `q${q},${pair},${isFirst ? 'model_a' : 'model_b'},${q < 12 ? 'code' : 'prose'}`;
      }),
    ).flat();
    const sliced = file(
      'sliced.csv',
      ['question_id,model_a,model_b,winner,category', ...rows].join('\n'),
    );
    const few = ['--draws', '500', '--report', 'slices'];
    const { stdout } = await run(sliced, ...few, '--json');
    const { slices } = JSON.parse(stdout) as { slices: SliceFacts };
    expect(slices).toMatchObject({ by: 'category', judgments_without_slice: 0, has_rest: false });
    expect(slices.slices.map(({ name, judgments, share }) => [name, judgments, share])).toEqual([
      ['code', 72, 0.5],
      ['prose', 72, 0.5],
    ]);
    for (const { models } of [slices.overall, ...slices.slices].map((own) =>
      'models' in own ? own : { models: own },
    )) {
      expect(models.map(({ rank }) => rank)).toEqual([1, 2, 3]);
      expect(models[0].ranks?.from).toBe(1);
      expect(models[0].tier).toBe(1);
    }
    expect(slices.departures_looked_at).toBe(6);
    const text = (await run(sliced, ...few)).stdout;
    expect(text).toMatch(
      /^By category: in all 2 slices the first 3 come in the order that they have overall\./m,
    );
    expect(text).toMatch(/^code +72 +50\.0%/m);
    const refused = await run(sliced, ...few, '--slice-by', 'language');
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain('no two slices by language; give --slice-by category');
    expect((await run(path, ...few)).stderr).toContain('these are by none');
  });
});
