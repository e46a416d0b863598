import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { checksOf } from '../src/cli/reports/checks.ts';
import type { Within } from '../src/cli/within.ts';
import type { jsonResult } from '../src/ui/text/result-json.ts';
import { fitAll } from '../src/core/fit/fit.ts';
import { NO_EDITS } from '../src/core/table/data-edits.ts';
import { importJudgments } from '../src/core/formats/intake/import-judgments.ts';
import { RAKUDA_MODEL } from '../src/core/model/settings.ts';
import { DEFAULT_SAMPLER } from '../src/core/sampler/settings.ts';
import { RAKUDA_2023_07_14 } from '../src/core/samples/rakuda-2023-07-14.ts';
import { inFolder, LINES, rank, run, THREE } from './cli/on-files.ts';
import { textSource } from './core/formats/sources.ts';

/* The command on files of its own; that it runs as a program is seen in cli.slow.test.ts. */

const ROOT = new URL('..', import.meta.url).pathname;
const GOLDEN = join(ROOT, 'tests/golden/formats');
const file = inFolder();

/** The sample as a file of counts. */
function rakudaCsv(): string {
  const { counts } = RAKUDA_2023_07_14;
  const rows = Array.from(counts.left, (left, p) =>
    [
      counts.models[left],
      counts.models[counts.right[p]],
      counts.leftWins[p],
      counts.rightWins[p],
      counts.ties[p],
    ].join(),
  );
  return ['model_a,model_b,wins_a,wins_b,ties', ...rows].join('\n');
}

const BELIEF = ['--belief', 'nobody:1:1'];

