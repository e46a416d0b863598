import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { inFolder } from './cli/on-files.ts';

const ROOT = new URL('..', import.meta.url).pathname;
const file = inFolder();
const CSV = 'model_a,model_b,winner,question_id\n甲,乙,model_a,1\n乙,甲,model_a,1\n甲,甲,tie,2\n';

describe('convert', () => {
  it('runs by its documented name', () => {
    const args = ['run', '--silent', 'convert', '--', file('d.csv', CSV)];
    const wrong = spawnSync('npm', args, { cwd: ROOT, encoding: 'utf8' });
    expect([wrong.status, wrong.stdout]).toEqual([2, '']);
    expect(wrong.stderr).toContain('counts-csv');
  });
});
