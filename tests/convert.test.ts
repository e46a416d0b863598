import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { convert } from '../src/cli/conversion.ts';
import { inProcess } from './cli/in-process.ts';

/* The command on files of its own; that it runs as a program is seen in convert.slow.test.ts. */

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'caravan-convert-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const run = (...args: string[]) => inProcess(() => convert(args));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const CSV = 'model_a,model_b,winner,question_id\n甲,乙,model_a,1\n乙,甲,model_a,1\n甲,甲,tie,2\n';

describe('convert', () => {
  it('writes judgments in another format, and what it left out on standard error', async () => {
    const { stdout, stderr, status } = await run(file('a.csv', CSV), '--to', 'fastchat-pair');
    expect(status, stderr).toBe(0);
    expect(stdout).toBe(
      '{"question_id":"1","model_1":"甲","model_2":"乙","g1_winner":"model_1","g2_winner":"model_2","judge":null}\n',
    );
    expect(stderr).toContain('a.csv:4');
  });

  it('says which options no file needs, and which judges none has', async () => {
    const args = ['--baseline', 'x', '--games', '9', '--lower-is-better', 'nobody'];
    const { stderr, status } = await run(file('a.csv', CSV), '--to', 'arena-jsonl', ...args);
    expect(status, stderr).toBe(0);
    expect(stderr).toContain('--baseline makes no difference');
    expect(stderr).toContain('--games makes no difference');
    expect(stderr).not.toContain('--grades');
    expect(stderr).toContain('No judgment of these judges is in the files: nobody.');
  });

  it('keeps names that a spreadsheet would run, and says so', async () => {
    const names = file('f.csv', 'model_a,model_b,winner\n=1+1,＠x,model_a\n');
    const csv = await run(names, '--to', 'evalica-csv');
    expect(csv.stdout).toBe('left,right,winner,question_id,judge,turn\n=1+1,＠x,left,,,\n');
    expect(csv.stderr).toContain('=1+1 and ＠x');
    expect((await run(names, '--to', 'arena-jsonl')).stderr).toBe('');
  });

  it('takes folders with folders, a baseline and a mapping', async () => {
    const inner = join(folder, 'judge_x', 'set');
    mkdirSync(inner, { recursive: true });
    const score = (score: number) =>
      JSON.stringify({ question_id: 'q', Question: '?', ModelAnswer: '!', score });
    writeFileSync(join(inner, 'org__a.json'), score(3));
    writeFileSync(join(inner, 'org__b.json'), score(2));
    const derived = await run(join(folder, 'judge_x'), '--to', 'evalica-csv');
    expect(derived.stdout).toBe(
      'left,right,winner,question_id,judge,turn,sides\norg/a,org/b,left,q,x,,unknown\n',
    );
    expect(derived.stderr).toContain('derived');
    const lower = await run(
      join(folder, 'judge_x'),
      '--to',
      'evalica-csv',
      '--lower-is-better',
      'x',
    );
    expect(lower.stdout).toContain('org/a,org/b,right,q,x,');
    const games = file('g.jsonl', '{"question_id":1,"model":"m","games":[{"score":"A>>B"}]}\n');
    expect(await run(games, '--to', 'counts-csv')).toMatchObject({ status: 1, stdout: '' });
    expect((await run(games, '--to', 'counts-csv', '--baseline', 'base')).stdout).toBe(
      'model_a,model_b,wins_a,wins_b,ties\nbase,m,1,0,0\n',
    );
    const published = ['--baseline', 'base', '--grades', 'as-published'];
    expect((await run(games, '--to', 'counts-csv', ...published)).stdout).toBe(
      'model_a,model_b,wins_a,wins_b,ties\nbase,m,3,0,0\n',
    );
    const rates = file('w.csv', ',x,y\nx,,0.6\ny,0.4,\n');
    expect(await run(rates, '--to', 'counts-csv')).toMatchObject({ status: 1, stdout: '' });
    expect((await run(rates, '--to', 'counts-csv', '--games', '10')).stdout).toBe(
      'model_a,model_b,wins_a,wins_b,ties,sides\nx,y,6,4,0,unknown\n',
    );
    const table = file('t.csv', 'one;two;n1;n2\nx;y;3;1\n');
    const map = 'left=one,right=two,left_score=n1,right_score=n2';
    expect((await run(table, '--to', 'arena-jsonl', '--map', map)).stdout).toBe(
      '{"question_id":null,"model_a":"x","model_b":"y","winner":"model_a","judge":null}\n',
    );
  });

  it('writes of unknown sides that they are', async () => {
    const path = file('c.csv', CSV);
    expect((await run(path, '--to', 'counts-csv', '--sides', 'unknown')).stdout).toBe(
      'model_a,model_b,wins_a,wins_b,ties,sides\n乙,甲,1,1,0,unknown\n',
    );
  });

  it('says what it offers: exit code 2', async () => {
    const path = file('b.csv', CSV);
    for (const [args, offered] of [
      [[path], 'rakuda-v2-pair'],
      [[path, '--to', 'xml'], 'counts-csv'],
      [[path, '--to', 'counts-csv', '--format', 'x'], 'alpaca-eval'],
      [['--to', 'counts-csv'], 'No file'],
      [[path, '--to', 'counts-csv', '--grades', 'ordinal'], 'collapse, as-published'],
      [[path, '--to', 'counts-csv', '--sides', 'both'], 'unknown'],
      [[path, '--to', 'counts-csv', '--map', 'left=a'], 'right=COLUMN'],
      [[path, '--to', 'counts-csv', '--games', 'many'], 'above 0'],
    ] as const) {
      const { status, stderr, stdout } = await run(...args);
      expect([status, stdout], stderr).toEqual([2, '']);
      expect(stderr).toContain(offered);
    }
  });

  it('prints what it takes', async () => {
    const { status, stdout } = await run('--help');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Usage: npm run --silent convert -- FILE… --to NAME/);
  });
});
