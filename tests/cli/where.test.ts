import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { rank as rankFiles } from '../../src/cli/rank.ts';
import type { whereFacts } from '../../src/cli/where.ts';
import { readArchive, recordsOfPart } from '../../src/storage/archive/read.ts';
import { isRun } from '../../src/storage/shapes/flaws.ts';
import { inProcess } from './in-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'caravan-where-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** In coding people prefer a to b to c, elsewhere the other way round; a model prefers b. */
function battles(): string {
  const pairs = [
    ['a', 'b'],
    ['b', 'c'],
    ['a', 'c'],
  ] as const;
  return Array.from({ length: 20 }, (_, question) =>
    pairs.flatMap(([model_a, model_b]) => {
      const isCoding = question % 2 === 0;
      const rest = { model_a, model_b, question_id: question };
      const about = {
        category: isCoding ? 'coding' : 'small, talk',
        date: `2024-05-0${1 + (question % 4)}`,
      };
      const byPeople = isCoding ? 'model_a' : 'model_b';
      return [
        { ...rest, ...about, judge: 'expert_1', winner: byPeople },
        { ...rest, ...about, judge: 'gpt-4', winner: model_a === 'b' ? 'model_a' : 'model_b' },
      ];
    }),
  )
    .flat()
    .map((record) => JSON.stringify(record))
    .join('\n');
}

const path = join(folder, 'battles.jsonl');
writeFileSync(path, battles());

/** A project is a ZIP, which knows no time before 1980. */
const NOW = Date.UTC(2026, 0, 1);

interface Result {
  readonly models: readonly { readonly name: string }[];
  readonly where?: ReturnType<typeof whereFacts>;
  readonly data: { readonly judgments: number };
}

async function ranked(...args: readonly string[]) {
  const { stdout, stderr, status } = await inProcess(() =>
    rankFiles([path, '--json', '--sampler', 'laplace', ...args], () => NOW),
  );
  return { status, stderr, json: stdout === '' ? null : (JSON.parse(stdout) as Result) };
}
const order = ({ json }: Awaited<ReturnType<typeof ranked>>) =>
  json?.models.map(({ name }) => name).join('');

