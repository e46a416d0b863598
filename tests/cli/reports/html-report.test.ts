import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rank } from '../../../src/cli/rank.ts';
import type { judgeCardsOf } from '../../../src/cli/reports/judge-cards.ts';
import { fitAll } from '../../../src/core/fit/fit.ts';
import { identified } from '../../../src/core/model/order-effect.ts';
import { readLink } from '../../../src/core/publish/link/link.ts';
import { projectIn } from '../../../src/core/publish/report/report-file.ts';
import { reportFacts } from '../../../src/core/publish/report/report-json.ts';
import { CarriedTexts } from '../../../src/report/page/carried-texts.ts';
import { readArchive, recordsOfPart } from '../../../src/storage/archive/read.ts';
import { inProcess } from '../in-process.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'caravan-report-'));
  writeFileSync(join(folder, 'battles.jsonl'), battles());
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Twelve questions of two categories, each judged four times; answers stand beside. */
function battles(): string {
  const pairs = [
    ['a', 'b'],
    ['b', 'a'],
    ['a', 'c'],
    ['c', 'b'],
  ] as const;
  const lines = Array.from({ length: 12 }, (_, question) =>
    pairs.map(([model_a, model_b], at) => ({
      ...{ question_id: `q${String(question)}`, model_a, model_b, judge: at % 2 ? 'x' : 'y' },
      winner: question % 4 === 0 ? 'tie' : question % 3 === 1 ? 'model_b' : 'model_a',
      category: question % 2 ? 'maths' : 'prose',
    })),
  );
  return lines
    .flat()
    .map((line) => JSON.stringify(line))
    .join('\n');
}

/** The same with texts, whose longer answer mostly wins. */
function answered(): string {
  return battles()
    .split('\n')
    .map((line, row) => {
      const judged = JSON.parse(line) as Record<string, string>;
      const number = judged['question_id'].slice(1);
      const longer = row % 3 === 0 ? '' : ' at length'.repeat(row % 7);
      const text = (side: 'model_a' | 'model_b', more: string): string =>
        `${judged[side]} to ${number}${judged[side] === 'c' ? more : ''}`;
      return JSON.stringify({
        ...judged,
        ...{ question: `<img src=x onerror=hacked()> ${number}?` },
        ...{ answer_a: text('model_a', longer), answer_b: text('model_b', longer) },
      });
    })
    .join('\n');
}

const at = (name: string): string => join(folder, name);
const run = (...args: string[]) => inProcess(() => rank(args, () => 1e12));
const settings = ['--draws', '300', '--chains', '2'];

function carriedFacts(html: string) {
  const found = /id="carried-facts">([^<]*)</.exec(html)?.[1] ?? '';
  return reportFacts(found);
}

async function numbers(...args: string[]): Promise<object> {
  const { stdout, stderr, status } = await run(...args, '--json');
  expect(status, stderr).toBe(0);
  const { timing, data, ...others } = JSON.parse(stdout) as Record<string, unknown>;
  expect(timing).toBeDefined();
  expect(data).toBeDefined();
  return others;
}

async function recordsIn(project: Uint8Array<ArrayBuffer> | null) {
  const found = new Map<string, unknown[]>();
  const { parts } = await readArchive(new Blob(project === null ? [] : [project]), 'project', {});
  for (const part of parts)
    for await (const some of recordsOfPart(part))
      found.set(part.store, [...(found.get(part.store) ?? []), ...some.map(({ value }) => value)]);
  return found;
}