describe('rank --json', () => {
  it('leaves out an order effect that the files can’t tell, and says so', async () => {
    const annotation = (preference: number, at: number) => ({
      ...{ instruction: String(at), generator_1: 'gpt4', generator_2: 'davinci', preference },
    });
    const wins = Array.from({ length: 805 }, (_, at) => annotation(at < 767 ? 1 : 2, at));
    const path = file('annotations.json', JSON.stringify(wins));
    const { stdout, stderr } = await run(path, '--sampler', 'mle', '--draws', '50', '--json');
    const result = JSON.parse(stdout) as ReturnType<typeof jsonResult>;
    expect(result.order_effect).toBeNull();
    expect(result.data.sides_unknown).toBe(805);
    expect(result.diagnostics.warnings.join()).toContain('Nothing says which answer');
    expect(stderr).toContain('Nothing says which model was shown first in 805 of 805 judgments.');
    expect(stderr).toContain('left out of the model');
    // 400 · log₁₀(767/38): a win rate of 95.28%.
    const [first, second] = result.models;
    expect(first.median - second.median).toBeCloseTo(522, 0);
    const quiet = await run(path, '--sampler', 'mle', '--draws', '50', '--order', 'none');
    expect(quiet.stderr).not.toContain('left out');
  });

  it('leaves out the order effect of a single round robin, and says why', async () => {
    const games = [
      ['a', 'b', 5, 3],
      ['b', 'c', 6, 2],
      ['c', 'a', 3, 5],
    ].map((row) => row.join());
    const path = file('robin.csv', ['model_a,model_b,wins_a,wins_b', ...games].join('\n'));
    const why = 'No two models are known to have been shown in both orders';
    const { stdout } = await run(path, '--draws', '300');
    expect(stdout).toContain('No order effect in the model.');
    expect(stdout).toContain(`Warning: ${why}, so a win may be due to strength or to position.`);
    const json = await run(path, '--draws', '300', '--json');
    expect(json.stderr).toContain(`${why}, so a win`);
    const { order_effect, diagnostics } = JSON.parse(json.stdout) as ReturnType<typeof jsonResult>;
    expect(order_effect).toBeNull();
    expect(diagnostics.warnings.join()).toContain('The order effect is left out of the model');
  });

  it('takes sides as unknown where it is told so', async () => {
    const path = file('sides.jsonl', LINES.join('\n'));
    const hidden = await rank(path, '--draws', '300', '--sides', 'unknown');
    const plain = await rank(path, '--draws', '300', '--order', 'none');
    expect(hidden.models).toEqual(plain.models);
    expect([hidden.order_effect, hidden.data.sides_unknown]).toEqual([null, 3]);
    expect(await run(path, '--sides', 'left')).toMatchObject({ status: 2, stdout: '' });
  });

  it('prints exactly the documented names', async () => {
    const path = file('lines.jsonl', LINES.join('\n'));
    const result = await rank(path, '--draws', '300');
    expect(Object.keys(result)).toEqual([
      'models',
      'headline',
      'order_effect',
      'tie_parameter',
      'tau',
      'omega',
      'questions',
      'diagnostics',
      'data',
      'timing',
    ]);
    expect(Object.keys(result.models[0])).toEqual([
      'id',
      'name',
      'rank',
      'median',
      'lower',
      'upper',
      'mean',
      'sd',
      'p_stronger_than_next',
    ]);
    expect(result.order_effect).toEqual({
      median: expect.any(Number) as number,
      lower: expect.any(Number) as number,
      upper: expect.any(Number) as number,
      mean: expect.any(Number) as number,
      sd: expect.any(Number) as number,
    });
    expect(result.tie_parameter).toBeNull();
    expect(result.tau).toBeNull();
    expect(Object.keys(result.diagnostics)).toEqual([
      'sampler',
      'chains',
      'draws',
      'rhat_max',
      'ess_bulk_min',
      'ess_tail_min',
      'divergences',
      'acceptance',
      'converged',
      'verdict',
      'warnings',
    ]);
    expect(result.data).toEqual({
      format: 'arena',
      files: 1,
      rows: 6,
      judgments: 3,
      used: 3,
      choices: 0,
      sides_unknown: 0,
      unparsed: 1,
      corrections: { count: 0, applied: false },
      duplicates: 0,
      models: 3,
      ordered_pairs: 3,
      rejected: [
        {
          file: path,
          line: 5,
          reason: expect.stringContaining('丙') as string,
        },
        {
          file: path,
          line: 6,
          reason: expect.stringContaining('perhaps') as string,
        },
      ],
      rejected_total: 2,
      rejected_values: [{ file: path, field: 'winner', value: 'perhaps', rows: 1 }],
      failed: [],
    });
    expect(Object.keys(result.timing)).toEqual(['read_ms', 'fit_ms']);
  });

  it('repeats the published ranking of Rakuda within 2 points', async () => {
    const result = await rank(
      file('counts.csv', rakudaCsv()),
      '--prior',
      'uniform:4',
      '--order',
      'uniform:1',
    );
    expect(result.data).toMatchObject({
      format: 'counts',
      rows: 72,
      judgments: 800,
      used: 800,
      choices: 0,
      ordered_pairs: 72,
    });
    expect(result.diagnostics).toMatchObject({ converged: true, warnings: [] });
    const published = new Map(
      RAKUDA_2023_07_14.models.map((model) => [model.id, model.published.median]),
    );
    expect(result.models).toHaveLength(published.size);
    result.models.forEach(({ id, median, rank: place, lower, upper, sd }, at) => {
      expect(place).toBe(at + 1);
      expect(Math.abs(median - (published.get(id) ?? NaN))).toBeLessThan(2);
      expect(lower).toBeLessThan(median);
      expect(upper).toBeGreaterThan(median);
      expect(sd).toBeGreaterThan(25);
    });
    expect(result.models[0].p_stronger_than_next).toBeCloseTo(0.995, 2);
    const inRanks = result.models.map(({ id }) => id);
    expect(result.headline).toEqual({
      first: inRanks[0],
      second: inRanks[1],
      probability: result.models[0].p_stronger_than_next,
      is_ahead: true,
      tiers: [
        inRanks.slice(0, 1),
        inRanks.slice(1, 2),
        inRanks.slice(2, 4),
        inRanks.slice(4, 8),
        inRanks.slice(8),
      ],
    });
    expect(result.models.at(-1)?.p_stronger_than_next).toBeNull();
    // Stan: mean −0.1598 log-odds, sd 0.1004; 400/ln 10 points per unit.
    expect(result.order_effect?.mean).toBeCloseTo(-27.8, 0);
    expect(result.order_effect?.sd).toBeCloseTo(17.4, 0);
  });

  it('gives the numbers of the same fit inside the program, to the last bit', async () => {
    const path = file('counts.csv', rakudaCsv());
    const options = [
      '--prior',
      'uniform:4',
      '--order',
      'uniform:1',
      '--draws',
      '500',
      '--seed',
      '7',
    ];
    const result = await rank(path, ...options, '--scale', 'log-odds', '--interval', '0.9');
    const { counts } = await importJudgments([textSource(rakudaCsv())], {
      format: null,
      base: null,
      edits: NO_EDITS,
    });
    const sampler = { ...DEFAULT_SAMPLER, draws: 500, seed: 7 };
    const { summary } = fitAll(counts, RAKUDA_MODEL, sampler, { narrow: 0.9, wide: 0.95 });
    expect(result.models).toEqual(
      summary.rows.map((row) => ({
        id: counts.models[row.model],
        name: counts.models[row.model],
        rank: row.rank,
        median: row.median,
        lower: row.lower,
        upper: row.upper,
        mean: row.mean,
        sd: row.sd,
        p_stronger_than_next: row.strongerThanNext,
      })),
    );
    expect(result.order_effect?.median).toBe(summary.order?.median);
    expect((await rank(path, ...options)).models).toEqual((await rank(path, ...options)).models);
    expect((await rank(path, '--draws', '500', '--seed', '8')).models).not.toEqual(
      (await rank(path, '--draws', '500')).models,
    );
  });

  it('takes several files, folders, and only the models asked for', async () => {
    const inner = join(dirname(file('x', '')), 'folder');
    mkdirSync(inner);
    writeFileSync(join(inner, 'a.csv'), 'model_a,model_b,winner\na,b,model_a\nb,c,model_b\n');
    writeFileSync(join(inner, 'b'), 'left,right,winner\nc,a,tie\na,d,left\n');
    writeFileSync(join(inner, '.hidden'), 'not a judgment');
    const more = file('more.csv', 'left,right,winner\nc,b,left\n');
    const result = await rank(inner, more, '--sampler', 'laplace', '--models', 'a,b,c');
    expect(result.data).toMatchObject({
      format: 'mixed',
      files: 3,
      rows: 5,
      judgments: 5,
      used: 4,
      choices: 0,
      models: 3,
    });
    expect(result.models.map(({ id }) => id).sort()).toEqual(['a', 'b', 'c']);
    expect(result.diagnostics.sampler).toBe('laplace');
    expect(result.diagnostics.converged).toBe(false);
    expect(result.diagnostics.warnings.join()).toContain('Laplace');
  });

  it('does not call one chain converged, as the page does not', async () => {
    const path = file('lines.jsonl', LINES.join('\n'));
    const { diagnostics } = await rank(path, '--chains', '1', '--draws', '5000');
    expect(diagnostics).toMatchObject({ chains: 1, converged: false, verdict: 'not-converged' });
    expect(diagnostics.sampler).toBe('split-hmc');
    expect(diagnostics.warnings.join()).toContain('only one chain');
  });

  it('gives no sd where there is none, and says of what', async () => {
    const path = file('counts.csv', 'model_a,model_b,wins_a,wins_b,ties\na,b,12,8,0\n');
    const { tau, diagnostics } = await rank(
      path,
      ...['--prior', 'hierarchical:half-cauchy:1', '--draws', '1000'],
    );
    expect(tau).toMatchObject({ sd: null, median: expect.any(Number) as number });
    expect(diagnostics.warnings.join()).toContain('No finite sd: the tails of τ');
  });

  it('leaves ties out and the order effect away where asked', async () => {
    const path = file('lines.jsonl', LINES.join('\n'));
    const result = await rank(
      path,
      '--ties',
      'drop',
      '--order',
      'none',
      '--chains',
      '2',
      '--draws',
      '300',
      '--warmup',
      '50',
    );
    expect(result.data).toMatchObject({ judgments: 3, used: 2 });
    expect(result.order_effect).toBeNull();
    expect(result.diagnostics).toMatchObject({ chains: 2, draws: 300 });
  });

  it('reads as the format that is named', async () => {
    const path = file(
      'both.jsonl',
      '{"model_a":"a","model_b":"b","winner":"tie","wins_a":9,"wins_b":1}',
    );
    expect((await rank(path, '--format', 'counts', '--draws', '200')).data).toMatchObject({
      format: 'counts',
      judgments: 10,
    });
  });

  it('says what warns and which groups are not linked', async () => {
    const path = file('apart.csv', 'left,right,winner\na,b,left\nc,d,right\n');
    const { diagnostics } = await rank(path, '--draws', '500');
    expect(diagnostics.warnings.join('\n')).toMatch(/\(a, b\) and \(c, d\)/);
  });
});