describe('--where', () => {
  it('ranks the judgments that are meant alone, and says how many these are', async () => {
    const coding = await ranked('--where', 'category=coding,judge=human');
    expect(order(coding)).toBe('abc');
    expect(coding.json?.where).toEqual({
      conditions: [
        { name: 'category', values: ['coding'], not: false },
        { name: 'judge', values: ['human'], not: false },
      ],
      ...{ judgments: 30, of: 120, share: 0.25 },
    });
    expect(coding.stderr).toContain('Rests on 30 of 120 judgments (25%).');
    const talk = await ranked('--where', 'Category!=coding', '--where', 'kind=people');
    expect(order(talk)).toBe('cba');
    expect(talk.json?.where).toMatchObject({ judgments: 30 });
    expect((await ranked('--where', 'category=small\\, talk|coding')).json?.where?.share).toBe(1);
    expect((await ranked()).json).not.toHaveProperty('where');
  });

  it('goes together with judges, models, dates and checks', async () => {
    const some = await ranked('--where', 'since=2024-05-02,until=2024-05-03', '--judges', 'gpt-4');
    expect(some.json?.where).toMatchObject({ judgments: 30, of: 120 });
    const two = await ranked('--where', 'category=coding', '--models', 'a,b', '--checks');
    expect(two.json?.where).toMatchObject({ judgments: 20 });
    expect(two.json).toHaveProperty('checks');
    const joint = await ranked('--where', 'category=coding', '--judges', 'joint');
    expect(joint.json).toMatchObject({ judges: [{ judgments: 30 }, { judgments: 30 }] });
  });

  it('tells a tag from what else is called so by a prefix', async () => {
    const tagged = join(folder, 'tagged.csv');
    const lines = Array.from({ length: 30 }, (_, at) => {
      const judge = at % 3 === 0 ? 'human' : 'gpt-4';
      return [
        'a',
        'b',
        at % 4 === 0 ? 'right' : 'left',
        judge,
        at % 2 === 0 ? 'people' : 'rest',
        at % 5,
      ];
    });
    writeFileSync(tagged, ['l,r,w,j,kind,q', ...lines.map((line) => line.join(','))].join('\n'));
    const judgments = async (where: string) => {
      const args = [tagged, '--map', 'left=l,right=r,outcome=w,judge=j,tag=kind|q'];
      const rest = ['--json', '--sampler', 'laplace', '--where', where];
      const { stdout, stderr } = await inProcess(() => rankFiles([...args, ...rest], () => NOW));
      return stdout === '' ? stderr : (JSON.parse(stdout) as Result).where?.judgments;
    };
    expect(await judgments('kind=people')).toBe(10);
    expect(await judgments('tag.kind=people')).toBe(15);
    expect(await judgments('tag.KIND=people,judge=human')).toBe(5);
    expect([await judgments('q=1'), await judgments('tag.q=1')]).toEqual([6, 6]);
    expect(await judgments('tag.judge=human')).toContain('they have tag.kind, q');
  });

  it.each([
    ['categry=coding', 'they have category'],
    ['category=cooking', 'There are: coding, small, talk.'],
    ['judge=nobody', 'There are: expert_1, gpt-4.'],
    ['model=z', 'There are: a, b, c.'],
    ['file=z', 'There are: '],
    ['kind=robots', 'neither people nor models'],
    ['since=never', 'is no date'],
    ['category', 'write NAME=VALUE'],
    ['category=', 'write NAME=VALUE'],
  ])('refuses %s', async (condition, message) => {
    const { status, stderr } = await ranked('--where', condition);
    expect(stderr).toContain(message);
    expect(status).toBe(2);
  });

  it('finds nothing to rank where nothing is meant', async () => {
    const { status } = await ranked('--where', 'category=coding,category!=coding');
    expect(status).toBe(1);
  });

  it('prints the part, and leaves the project to all judgments', async () => {
    const project = join(folder, 'x.caravan');
    const asked = ['--where', 'category=coding,kind=people', '--project', project];
    const { status, stderr, json } = await ranked(...asked);
    expect(status, stderr).toBe(0);
    expect(stderr).toContain('The project holds all judgments');
    expect(json?.where?.judgments).toBe(30);
    const archive = await readArchive(new Blob([readFileSync(project)]), 'project', {});
    const judgments: number[] = [];
    for (const part of archive.parts) {
      if (part.store !== 'runs') continue;
      for await (const records of recordsOfPart(part))
        judgments.push(...records.flatMap(({ value }) => (isRun(value) ? value.judgments : [])));
    }
    expect(judgments).toEqual([120]);
    // A project is read as files are.
    const again = await inProcess(() =>
      rankFiles(
        [project, '--json', '--sampler', 'laplace', '--where', 'category=coding,kind=people'],
        () => NOW,
      ),
    );
    const { models, where } = JSON.parse(again.stdout) as Result;
    expect(where).toEqual(json?.where);
    expect(models).toEqual(json?.models);
  });
});

const SHARED = new URL('../../../shared/data/', import.meta.url).pathname;

describe.skipIf(!existsSync(SHARED))('the human votes of MT-bench', () => {
  it('are 397 in coding, of 3,355, as another program counts them', async () => {
    const files = ['mtbench_human/human.jsonl', 'fastchat_pair/mt_bench_question.jsonl'];
    const args = [...files.map((file) => SHARED + file), '--json', '--sampler', 'laplace'];
    const { stdout } = await inProcess(() =>
      rankFiles([...args, '--where', 'category=coding,judge=human'], () => NOW),
    );
    const { where } = JSON.parse(stdout) as Result;
    expect(where).toMatchObject({ judgments: 397, of: 3355 });
  });
});
