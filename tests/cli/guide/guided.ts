import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { convert } from '../../../src/cli/conversion.ts';
import { rank } from '../../../src/cli/rank.ts';
import { guideCommands } from '../../../src/words/guide/commands.ts';
import type { GuideCommand } from '../../../src/words/guide/commands.ts';
import { inProcess } from '../in-process.ts';
import type { Ended } from '../in-process.ts';

/* Every command that the guide shows, on files as it supposes them. */

export const NOW = Date.UTC(2026, 0, 1);
export let folder = '';

/** What a shell makes of a command: words, with those in quotes whole. */
function wordsOf(command: string): string[] {
  return [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([word]) => word.replaceAll("'", ''));
}

/** The program and its arguments, whose files lie in the folder. */
export function calledBy(command: string): { readonly name: string; readonly args: string[] } {
  const words = wordsOf(command);
  const isScript = words[0] === 'node';
  const [name, ...rest] = isScript ? words.slice(2) : words.slice(3);
  if (isScript) expect(words.slice(0, 2)).toEqual(['node', 'caravan.mjs']);
  else expect([...words.slice(0, 3), rest[0]]).toEqual(['npm', 'run', '--silent', '--']);
  const args = isScript ? rest : rest.slice(1);
  const isFile = /^\w+\.(csv|html|caravan)$/;
  return { name, args: args.map((arg) => (isFile.test(arg) ? join(folder, arg) : arg)) };
}

function run(id: GuideCommand): Promise<Ended> {
  const { name, args } = calledBy(guideCommands[id]);
  expect(['rank', 'convert']).toContain(name);
  return inProcess(() => (name === 'rank' ? rank(args, () => NOW) : convert(args)));
}

export const SHOWN = {
  rank: /new[^]*old[^]*questions like these/,
  json: /"models": ?\[/,
  checks: /LOO/i,
  prior: /new[^]*old/,
  these: /these questions/i,
  map: /new[^]*old/,
  gate: /P\(new > old\)/,
  report: /new[^]*old/,
  project: /new[^]*old/,
  convert: /g1_winner/,
  node: /\| *new/,
} satisfies Record<GuideCommand, RegExp>;

/** Those that fit or check more than once, or write what is large. */
export const SLOW: readonly GuideCommand[] = ['json', 'checks', 'prior', 'report', 'project'];

/** Each of these commands, run as it is shown. */
export function doAsShown(ids: readonly GuideCommand[]): void {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'caravan-guide-'));
    const judged = Array.from({ length: 12 }, (_, question) =>
      [
        `new,old,${question % 4 === 3 ? 'tie' : 'model_a'},q${question},j`,
        `old,new,${question % 6 === 5 ? 'model_a' : 'model_b'},q${question},j`,
        `old,other,${question % 3 === 0 ? 'model_b' : 'model_a'},q${question},j`,
      ].join('\n'),
    );
    const header = 'model_a,model_b,winner,question_id,judge';
    writeFileSync(join(folder, 'judgments.csv'), [header, ...judged].join('\n'));
    const scored = Array.from(
      { length: 4 },
      (_, task) => `new,${3 + task},t${task}\nold,4,t${task}`,
    );
    writeFileSync(join(folder, 'scores.csv'), ['system,points,task', ...scored].join('\n'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it.each(ids)('%s does what the guide says', async (id) => {
    const { stdout, stderr, status } = await run(id);
    expect(status, stderr).toBe(0);
    expect(stdout + stderr).toMatch(SHOWN[id]);
  });
}