describe('rank', () => {
  it('says that the first is ahead of the second, though not of a poorly measured third', async () => {
    const path = file(
      'third.csv',
      'model_a,model_b,wins_a,wins_b,ties\nA,B,60,20,0\nB,A,20,60,0\nB,C,3,2,0\n',
    );
    const { headline } = await rank(path);
    expect(headline).toMatchObject({ first: 'A', second: 'B', is_ahead: true });
    expect(headline.tiers).toEqual([['A', 'B', 'C']]);
    expect((await run(path)).stdout).toMatch(
      /^A is ahead of B with probability >99\.9%\. The leader is not clear of C in rank 3, though\. /m,
    );
  });

  it('prints an aligned table, and rejected rows on standard error', async () => {
    const path = file('lines.jsonl', LINES.join('\n'));
    const { stdout, stderr, status } = await run(path, '--draws', '2000', '--seed', '3');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Rank {2}Model {2}Rating {2}68% interval/);
    // Full-width names take two columns each: the ratings still end in the same one.
    expect(stdout.split('\n')[1]).toMatch(/^ {3}1 {2}[甲乙丙] {5} {2}\d+ {2}/);
    expect(stdout).toContain('3 judgments used of 6 rows; 1 without a verdict, 2 rejected');
    expect(stdout).toMatch(/^(Converged|Not converged): split-hmc, 4 chains × 2000 draws/m);
    expect(stderr).toContain(`${path}:5: `);
    expect(stderr).toContain(`${path}:6: `);
  });

  it('warns of many ties that are no outcome of the model', async () => {
    const path = file('ties.csv', 'model_a,model_b,wins_a,wins_b,ties\nA,B,30,8,12\nB,A,9,29,12\n');
    const few = async (...args: string[]) => (await run(path, '--draws', '200', ...args)).stderr;
    expect(await few()).toMatch(
      /^24% of the judgments are ties, each counted as half a win for both sides\. .* --ties davidson/m,
    );
    expect(await few('--ties', 'drop')).toMatch(/^24% of .* are left out\./m);
    expect(await few('--ties', 'davidson')).toBe('');
  });

  it('lets no escape sequence of a file through to the terminal', async () => {
    const evil = '\u001B[31mred\u202E';
    const path = file('evil.jsonl', JSON.stringify({ left: evil, right: 'b', winner: 'left' }));
    const { stdout, stderr } = await run(path, '--draws', '200');
    expect(stdout).toContain('[31mred');
    expect(stdout + stderr).not.toMatch(/[\u001B\u202E]/);
  });
});

