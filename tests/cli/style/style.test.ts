import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rank as rankFiles } from '../../../src/cli/rank.ts';
import { readStanCsv } from '../../../src/core/stan/read-csv.ts';
import { fitAll } from '../../../src/core/fit/fit.ts';
import { projectIn } from '../../../src/core/publish/report/report-file.ts';
import { reportFacts } from '../../../src/core/publish/report/report-json.ts';
import { readArchive, recordsOfPart } from '../../../src/storage/archive/read.ts';
import { inProcess } from '../in-process.ts';
import { folder, ranked, reviews } from './styled.ts';
import type { Result } from './styled.ts';

describe('--style', () => {
  it('takes from long answers what their length gave them, by the same numbers each time', async () => {
    const one = await ranked('--style', '--json');
    const again = await ranked('--style', '--json');
    expect(again.stdout).toBe(one.stdout);
    const { style, models, data } = one.json ?? {};
    expect(style).toMatchObject({ adjusted: true, used: 120 });
    expect(data?.used).toBe(120);
    // Nothing but the length varies.
    expect(style?.features.map(({ name }) => name)).toEqual(['length']);
    const [{ mean, lower, upper }] = style?.features ?? [];
    expect(lower).toBeGreaterThan(0.2);
    expect(lower < mean && mean < upper).toBe(true);
    expect(one.stderr).toContain('Adjusted for length: ');
    expect(one.stderr).toContain('120 of 132 judgments with texts');
    expect(one.stderr).toContain('doesn’t vary: headings, lists, bold.');

    // What it changes is against the same judgments as they are.
    const changeOf = (name: string) => style?.changes.find(({ id }) => id === name)?.change ?? NaN;
    expect(changeOf('verbose')).toBeLessThan(-20);
    expect(changeOf('brief')).toBeGreaterThan(20);
    for (const { name, rank } of models ?? [])
      expect(style?.changes.find(({ id }) => id === name)?.rank).toBe(rank);
    expect(style?.changes.map(({ rank_unadjusted: rank }) => rank)).toEqual([1, 2, 3]);
  });

  it('goes with other choices of judgments', async () => {
    const some = await ranked('--style', '--json', '--where', 'judge=even');
    expect(some.json?.style?.used).toBe(60);
    expect(some.json?.where).toMatchObject({ judgments: 60, of: 132 });
    const two = await ranked('--style', '--json', '--models', 'brief,verbose');
    expect(two.json?.models).toHaveLength(2);
    expect(two.json?.style?.used).toBe(40);
  });

  it('says in the table what it is, and what that changes', async () => {
    const { stdout } = await ranked('--style');
    expect(stdout).toMatch(/^Adjusted for style: /m);
    expect(stdout).toMatch(/^verbose +1 +−\d+$|^verbose +1 → \d +−\d+$/m);
    const table = await ranked('--style', '--markdown');
    expect(table.stdout).toMatch(/ranked from 120 judgments, adjusted for style/);
    const plain = await ranked();
    expect(plain.stdout).not.toContain('djusted');
  });

  it('is passed on with what it is', async () => {
    const prefix = join(folder, 'out');
    const { stdout } = await ranked(
      ...['--style', '--markdown', '--where', 'judge=even', '--draws', prefix],
    );
    expect(stdout).toMatch(/^3 models ranked from 60 judgments, adjusted for style\. /);
    expect(stdout).toMatch(/^[^\n]* Only judgments with judge=even\.$/m);
    const { columns, rows } = readStanCsv(readFileSync(`${prefix}-1.csv`, 'utf8'));
    expect(columns.slice(-2)).toEqual(['alpha', 'gamma.1']);
    expect(rows.every((row) => row.length === columns.length)).toBe(true);
    const plain = await ranked('--markdown');
    expect(plain.stdout).toMatch(/^3 models ranked from 132 judgments\. ± [^\n]*\.$/m);
    expect(plain.stdout).not.toContain('Only judgments');
  });

  it('has a report that says so, without what knows nothing of it, and its project as it is', async () => {
    const report = join(folder, 'adjusted.html');
    const { json, stderr, status } = await ranked('--style', '--json', '--report', report);
    expect(status, stderr).toBe(0);
    const html = readFileSync(report, 'utf8');
    expect(html).toMatch(/<h1>Adjusted for style: /);
    const facts = reportFacts(/id="carried-facts">([^<]*)</.exec(html)?.[1] ?? '');
    expect(facts.command).toContain(' --style');
    expect(facts).toMatchObject({ checks: null, questions: null, slices: null });
    expect(facts.summary.style?.map(({ name }) => name)).toEqual(['length']);
    // What is fitted anew from it is of the same.
    const { model, sampler, summary, counts } = facts;
    const intervals = { narrow: summary.interval, wide: summary.wideInterval };
    const anew = fitAll(counts, model, sampler, intervals).summary.rows;
    expect(anew.map(({ median }) => median)).toEqual(summary.rows.map(({ median }) => median));
    expect(anew.map((row) => counts.models[row.model])).toEqual(
      json?.models.map(({ name }) => name),
    );
    const project = new Blob([projectIn(html) ?? new Uint8Array()]);
    const { parts } = await readArchive(project, 'project', {});
    const [part] = parts.filter(({ store }) => store === 'data');
    for await (const [{ value }] of recordsOfPart(part)) {
      expect(value).toMatchObject({ counts: { models: counts.models } });
      expect(value).not.toHaveProperty('counts.styled');
    }
    // With texts in it, its own command ranks the same.
    await ranked('--style', '--report', report, '--report-texts');
    const words = facts.command.replace('npm run --silent rank -- ', '').split(' ');
    const again = await inProcess(() =>
      rankFiles([report, ...words.slice(1), '--json'], () => 1e12),
    );
    expect(again.status, again.stderr).toBe(0);
    expect((JSON.parse(again.stdout) as Result).models).toEqual(json?.models);
  });

  it.each([
    [['--checks'], '--checks'],
    [['--sampler', 'mle'], '--sampler mle'],
    [['--report', 'questions'], '--report questions'],
    [['--stan', 'x'], '--stan'],
    [['--gate', 'brief > verbose', '--gate-false-alarms'], '--gate-false-alarms'],
  ])('can’t be had with %j', async (args, named) => {
    const { status, stderr } = await ranked('--style', ...args);
    expect(status).toBe(2);
    expect(stderr).toContain(`--style can’t be had with ${named}`);
  });

  it('needs the texts of answers', async () => {
    const bare = join(folder, 'bare.jsonl');
    writeFileSync(bare, reviews(3, false));
    const { status, stderr } = await inProcess(() => rankFiles([bare, '--style'], () => 0));
    expect(status).toBe(2);
    expect(stderr).toContain('no judgment of these files has the texts of both answers');
  });
});
