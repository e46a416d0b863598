import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { convert } from '../../src/cli/conversion.ts';
import { rank } from '../../src/cli/rank.ts';
import { importJudgments } from '../../src/core/formats/intake/import-judgments.ts';
import { judgmentTotal } from '../../src/core/table/counts.ts';
import { NO_EDITS } from '../../src/core/table/data-edits.ts';
import { GUIDE_FILE, guideCommands } from '../../src/words/guide/commands.ts';
import type { GuideCommand } from '../../src/words/guide/commands.ts';
import { textSource } from '../core/formats/sources.ts';
import { inProcess } from './in-process.ts';
import type { Ended } from './in-process.ts';

/* Every command that the guide shows, on files as it supposes them. */

const NOW = Date.UTC(2026, 0, 1);
let folder = '';

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
  const scored = Array.from({ length: 4 }, (_, task) => `new,${3 + task},t${task}\nold,4,t${task}`);
  writeFileSync(join(folder, 'scores.csv'), ['system,points,task', ...scored].join('\n'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What a shell makes of a command: words, with those in quotes whole. */
function wordsOf(command: string): string[] {
  return [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([word]) => word.replaceAll("'", ''));
}

/** The program and its arguments, whose files lie in the folder. */
function calledBy(command: string): { readonly name: string; readonly args: string[] } {
  const words = wordsOf(command);
  const isScript = words[0] === 'node';
  const [name, ...rest] = isScript ? words.slice(2) : words.slice(3);
  if (isScript) expect(words.slice(0, 2)).toEqual(['node', 'caravan.mjs']);
  else expect([...words.slice(0, 3), rest[0]]).toEqual(['npm', 'run', '--silent', '--']);
  const args = isScript ? rest : rest.slice(1);
  const isFile = /^\w+\.(csv|html|caravan)$/;
  return { name, args: args.map((arg) => (isFile.test(arg) ? join(folder, arg) : arg)) };
}

function run(id: GuideCommand, further: readonly string[] = []): Promise<Ended> {
  const { name, args } = calledBy(guideCommands[id]);
  const all = [...args, ...further];
  expect(['rank', 'convert']).toContain(name);
  return inProcess(() => (name === 'rank' ? rank(all, () => NOW) : convert(all)));
}

const SHOWN = {
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

it.each(Object.entries(SHOWN))('%s does what the guide says', async (id, shown) => {
  const known = Object.keys(guideCommands).find((one): one is GuideCommand => one === id);
  if (known === undefined) throw new Error(id);
  const { stdout, stderr, status } = await run(known);
  expect(status, stderr).toBe(0);
  expect(stdout + stderr).toMatch(shown);
});

it('writes the files that the commands name, and fails a gate with 3', async () => {
  expect(existsSync(join(folder, 'ranking.html'))).toBe(true);
  expect(existsSync(join(folder, 'ranking.caravan'))).toBe(true);
  const { name, args } = calledBy(guideCommands.gate.replace('new > old', 'old > new'));
  expect(name).toBe('rank');
  expect((await inProcess(() => rank(args, () => NOW))).status).toBe(3);
});

it('shows a file that is read as it stands', async () => {
  const { counts } = await importJudgments([textSource(GUIDE_FILE)], {
    format: null,
    base: null,
    edits: NO_EDITS,
  });
  expect(counts.models).toEqual(['new', 'old']);
  expect(judgmentTotal(counts)).toBe(3);
  expect(counts.ties.reduce((sum, n) => sum + n, 0)).toBe(1);
});
