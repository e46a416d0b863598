import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readArguments } from '../../src/cli/arguments.ts';
import type { DriftFacts } from '../../src/cli/reports/drift.ts';
import type { JudgeCardFacts } from '../../src/cli/reports/judge-cards.ts';
import { rank as rankFiles } from '../../src/cli/rank.ts';
import { createRandom } from '../../src/core/numerics/random.ts';
import { inProcess } from './in-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'caravan-judges-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Reviews of Rakuda with their answers: gpt likes what is shown first and long, human neither. */
function reviews(name: string): string {
  const random = createRandom(10);
  const models = ['alpha', 'beta', 'gamma'];
  const lines = Array.from({ length: 24 }, (_, q) => {
    const sizes = models.map(() => Math.round(200 * 2 ** (2 * random.uniform())));
    const answers = sizes.map((size) => 'x'.repeat(size));
    return ['gpt', 'human'].flatMap((judge) =>
      models.flatMap((left, a) =>
        models.flatMap((right, b) => {
          if (a === b) return [];
          const taste = judge === 'gpt' ? 0.9 + 0.8 * Math.log2(sizes[a] / sizes[b]) : 0;
          const isLeft = random.uniform() < 1 / (1 + Math.exp(-taste - 0.3 * (b - a)));
          return JSON.stringify({
            ...{ review_id: `${q}${judge}${left}${right}`, question_id: `q${q}` },
            ...{ reviewer_id: judge, model1_id: left, model2_id: right },
            ...{ score: isLeft ? 1 : 2, question_text: `Question ${q}?` },
            ...{ answer1: answers[a], answer2: answers[b], text: 'So.' },
          });
        }),
      ),
    );
  }).flat();
  const path = join(folder, name);
  writeFileSync(path, lines.join('\n'));
  return path;
}

/** Verdicts of two days on the same questions, by j; from the second day on first is better. */
function days(name: string, isSecond: boolean, judge = 'j', day = isSecond ? 2 : 1): string {
  const lines = Array.from({ length: 30 }, (_, q) =>
    ['model_a', 'model_b'].map((winner, at) =>
      [
        ...[`q${q}`, ...(at === 0 ? ['a', 'b'] : ['b', 'a'])],
        // Nine of ten in the order of the strengths; then always the first.
        ...[isSecond || q % 10 === 0 ? 'model_a' : winner, judge],
        `2024-05-0${String(day)}T12:00:00Z`,
      ].join(','),
    ),
  ).flat();
  const path = join(folder, name);
  writeFileSync(path, ['question_id,model_a,model_b,winner,judge,tstamp', ...lines].join('\n'));
  return path;
}

describe('--report judges --drift', () => {
  const run = (...args: string[]) =>
    inProcess(() =>
      rankFiles([...args, '--report', 'judges', '--sampler', 'laplace', '--draws', '200'], () => 0),
    );
  async function drifts(...args: string[]): Promise<DriftFacts['judge_drift']> {
    const { stdout, stderr, status } = await run(...args, '--json');
    expect(status, stderr).toBe(0);
    return (JSON.parse(stdout) as DriftFacts).judge_drift;
  }

  it('says by file, day and judge what changed, and by how much', async () => {
    const [first, second] = [days('first.csv', false), days('second.csv', true)];
    const byFile = await drifts(first, second, '--drift', 'file');
    expect(byFile).toMatchObject({ left: 0, looks: 2 });
    const [own] = byFile.compared;
    expect(own.first).toEqual({ judge: 'j', file: first, since: null, until: null, judgments: 60 });
    expect(own).toMatchObject({ changed: true, length: null, ties: { first: 0, second: 0 } });
    // A verdict that changes with the order counts as a tie.
    expect(own.agreement?.raw.value).toBeCloseTo(3 / 30, 9);
    expect(own.order_effect?.change.lower).toBeGreaterThan(0);
    // The same two snapshots, however they are named.
    for (const how of ['file=first.csv|second.csv', 'day=2024-05-02']) {
      const [same] = (await drifts(first, second, '--drift', how)).compared;
      expect({ ...same, first: 0, second: 0 }).toEqual({ ...own, first: 0, second: 0 });
    }
    const other = days('other.csv', true, 'k');
    const [judges] = (await drifts(first, other, '--drift', 'judge=j|k')).compared;
    expect({ ...judges, first: 0, second: 0 }).toEqual({ ...own, first: 0, second: 0 });
    const back = await drifts(first, second, '--drift', 'file=second.csv|first.csv');
    expect(back.compared[0].order_effect?.change.value).toBeCloseTo(
      -(own.order_effect?.change.value ?? NaN),
      9,
    );
    // Twice the tests: twice the p-value at the most.
    const twice = await drifts(first, second, '--drift', 'file', '--drift', 'day=2024-05-02');
    expect([twice.looks, twice.compared.length]).toEqual([4, 2]);
    expect(twice.compared[0].ties?.p_adjusted).toBe(own.ties?.p_adjusted);

    const { stdout } = await run(first, second, '--drift', 'file');
    expect(stdout).toMatch(
      /Changed, j in second\.csv against j in first\.csv: order effect \+[\d.]+ \[\+[\d.]+ to \+[\d.]+\], p [\d.e-]+ after/,
    );
    expect(stdout).toMatch(/^j in first\.csv +j in second\.csv +60 +60 /m);
    const { stdout: same } = await run(first, days('again.csv', false), '--drift', 'file');
    expect(same).toContain('No change is clear after correction for 2 tests.');
  });

  it('says how many snapshots hold nothing', async () => {
    const found = await drifts(days('one.csv', false), '--drift', 'day=2023-01-01');
    expect(found).toEqual({ looks: 0, left: 1, compared: [] });
  });

  it('keeps what a terminal would obey out of its text', async () => {
    const [first, second] = ['1', '2'].map((n) => days(`${n}.csv`, n === '2', '\u001b[31mj\u202e'));
    const { stdout } = await run(first, second, '--drift', 'file');
    expect(stdout).toContain('\uFFFD[31mj\uFFFD in 1.csv');
    expect(stdout).not.toMatch(/[\u001b\u202e]/);
  });

  it('refuses what names no two snapshots', async () => {
    const read = (...args: string[]) => readArguments(['x', ...args]);
    const judges = ['--report', 'judges', '--drift'];
    expect(read(...judges, 'judge=a\\|b|c')?.drift).toEqual([{ by: 'judge', names: ['a|b', 'c'] }]);
    expect(() => read('--drift', 'file')).toThrow(/--report judges, which is not given/);
    expect(() => read(...judges, 'week')).toThrow(/file, judge, day/);
    expect(() => read(...judges, 'day=May')).toThrow(/names no day/);
    for (const how of ['judge', 'judge=a', 'judge=a|a', 'judge=a|', 'file=a|b|c'])
      expect(() => read(...judges, how)).toThrow(/names no two snapshots/);
    const path = days('alone.csv', false);
    const said = async (how: string) => (await run(path, '--drift', how)).stderr;
    expect(await said('file')).toContain('needs two files');
    expect(await said('file=a|b')).toContain('a is no file with judgments. There are: ');
    expect(await said('judge=j|nobody')).toContain('nobody judged nothing');
  });
});

