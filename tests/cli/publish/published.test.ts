import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { gateFacts } from '../../../src/cli/publish/gates.ts';
import { rank } from '../../../src/cli/rank.ts';
import { readLink } from '../../../src/core/publish/link/link.ts';
import { judgmentTotal } from '../../../src/core/table/counts.ts';
import { logOddsToRating, DEFAULT_SCALE } from '../../../src/core/posterior/ranking/scale.ts';
import type { jsonResult } from '../../../src/ui/text/result-json.ts';
import { readLatexTable } from '../../core/publish/latex-grammar.ts';
import { inProcess } from '../in-process.ts';

let folder = '';
let counts = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'caravan-publish-'));
  counts = join(folder, 'counts.csv');
  writeFileSync(
    counts,
    [
      'model_a,model_b,wins_a,wins_b,ties',
      'new|1,old,60,20,4',
      'old,new|1,25,55,6',
      'old,the rest,50,30,2',
      'the rest,new|1,20,70,1',
    ].join('\n'),
  );
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const run = (...args: string[]) =>
  inProcess(() => rank([counts, '--draws', '600', ...args], () => 0));
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

type Json = ReturnType<typeof jsonResult> & { gate?: ReturnType<typeof gateFacts> };

describe('a table', () => {
  it('takes the place of the usual one', async () => {
    const { stdout, status } = await run('--markdown');
    expect(status).toBe(0);
    const [caption, , header, , ...rows] = stdout.split('\n');
    expect(caption).toBe(
      '3 models ranked from 343 judgments. ± is half of the 68% interval, over these questions. The win rate counts wins and half of the ties, whoever the opponents were. The fit converged.',
    );
    expect(header).toBe('| Rank | Model | Rating | Stronger than next | Judgments | Win rate |');
    expect(rows.filter((row) => row !== '')).toHaveLength(3);
    expect(rows[0]).toMatch(/^\| 1 \| new\\\|1 \| 1,1\d\d ± \d+ \| \\>99\.9% \| 261 \| 73% \|$/);
  });

  it('leaves what is said beside it to standard error', async () => {
    const { stdout, stderr } = await run('--markdown', '--checks', '--within', '20');
    expect(stdout).not.toContain('PSIS-LOO');
    expect(stderr).toContain('PSIS-LOO');
    expect(stderr).toContain('--within');
    const usual = await run('--checks');
    expect(usual.stdout).toContain('PSIS-LOO');
    expect(usual.stderr).not.toContain('PSIS-LOO');
  });

  it('is written where a path is given, and beside it the usual one printed', async () => {
    const path = join(folder, 'table.tex');
    const { stdout } = await run(`--latex=${path}`, '--scale', 'log-odds', '--interval', '0.9');
    expect(stdout).toContain('Log-odds  ');
    const { caption, headers, rows } = readLatexTable(read('table.tex'));
    expect(caption).toContain('half of the 90% interval');
    expect(headers[2]).toBe('Log-odds');
    expect(rows[0].slice(0, 2)).toEqual(['1', 'new|1']);
    expect(rows[0][2]).toMatch(/^0\.\d\d ± 0\.\d\d$/);
  });

  it('says what can’t be written', async () => {
    const { status, stderr } = await run(`--markdown=${join(folder, 'nowhere', 'table.md')}`);
    expect(status).toBe(2);
    expect(stderr).toContain('--markdown: ');
    expect(stderr).toContain("can't be written");
  });
});

