import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rank as rankFiles } from '../../../src/cli/rank.ts';
import { fragilityReport } from '../../../src/core/checks/fragility.ts';
import { importJudgments } from '../../../src/core/formats/intake/import-judgments.ts';
import { identified } from '../../../src/core/model/order-effect.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import { NO_EDITS } from '../../../src/core/table/data-edits.ts';
import { textSource } from '../../core/formats/sources.ts';
import { inProcess } from '../in-process.ts';

let folder = '';
let path = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'caravan-robustness-'));
  path = join(folder, 'judgments.csv');
  writeFileSync(path, TEXT);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Alpha is ahead of Beta by one verdict of question q0; Gamma loses to both. */
const TEXT = [
  'question_id,model_a,model_b,winner,judge',
  ...Array.from({ length: 9 }, (_, q) =>
    [
      `q${String(q)},Alpha,Beta,${q % 2 === 0 ? 'model_a' : 'model_b'},ann`,
      `q${String(q)},Beta,Gamma,${q === 4 ? 'model_b' : 'model_a'},ben`,
      `q${String(q)},Gamma,Alpha,${q === 4 ? 'model_a' : 'model_b'},ann`,
    ].join('\n'),
  ),
].join('\n');

const quick = ['--chains', '2', '--draws', '200', '--questions', 'these'];
const run = (...args: string[]) => inProcess(() => rankFiles([path, ...quick, ...args], () => 0));

interface Facts {
  readonly fragility: {
    readonly first: { flips: number; judgments: number; enters: string; changes: object[] };
    readonly set: { top: number; flips: number } | null;
    readonly questions: { deciding: { name: string; first_without: string }[] };
    readonly judges: { tried: number };
  };
  readonly separation: {
    readonly ahead: string;
    readonly behind: string;
    readonly steps: { judgments: number; share: number }[];
    readonly further: string;
  };
}
async function facts(...args: string[]): Promise<Facts> {
  const { stdout, stderr, status } = await run(...args, '--json');
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout) as Facts;
}

describe('--report fragility', () => {
  it('has what the page finds of the same judgments', async () => {
    const { counts, read } = await importJudgments([textSource(TEXT)], {
      ...{ format: null, base: null, edits: NO_EDITS },
    });
    const found = fragilityReport(counts, identified(counts, DEFAULT_MODEL), read.table, 2);
    const { fragility } = await facts('--report', 'fragility', '--top', '2');
    expect(fragility.first).toMatchObject({
      ...{ flips: found.first.flips, judgments: 27, enters: 'Beta', leaves: 'Alpha', top: 1 },
      changes: [{ count: 1, to: expect.stringMatching(/^[ab]$/) as string }],
    });
    expect(fragility.set).toMatchObject({ top: 2, flips: found.firstK?.flips });
    expect(fragility.questions.deciding.map(({ name }) => name)).toEqual(
      found.questions?.pivots.map(({ name }) => name),
    );
    expect(fragility.judges.tried).toBe(2);
  });

  it('in words', async () => {
    const { stdout } = await run('--report', 'fragility');
    expect(stdout).toMatch(
      /^The first rank: If 1 of 27 judgments \(3\.7%\) had gone the other way, Beta would be first/m,
    );
    expect(stdout).toMatch(/^The top 2 as a set: If \d+ of 27 judgments/m);
    expect(stdout).toMatch(/^Without one question: /m);
    expect(stdout).toMatch(/^Without one judge: /m);
  });
});

describe('--report separation', () => {
  it('is of the first neighbours that are not separated, or of those asked for', async () => {
    const { separation: near } = await facts('--report', 'separation');
    expect(near).toMatchObject({ ahead: 'Alpha', behind: 'Beta', further: 'pair' });
    expect(near.steps[0]).toMatchObject({ judgments: 0, share: 0 });
    expect(near.steps.length).toBeGreaterThan(3);
    const asked = ['--separate', 'Gamma|Beta', '--further', 'all'];
    const { separation: far } = await facts('--report', 'separation', ...asked);
    expect(far).toMatchObject({ ahead: 'Beta', behind: 'Gamma', further: 'all' });
  });

  it('in words', async () => {
    const { stdout } = await run('--report', 'separation');
    expect(stdout).toMatch(
      /^Further judgments of these two: Alpha is ahead of Beta with probability \d+% now\. /m,
    );
    // Which nine questions are too few for.
    expect(stdout).not.toContain('halve the interval');
  });
});

describe('before anything is fitted or written, it says', () => {
  it.each([
    [['--report', 'separation', '--separate', 'alph|Beta'], 'did you mean “Alpha”?'],
    [['--report', 'slices'], '--report slices needs judgments that are told apart by a tag'],
  ])('%j', async (args, says) => {
    const project = join(folder, 'never.caravan');
    const { stderr, status } = await run(...args, '--project', project);
    expect(status).toBe(2);
    expect(stderr).toContain(says);
    expect(existsSync(project)).toBe(false);
  });
});