describe('single scores', () => {
  const scores = () =>
    file(
      'scores.jsonl',
      ['errors', 'quality']
        .flatMap((judge) =>
          ['1', '2', '3', '4'].flatMap((question_id) =>
            ['few', 'many'].map((model) =>
              JSON.stringify({
                ...{ question_id, model, judge, turn: 1, score: model === 'few' ? 1 : 5 },
              }),
            ),
          ),
        )
        .join('\n'),
    );
  const first = async (...args: string[]) =>
    (await rank(scores(), '--draws', '200', ...args)).models[0].id;

  it('are compared by the judges that are asked for, in their direction', async () => {
    expect(await first()).toBe('many');
    expect(await first('--only-judge', 'errors', '--lower-is-better', 'errors')).toBe('few');
    expect(await first('--only-judge', 'quality', '--lower-is-better', 'errors')).toBe('many');
    const both = await rank(scores(), '--draws', '200', '--lower-is-better', 'errors');
    expect(both.data).toMatchObject({ used: 8 });
    expect((await rank(scores(), '--draws', '200', '--only-judge', 'errors')).data.used).toBe(4);
  });

  it('say which way round they were compared, and which judges are not there', async () => {
    const { stderr } = await run(scores(), '--draws', '200', '--lower-is-better', 'errors');
    expect(stderr).toContain('the higher wins, of errors the lower');
    const absent = await run(scores(), '--only-judge', 'nobody');
    expect(absent.status).toBe(1);
    expect(absent.stderr).toContain('No judgment of these judges is in the files: nobody.');
  });
});

