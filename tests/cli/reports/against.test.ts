import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { rank as rankFiles } from '../../../src/cli/rank.ts';
import { inProcess } from '../in-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'caravan-against-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

type Game = readonly [left: string, right: string, winner: 'A' | 'B', judge: string];

/** Each game on a question of its own. */
function fileOf(name: string, games: readonly Game[]): string {
  const path = join(folder, name);
  const lines = games.map(
    ([left, right, winner, judge], at) => `${left},${right},${winner},q${String(at)},${judge}`,
  );
  writeFileSync(path, ['model_a,model_b,winner,question_id,judge', ...lines].join('\n'));
  return path;
}

const repeat = (game: Game, times: number): Game[] => Array.from({ length: times }, () => game);

const old = fileOf('old.csv', [
  ...repeat(['a', 'b', 'A', 'j'], 20),
  ...repeat(['b', 'a', 'A', 'j'], 10),
  ...repeat(['b', 'gone', 'A', 'j'], 10),
]);
const now = fileOf('new.csv', [
  ...repeat(['a', 'b', 'B', 'j'], 20),
  ...repeat(['b', 'a', 'A', 'j'], 10),
  ...repeat(['b', 'new', 'A', 'k'], 10),
]);

const run = (...args: readonly string[]) =>
  inProcess(() => rankFiles([...args, '--draws', '400'], () => Date.UTC(2024, 0, 1)));

interface Result {
  readonly against: {
    readonly judgments: Readonly<Record<string, number>> | null;
    readonly models_added: readonly string[];
    readonly models_removed: readonly string[];
    readonly judges: readonly { readonly id: string }[];
    readonly kendall: number;
    readonly changes: readonly Readonly<{
      id: string;
      rank_before: number;
      rank: number;
      change: number;
      lower: number;
      upper: number;
      p_stronger: number;
      p_real: number;
      p_better_rank: number;
      p_worse_rank: number;
    }>[];
  };
}

const againstOf = async (...args: readonly string[]): Promise<Result['against']> => {
  const { stdout, status } = await run(...args, '--json');
  expect(status).toBe(0);
  return (JSON.parse(stdout) as Result).against;
};

describe('--against', () => {
  it('tells what changed in judgments, ranks and strengths', async () => {
    const { judgments, changes, kendall, ...rest } = await againstOf(now, '--against', old);
    expect(judgments).toEqual({
      ...{ before: 40, after: 40, same: 10, changed: 20, added: 10, removed: 10 },
    });
    expect(rest.models_added).toEqual(['new']);
    expect(rest.models_removed).toEqual(['gone']);
    expect(rest.judges.map(({ id }) => id).sort()).toEqual(['j', 'k']);
    expect(kendall).toBe(-1);
    const [b, a] = changes;
    expect([b.id, b.rank_before, b.rank]).toEqual(['b', 2, 1]);
    expect([a.id, a.rank_before, a.rank]).toEqual(['a', 1, 2]);
    // Of two models each is as far from their mean as the other.
    expect(a.change).toBeCloseTo(-b.change, 1);
    expect(b.lower).toBeGreaterThan(0);
    expect(b.p_real).toBeGreaterThan(0.99);
    expect(a.p_real).toBeCloseTo(1 - a.p_stronger, 12);
    expect(b.p_better_rank).toBeGreaterThan(0.5);
    expect(b.p_worse_rank).toBeLessThan(0.01);
  });

  it('finds nothing between a file and itself, to the last digit', async () => {
    const { judgments, changes } = await againstOf(old, '--against', old);
    expect(judgments).toMatchObject({ same: 40, changed: 0, added: 0, removed: 0 });
    for (const { change, p_stronger: p, rank, rank_before: before } of changes)
      expect([change, p, rank - before]).toEqual([0, 0.5, 0]);
  });

  it('means as much of the earlier file as of the first', async () => {
    const { changes, models_added: added } = await againstOf(
      ...[now, '--against', old, '--models', 'a,b', '--only-judge', 'j'],
    );
    expect(added).toEqual([]);
    expect(changes.map(({ id }) => id).sort()).toEqual(['a', 'b']);
  });

  it('compares with a project as well', async () => {
    const project = join(folder, 'old.caravan');
    expect((await run(old, '--project', project)).status).toBe(0);
    const [of, to] = [
      await againstOf(now, '--against', old),
      await againstOf(now, '--against', project),
    ];
    expect(to.changes).toEqual(of.changes);
    expect(to.judgments).toEqual(of.judgments);
  });

  it('compares with a ranking that was printed as JSON, on either scale', async () => {
    const both = ['--models', 'a,b'];
    const ofFiles = await againstOf(now, '--against', old, ...both);
    for (const scale of ['rating', 'log-odds']) {
      const path = join(folder, `${scale}.json`);
      writeFileSync(path, (await run(old, ...both, '--json', '--scale', scale)).stdout);
      const { changes, judgments, kendall } = await againstOf(now, '--against', path, ...both);
      expect([judgments, kendall]).toEqual([null, -1]);
      for (const [at, own] of changes.entries()) {
        const known = ofFiles.changes[at];
        expect([own.id, own.rank_before, own.rank]).toEqual([
          ...[known.id, known.rank_before, known.rank],
        ]);
        // In points; the earlier posterior is nearly normal.
        expect(Math.abs(own.change - known.change)).toBeLessThan(6);
        expect(Math.abs(own.lower - known.lower)).toBeLessThan(15);
        expect(Math.abs(own.p_stronger - known.p_stronger)).toBeLessThan(0.01);
        expect(own.p_better_rank).toBeNull();
      }
    }
    // A model of the ranking is gone, and its zero with it.
    const path = join(folder, 'all.json');
    writeFileSync(path, (await run(old, '--json')).stdout);
    const { changes, models_removed: gone } = await againstOf(now, '--against', path);
    expect(gone).toEqual(['gone']);
    expect(changes.map(({ id, p_real: p }) => [id, p])).toEqual([
      ['b', null],
      ['a', null],
    ]);
    const { stdout } = await run(now, '--against', path);
    expect(stdout).toContain('each of whose posteriors is taken as normal');
    expect(stdout).toMatch(/^a +1 +2 +−\d+ +–$/m);
  });

  it('is printed below the table, with a minus where it fell', async () => {
    const { stdout } = await run(now, '--against', old, '--scale', 'log-odds');
    expect(stdout).toContain('with another verdict.');
    expect(stdout).toMatch(/^a +1 +2 +−\d\.\d\d \[−/m);
    expect(stdout).toContain('Models added: new.');
  });

  it('says what it can’t do', async () => {
    const missing = await run(now, '--against', join(folder, 'none.csv'));
    expect([missing.status, missing.stderr]).toEqual([2, expect.stringContaining('none.csv')]);
    const styled = await run(now, '--against', old, '--style');
    expect(styled.status).toBe(2);
    const few = await run(now, '--against', old, '--only-judge', 'k');
    expect([few.status, few.stderr]).toEqual([2, expect.stringContaining('too few')]);
  });
});