describe('a link', () => {
  const opened = (link: string) => {
    const found = readLink(link.split('?r=')[1] ?? '');
    if ('problem' in found) throw new Error(found.problem);
    return found.ranking;
  };

  it('is printed instead of the table, and carries counts, settings and seed', async () => {
    const { stdout, status } = await run('--link', '--seed', '9', '--ties', 'davidson');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^#leaderboard\?r=[\w-]+\n$/);
    const { title, counts: carried, model, sampler } = opened(stdout);
    expect(title).toBe('counts.csv');
    expect([carried.models, judgmentTotal(carried)]).toEqual([['new|1', 'old', 'the rest'], 343]);
    expect([model.ties, sampler]).toMatchObject(['davidson', { draws: 600, seed: 9 }]);
    const { stdout: whole } = await run('--link=https://a.org/caravan/', '--seed', '9');
    expect(whole).toMatch(/^https:\/\/a\.org\/caravan\/#leaderboard\?r=[\w-]+\n$/);
  });

  it('tells judgments apart by question unless that is not wanted', async () => {
    const path = join(folder, 'rows.csv');
    const verdicts = Array.from({ length: 60 }, (_, at) => {
      const [a, b] = [`m${String(at % 4)}`, `m${String((at + 1 + (at % 3)) % 4)}`];
      return `q${String(at % 12)},${a},${b},${at % 5 === 0 ? 'tie' : at % 2 === 0 ? 'model_a' : 'model_b'}`;
    });
    writeFileSync(path, ['question_id,model_a,model_b,winner', ...verdicts].join('\n'));
    const given = [path, '--draws', '300'];
    const linkOf = async (...args: string[]) =>
      opened((await inProcess(() => rank([...given, ...args], () => 0))).stdout);
    expect((await linkOf('--link')).counts.byQuestion?.questions).toBe(12);
    expect((await linkOf('--link', '--link-by-pair')).counts.byQuestion).toBeUndefined();
  });

  it('of too much is refused, with what would fit', async () => {
    const path = join(folder, 'many.csv');
    const rows: string[] = [];
    for (let a = 0; a < 102; a++)
      for (let b = 0; b < a; b++)
        rows.push(`m${String(a)},m${String(b)},${String(a % 7)},${String(1 + (b % 5))},0`);
    writeFileSync(path, ['model_a,model_b,wins_a,wins_b,ties', ...rows].join('\n'));
    const { status, stderr } = await inProcess(() =>
      rank([path, '--sampler', 'laplace', '--draws', '100', '--link'], () => 0),
    );
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /--link: There is no link: 102 models are more than the 100 that a link carries\. The first (100|\d\d) models would fit, with --models and --link-by-pair\./,
    );
  });
});

describe('draws', () => {
  it('are written one file a chain, and as Parquet, and are the fit’s own', async () => {
    const { stdout } = await run('--draws', join(folder, 'post'), '--chains', '3', '--json');
    const { models, diagnostics } = JSON.parse(stdout) as Json;
    expect(diagnostics).toMatchObject({ chains: 3, draws: 600 });
    const files = readdirSync(folder).filter((name) => name.startsWith('post'));
    expect(files.sort()).toEqual(['post-1.csv', 'post-2.csv', 'post-3.csv', 'post.parquet']);
    const { buffer } = Uint8Array.from(readFileSync(join(folder, 'post.parquet')));
    const rows: readonly Record<string, unknown>[] = await parquetReadObjects({ file: buffer });
    expect(rows).toHaveLength(1800);
    const mean = rows.reduce((sum, row) => sum + Number(row['beta[1]']), 0) / 1800;
    const [first] = models;
    expect(logOddsToRating(mean, DEFAULT_SCALE)).toBeCloseTo(first.mean ?? NaN, 6);
  });

  it('come back as a fit', async () => {
    const path = join(folder, 'back');
    const first = await run('--draws', path, '--json');
    const files = [1, 2, 3, 4].flatMap((chain) => ['--stan-draws', `${path}-${String(chain)}.csv`]);
    const again = await run(...files, '--json');
    const modelsOf = ({ stdout }: { stdout: string }) => (JSON.parse(stdout) as Json).models;
    expect(modelsOf(again)).toEqual(modelsOf(first));
  });
});