describe('files without judgments say what they are and what to do', () => {
  it.each([
    ['bad/pointer.csv', 'git lfs pull'],
    ['bad/workbook.xls', 'CSV UTF-8'],
    ['packed/workbook.xlsx', 'CSV UTF-8'],
    ['ranking/alpaca-eval.csv', '2 published rankings, but no judgments. Add a file of judgments'],
    ['questions/fastchat.jsonl', 'questions, but no judgments. Add a file of judgments'],
    ['judge-prompts', 'judge prompts, but no judgments'],
    ['vicuna-review/alone.jsonl', 'Open the files of answers, with answer_id and model_id'],
  ])('%s', async (path, words) => {
    const { stderr, status } = await run(join(GOLDEN, path));
    expect(status).toBe(1);
    expect(stderr).toContain(words);
  });
});

describe('exit codes', () => {
  it.each([
    'empty.jsonl',
    'picture.csv',
    'truncated-object.json',
    'one-column.csv',
    'all-rejected.csv',
    'latin-1.csv',
  ])('1, nothing on standard output and words on standard error: %s', async (name) => {
    const { stdout, stderr, status } = await run(join(GOLDEN, 'bad', name), '--json');
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain(name);
    expect(stderr).toContain('There are no judgments to rank');
  });

  it('1 where all judgments failed, or dropping ties leaves none, or one model is left', async () => {
    const failed = await run(join(GOLDEN, 'only-failed/failed.jsonl'));
    expect(failed.status).toBe(1);
    expect(failed.stderr).toContain('2 without a readable verdict');
    const ties = file('ties.csv', 'left,right,winner\na,b,tie\n');
    expect((await run(ties, '--ties', 'drop')).status).toBe(1);
    expect((await run(ties, '--models', 'a')).status).toBe(1);
  });

  it('0 where a good file stands beside a bad one', async () => {
    const result = await rank(
      join(GOLDEN, 'bad/picture.csv'),
      file('ok.csv', 'left,right,winner\na,b,tie\n'),
      '--draws',
      '200',
    );
    expect(result.data.failed).toEqual([
      { file: join(GOLDEN, 'bad/picture.csv'), reason: expect.stringContaining('PNG') as string },
    ]);
  });

  /** Stands for a file that can be read. */
  const OK = 'ok.csv';
  const wrong: [string[], string][] = [
    [[], 'No file given'],
    [['nowhere.csv'], 'nowhere.csv'],
    [[OK, '--ties', 'elo'], 'half, drop, davidson, rao-kupper, adjacent, cumulative'],
    [[OK, '--sampler', 'gibbs'], 'split-hmc, nuts'],
    [[OK, '--prior', 'student_t:4'], 'student_t:DF:SD'],
    [[OK, '--prior', 'hierarchical:cauchy:1'], 'half-cauchy'],
    [[OK, '--prior', 'normal:-1'], 'normal:SD'],
    [[OK, '--belief', 'a:1'], 'MODEL:MEAN:SD'],
    [[OK, '--belief', 'a:1:1', '--belief', 'b:1:1', '--belief', 'a:2:1'], 'a has two priors'],
    [[OK, '--prior', 'normal:1e308'], 'The width (in log-odds) of the prior on strength'],
    [[OK, '--belief', 'a:1:1e308'], 'The width (in log-odds) of a prior for a single model'],
    [[OK, '--order', 'flat'], 'none'],
    [[OK, '--unknown', 'x'], '--format'],
    [[OK, '--map', 'left=model_a'], 'right=COLUMN'],
    [[OK, '--map', 'home=model_a'], 'left_score'],
    [[OK, '--format', 'fastchat'], 'rakuda-v1-tournament'],
    [[OK, '--scale', 'elo'], 'rating, log-odds'],
    [[OK, '--interval', '68'], 'between 0 and 1'],
    [[OK, '--draws', '1e3'], 'whole number'],
    [[OK, '--chains', '0'], 'chains'],
    [[OK, '--seed', '4294967296'], 'seed'],
  ];
  it.each(wrong)('2 with what is offered: %s', async (args, words) => {
    const path = file('ok.csv', 'left,right,winner\na,b,tie\n');
    const { stdout, stderr, status } = await run(...args.map((arg) => (arg === OK ? path : arg)));
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(words);
  });
});