describe('--report judges', () => {
  it('gives every judge a card, with the taste in length where answers come with the file', async () => {
    const path = reviews('reviews.jsonl');
    const args = [path, '--report', 'judges', '--sampler', 'laplace', '--draws', '200'];
    const { stdout, stderr, status } = await inProcess(() =>
      rankFiles([...args, '--json'], () => 0),
    );
    expect(status, stderr).toBe(0);
    const { judge_cards: report } = JSON.parse(stdout) as JudgeCardFacts;
    expect(report.found.map(({ judge, habit }) => [judge, habit]).sort()).toEqual([
      ['gpt', 'length'],
      ['gpt', 'order'],
    ]);
    const [gpt, human] = report.cards;
    expect(gpt).toMatchObject({ judge: 'gpt', person: false, judgments: 144, questions: 24 });
    expect(gpt.length?.lower).toBeGreaterThan(0);
    expect(gpt.order_effect?.first_shown_wins.value).toBeCloseTo(
      1 / (1 + Math.exp(-(gpt.order_effect?.value ?? NaN))),
      9,
    );
    expect(human).toMatchObject({ judge: 'human', person: true, people: null });
    expect(gpt.people).toEqual(gpt.others);
    expect(report.agreement).toMatchObject([{ first: 'gpt', second: 'human', common: 72 }]);
    expect(report.judgments_without_answers).toBe(0);

    const { stdout: text } = await inProcess(() => rankFiles(args, () => 0));
    expect(text).toMatch(/gpt favours the answer shown first: \d+% \[\d+–\d+\], p [\d.e-]+ after/);
    expect(text).toContain('gpt favours longer answers');
    expect(text).toMatch(/^human +144 +24 /m);
  });

  it('has length and format of a project, with the texts that are in it', async () => {
    const path = reviews('for-project.jsonl');
    const project = join(folder, 'judges.caravan');
    const asked = ['--report', 'judges', '--sampler', 'laplace', '--draws', '200', '--json'];
    const facts = async (...args: string[]) => {
      const { stdout, stderr, status } = await inProcess(() =>
        rankFiles([...args, ...asked], () => 1e12),
      );
      expect(status, stderr).toBe(0);
      const { judge_cards, judge_drift } = JSON.parse(stdout) as JudgeCardFacts & DriftFacts;
      return { judge_cards, judge_drift };
    };
    const ofFile = await facts(path, '--project', project);
    rmSync(path);
    const ofProject = await facts(project);
    expect(ofProject).toEqual(ofFile);
    expect(ofProject.judge_cards.cards[0].length).not.toBeNull();
    // A file that joins it brings its own.
    const more = await facts(project, reviews('more.jsonl'), '--drift', 'file');
    expect(more.judge_cards.judgments_without_answers).toBe(0);
    expect(more.judge_drift.compared.map(({ length }) => length?.change.value)).toEqual([0, 0]);
  });

  it('says so where nobody is named', async () => {
    const path = join(folder, 'nobody.csv');
    const rows = Array.from({ length: 12 }, (_, q) => `q${q},a,b,model_${q % 3 ? 'a' : 'b'}`);
    writeFileSync(path, ['question_id,model_a,model_b,winner', ...rows].join('\n'));
    const args = [path, '--report', 'judges', '--sampler', 'laplace', '--draws', '200'];
    const { stdout } = await inProcess(() => rankFiles(args, () => 0));
    expect(stdout).toContain('do not name who judged');
  });

  it('is absent where it is not asked for, and names what is offered', () => {
    expect(readArguments(['x'])?.reports).toEqual([]);
    expect(readArguments(['x', '--report', 'judges'])?.reports).toEqual(['judges']);
    expect(() => readArguments(['x', '--report', 'juries'])).toThrow(/judges/);
  });
});