describe('a gate', () => {
  const HOLDS = 'P("new|1" > old) > 0.95';

  it('that holds changes nothing but what is said below', async () => {
    const { stdout, status } = await run('--gate', HOLDS);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Rank +Model/);
    expect(stdout).toMatch(
      /\nGate P\("new\|1" > old\) > 0\.95: passed\.\n {2}Probability >99\.9% \(Monte Carlo error \d\.\d\d percentage points\), > 95% demanded\.\n$/,
    );
  });

  it('that does not ends with code 3, and says so to people, builds and programs', async () => {
    const junit = join(folder, 'junit.xml');
    const summary = join(folder, 'summary.md');
    const fails = 'rank(old) = 1 and within(old, best, 500) > 90%';
    const { stdout, stderr, status } = await run(
      ...['--gate', HOLDS, '--gate', fails, '--json'],
      ...['--junit', junit, `--gate-summary=${summary}`],
    );
    expect(status).toBe(3);
    expect(stderr).toContain(`Gate ${fails}: FAILED.`);
    const { gate = [] } = JSON.parse(stdout) as Json;
    expect(gate.map(({ passes }) => passes)).toEqual([true, false]);
    expect(gate[1].clauses).toEqual([
      {
        claims: [{ kind: 'rank', model: 'old', from: 1, to: 1 }],
        ...{ comparison: '>', threshold: 0.95, state: 'failed' },
        probability: expect.closeTo(0, 2) as number,
        probability_mcse: expect.any(Number) as number,
        ...{ models_without_judgments: [], false_alarms: null },
      },
      {
        claims: [{ kind: 'within', model: 'old', of: null, margin: 500 }],
        ...{ comparison: '>', threshold: 0.9, state: 'passed' },
        probability: 1,
        probability_mcse: expect.any(Number) as number,
        ...{ models_without_judgments: [], false_alarms: null },
      },
    ]);
    expect(read('junit.xml')).toContain('tests="2" failures="1" errors="0"');
    expect(read('summary.md')).toMatch(/^### Gate failed\n\n\| Gate \| Result \| Found \|\n/);
    expect(read('summary.md')).toContain('| **failed** |');
    expect(read('summary.md')).toContain('The fit converged.');
  });

  it('is not held by a fit that has not converged, and says which', async () => {
    const { stdout, status } = await run('--gate', HOLDS, '--chains', '1');
    expect(status).toBe(3);
    expect(stdout).toContain('but the fit has not converged');
    const approximate = await run('--gate', HOLDS, '--sampler', 'laplace');
    expect(approximate.status).toBe(3);
    expect(approximate.stdout).toContain("Laplace's approximation alone is no proof");
  });

  it('names the nearest model where there is none of that name', async () => {
    const { stderr, stdout, status } = await run('--gate', 'P(new1 > old) > 0.95');
    expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
    expect(stderr).toContain('no model is called “new1”; did you mean “new|1”?');
    const other = await run('--gate', 'P(zzzzzzzz > old) > 0.95');
    expect(other.stderr).toContain('there are new|1, old, the rest');
  });

  it('is not held where a model has no judgment among those that are ranked', async () => {
    const { stdout, status } = await run('--gate', HOLDS, '--models', 'old,the rest');
    expect(status).toBe(3);
    expect(stdout).toContain('No judgment of new|1 is among those that are ranked.');
  });

  it('can be tried between equals', async () => {
    const args = ['--gate', HOLDS, '--gate', 'rank(old) < 3', '--gate-false-alarms=5'];
    const { stdout, stderr } = await run(...args, '--json');
    expect(stderr).toContain('of 10 A/A trials, each between two halves of the judgments of new|1');
    const { gate = [] } = JSON.parse(stdout) as Json;
    expect(gate[0].clauses[0].false_alarms).toMatchObject({ trials: 10, split_by: 'judgments' });
    expect(gate[1].clauses[0].false_alarms).toBeNull();
  });
});