describe('--report FILE.html', () => {
  it('writes a report that ranks the same again, by its own command', async () => {
    const file = at('out.html');
    const plain = await numbers(at('battles.jsonl'), ...settings);
    const made = await run(at('battles.jsonl'), ...settings, '--report', file);
    expect(made.status, made.stderr).toBe(0);
    const html = readFileSync(file, 'utf8');
    const facts = carriedFacts(html);
    expect(facts).toMatchObject({
      ...{ name: 'out', madeAt: 1e12, language: 'en', hasTexts: false },
      data: { files: ['battles.jsonl'], rows: 48, isEdited: false, conditions: [] },
      slices: { by: 'category', slices: [{ judgments: 24 }, { judgments: 24 }] },
      judges: { all: 2 },
      checks: { loo: { leftOut: 'question', of: 12 } },
    });
    // What it says on a command line, typed into one.
    const args = facts.command.replace('npm run --silent rank -- ', '').split(' ');
    expect(args[0]).toBe('out.html');
    const again = await numbers(file, ...args.slice(1));
    expect(again).toEqual(plain);
    const project = projectIn(html);
    expect(facts.projectBytes).toBe(project?.length);
    const records = await recordsIn(project);
    expect([...records.keys()].sort()).toEqual(['data', 'projects', 'runs', 'sources']);
    // A report of the report carries what the first was of.
    const second = at('second.html');
    await run(file, ...args.slice(1), '--report', second);
    expect(carriedFacts(readFileSync(second, 'utf8'))).toMatchObject({
      ...{ summary: facts.summary, data: { hash: facts.data.hash } },
      ...{ checks: facts.checks, questions: facts.questions, slices: facts.slices },
    });
  });

  it('is of a part where a part is ranked, and carries all', async () => {
    const file = at('part.html');
    const where = ['--where', 'category=maths', '--models', 'a,b'];
    const plain = await numbers(at('battles.jsonl'), ...settings, ...where);
    await run(at('battles.jsonl'), ...settings, ...where, '--report', file);
    const facts = carriedFacts(readFileSync(file, 'utf8'));
    expect(facts).toMatchObject({
      data: { conditions: ['category=maths'], isEdited: true },
      counts: { models: ['a', 'b'] },
    });
    const args = facts.command.replace('npm run --silent rank -- ', '').split(' ');
    const again = await numbers(file, ...args.slice(1));
    expect(again).toMatchObject({ models: (plain as { models: object[] }).models });
    const [data] = (await recordsIn(projectIn(readFileSync(file, 'utf8')))).get('data') ?? [];
    expect(data).toMatchObject({ source: { edits: { excluded: ['c'] }, outline: { rows: 48 } } });
  });

  it('stays beside the reports that are printed, and holds texts where they are asked for', async () => {
    const file = at('both.html');
    const { stdout, status } = await run(
      ...[at('battles.jsonl'), ...settings, '--report', 'judges', '--report', file],
      '--report-texts',
    );
    expect(status).toBe(0);
    expect(stdout).toContain('First shown wins');
    const records = await recordsIn(projectIn(readFileSync(file, 'utf8')));
    expect(records.has('texts')).toBe(true);
  });

  it('finds the texts of every judgment that it lists, and says first how large they are', async () => {
    writeFileSync(at('answered.jsonl'), answered());
    const file = at('answered.html');
    const where = ['--where', 'category=maths', '--models', 'a,b', '--judges', 'y'];
    const made = await run(
      ...[at('answered.jsonl'), ...settings, ...where, '--report', file, '--report-texts'],
    );
    expect(made.status, made.stderr).toBe(0);
    expect(made.stderr).toMatch(/questions and answers make the report larger by about [\d.]+ k?B/);
    const check = async (path: string): Promise<void> => {
      const html = readFileSync(path, 'utf8');
      const { texts, asked } = carriedFacts(html);
      const project = projectIn(html);
      if (texts === null || project === null) throw new Error('there are none');
      const carried = new CarriedTexts(project, texts.files);
      const read = await Promise.all(texts.judgments.map((places) => carried.of(places)));
      // Of six questions about maths, a against b and b against a, by one of the two judges.
      expect(read.map(({ question }) => question)).toEqual(
        [1, 3, 5, 7, 9, 11].map((q) => `<img src=x onerror=hacked()> ${String(q)}?`),
      );
      expect(read.map(({ left, right }) => [left, right])).toEqual(
        [1, 3, 5, 7, 9, 11].map((q) => [`a to ${String(q)}`, `b to ${String(q)}`]),
      );
      expect(asked.map(([, beginning]) => beginning)).toEqual(read.map(({ question }) => question));
    };
    await check(file);
    // A report of the report has them too, although there are no files to read.
    const second = at('answered-again.html');
    await run(...[file, ...settings, ...where, '--report', second, '--report-texts']);
    await check(second);
  });

  it('leads to the page that it is told of, with the counts where they have a link', async () => {
    const file = at('led.html');
    const page = 'https://example.org/caravan/';
    await run(at('battles.jsonl'), ...settings, '--report', file, '--page', page);
    const html = readFileSync(file, 'utf8');
    const { page: found, summary } = carriedFacts(html);
    expect(found?.address).toBe(page);
    const opened = readLink(found?.link?.split('?r=')[1] ?? '');
    if (!('ranking' in opened)) throw new Error(opened.problem);
    const { counts, model, sampler } = opened.ranking;
    const intervals = { narrow: summary.interval, wide: summary.wideInterval };
    const again = fitAll(counts, identified(counts, model), sampler, intervals).summary.rows;
    expect(again.map(({ median }) => median)).toEqual(summary.rows.map(({ median }) => median));
    expect(html.match(/ href="([^"]*)"/g)).toEqual([` href="${page}${found?.link ?? ''}"`]);
  });

  it('says where there are no texts', async () => {
    const file = at('textless.html');
    const { stderr } = await run(
      ...[at('battles.jsonl'), ...settings, '--report', file, '--report-texts'],
    );
    expect(stderr).toContain('these files have no questions and answers');
  });

  it('lists habits of judges, where there are answers those about length too', async () => {
    writeFileSync(at('answered.jsonl'), answered());
    const file = at('habits.html');
    await run(at('answered.jsonl'), ...settings, '--report', file);
    const { judges } = carriedFacts(readFileSync(file, 'utf8'));
    const cards = await run(at('answered.jsonl'), ...settings, '--report', 'judges', '--json');
    const said = JSON.parse(cards.stdout) as ReturnType<typeof judgeCardsOf>;
    const { found, looks, cards: own } = said.judge_cards;
    expect(judges?.looks).toBe(looks);
    expect(judges?.lines.map(({ habits }) => habits.order?.value ?? null)).toEqual(
      own.map(({ order_effect: order }) => order?.value ?? null),
    );
    expect(judges?.lines.map(({ habits }) => habits.length?.value ?? null)).toEqual(
      own.map(({ length }) => length?.value ?? null),
    );
    expect(judges?.lines.some(({ habits }) => habits.length !== null)).toBe(true);
    const clear = judges?.lines.filter(({ habits }) => habits.length?.isClear);
    expect(clear?.map(({ judge }) => judge)).toEqual(
      found.filter(({ habit }) => habit === 'length').map(({ judge }) => judge),
    );
  });

  it.each([
    [['--report', 'a.html', '--report', 'b.html'], 'one file at a time'],
    [['--report-texts'], '--report-texts is for --report FILE.html'],
    [['--report', 'a.html', '--page', 'http://example.org/'], 'is no page'],
    [['--report', 'a.html', '--page', 'https://a:b@example.org/'], 'is no page'],
    [['--page', 'https://example.org/'], '--page is for --report FILE.html'],
    [['--report', 'a.htm'], 'offered: judges, questions, slices'],
    [['--report', 'a.html', '--stan-draws', 'x.csv'], '--stan-draws shows another'],
    [['--report', 'no/such/folder/a.html', '--draws', '100'], '--report no/such/folder/a.html: '],
  ])('refuses %j', async (args, said) => {
    const { stderr, status } = await run(at('battles.jsonl'), ...args);
    expect(status).toBe(2);
    expect(stderr).toContain(said);
  });

  it('says so of a report whose project is damaged', async () => {
    const html = readFileSync(at('both.html'), 'utf8');
    writeFileSync(at('hurt.html'), html.replace(/(id="carried-project">.{200})..../, '$1????'));
    const { status, stderr } = await run(at('hurt.html'));
    expect(status, stderr).not.toBe(0);
    expect(stderr).not.toBe('');
  });
});