describe('models, priors and samplers', () => {
  let path = '';
  beforeAll(() => {
    path = file('battles.csv', THREE);
  });
  const rankAll = (...args: string[]) => rank(path, '--draws', '400', ...args);

  it('take a belief about one model, whose name may hold colons', async () => {
    const believed = (await rankAll('--belief', 'c:3:0.1', '--scale', 'log-odds')).models;
    expect(believed.find(({ id }) => id === 'c')?.median).toBeGreaterThan(1);
  });

  it('say which beliefs are about no model of the files', async () => {
    const { stderr, status } = await run(
      ...[file('abc.csv', 'left,right,winner\na,b,tie\n'), '--draws', '200'],
      ...BELIEF,
    );
    expect(status).toBe(0);
    expect(stderr).toContain('No judgment of these models is in the files: nobody.');
  });

  it('are checked where asked', async () => {
    const { checks } = (await rankAll('--checks', '--draws', '1000')) as unknown as {
      checks: ReturnType<typeof checksOf>;
    };
    expect(checks.p_best.reduce((sum, { p }) => sum + p, 0)).toBeCloseTo(1, 5);
    expect(checks.loo).toMatchObject({ judgments: 84, k_above_threshold: 0 });
    // 84 coin flips would lose log 2 each; the fit does better, and no better than certainty.
    expect(checks.loo.elpd).toBeGreaterThan(-84 * Math.LN2);
    expect(checks.loo.elpd).toBeLessThan(0);
    expect(checks.predictive.intransitive_triples).toMatchObject({ observed: 0, of: 1 });
    expect(checks.sensitivity.models.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect((await run(path, '--checks', '--draws', '1000')).stdout).toMatch(
      /PSIS-LOO: elpd −?-?\d+\.\d ± /,
    );
    expect((await run(path, '--checks', '--sampler', 'mle')).status).toBe(2);
  });

  it('are compared with the best where asked, on the scale that is shown', async () => {
    const within = async (...args: string[]) => {
      const result = (await rankAll(...args)) as unknown as { within: Within };
      expect(result.within.models.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
      return result.within;
    };
    const points = await within('--within', '100', '--draws', '1000');
    const natural = await within(
      ...['--within', String(Math.LN10 / 4), '--scale', 'log-odds', '--draws', '1000'],
    );
    points.models.forEach(({ p, expected_loss, expected_loss_mcse }, at) => {
      const same = natural.models[at];
      expect(p).toBe(same.p);
      expect(expected_loss).toBeCloseTo(((same.expected_loss ?? NaN) * 400) / Math.LN10, 9);
      expect(expected_loss_mcse).toBeGreaterThan(0);
    });
    const [first, , last] = points.models;
    expect(first.p).toBeGreaterThan(last.p);
    expect(first.expected_loss).toBeLessThan(last.expected_loss ?? NaN);
    const { stdout } = await run(path, '--within', '100', '--draws', '1000');
    expect(stdout).toMatch(/Stronger than next {2}Within 100 of best {2}Expected loss\n/);
    expect((await rankAll('--draws', '1000')) as object).not.toHaveProperty('within');
  });

  it('leave for CmdStan and come back', async () => {
    const out = file('model', '');
    await run(path, '--stan', out, '--draws', '100');
    expect(readFileSync(`${out}.stan`, 'utf8')).toContain('append_row(free, -sum(free))');
    expect(JSON.parse(readFileSync(`${out}.data.json`, 'utf8'))).toMatchObject({ K: 3 });
    const rows = Array.from({ length: 500 }, (_, i) => {
      const wobble = Math.sin(i * 12.9898) / 5;
      return `${0.5 + wobble},${-0.2},${-0.3 - wobble},${wobble / 9}`;
    });
    const draws = file('draws.csv', ['beta.1,beta.2,beta.3,alpha', ...rows].join('\n'));
    const { models, diagnostics } = await rankAll('--scale', 'log-odds', '--stan-draws', draws);
    expect(models.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(models[0].mean).toBeCloseTo(0.5, 2);
    expect(diagnostics.draws).toBe(500);
    expect((await run(path, '--stan-draws', path)).status).toBe(2);
  });
});
