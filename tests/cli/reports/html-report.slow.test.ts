import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { judgeCardsOf } from '../../../src/cli/reports/judge-cards.ts';
import { fitAll } from '../../../src/core/fit/fit.ts';
import { identified } from '../../../src/core/model/order-effect.ts';
import { readLink } from '../../../src/core/publish/link/link.ts';
import { projectIn } from '../../../src/core/publish/report/report-file.ts';
import { answered, at, carriedFacts, inFolder, isRefused } from './html-reports.ts';
import { numbers, recordsIn, run, settings } from './html-reports.ts';

inFolder();

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
    [['--report', 'no/such/folder/a.html', '--draws', '100'], '--report no/such/folder/a.html: '],
  ])('refuses %j', isRefused);
});
