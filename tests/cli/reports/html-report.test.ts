import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { projectIn } from '../../../src/core/publish/report/report-file.ts';
import { CarriedTexts } from '../../../src/report/page/carried-texts.ts';
import { answered, at, carriedFacts, inFolder, isRefused } from './html-reports.ts';
import { numbers, recordsIn, run, settings } from './html-reports.ts';

inFolder();

describe('--report FILE.html', () => {
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

  it.each([
    [['--report', 'a.html', '--report', 'b.html'], 'one file at a time'],
    [['--report-texts'], '--report-texts is for --report FILE.html'],
    [['--report', 'a.html', '--page', 'http://example.org/'], 'is no page'],
    [['--report', 'a.html', '--page', 'https://a:b@example.org/'], 'is no page'],
    [['--page', 'https://example.org/'], '--page is for --report FILE.html'],
    [['--report', 'a.htm'], 'offered: judges, questions, slices'],
    [['--report', 'a.html', '--stan-draws', 'x.csv'], '--stan-draws shows another'],
  ])('refuses %j', isRefused);

  it('says so of a report whose project is damaged', async () => {
    const html = readFileSync(at('both.html'), 'utf8');
    writeFileSync(at('hurt.html'), html.replace(/(id="carried-project">.{200})..../, '$1????'));
    const { status, stderr } = await run(at('hurt.html'));
    expect(status, stderr).not.toBe(0);
    expect(stderr).not.toBe('');
  });
});
