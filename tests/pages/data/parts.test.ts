import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { describe, expect, it, vi } from 'vitest';
import { editedModels } from '../../../src/core/overview/edit-models.ts';
import { NO_EDITS } from '../../../src/core/table/data-edits.ts';
import type { DataEdits } from '../../../src/core/table/data-edits.ts';
import { readFiles } from '../../../src/core/formats/intake/read.ts';
import type { FileReport } from '../../../src/core/formats/file/report.ts';
import { listedJudges } from '../../../src/core/overview/further-judges.ts';
import { outlineOf } from '../../../src/core/overview/outline.ts';
import { formatsEn } from '../../../src/words/en/data/formats.ts';
import { countsOf } from '../../core/counts-of.ts';
import { textSource } from '../../core/formats/sources.ts';

// The preferences ask the page's address for a language, the jobs the browser for its cores, the
// router and its way back for what is pressed.
vi.hoisted(() => {
  vi.stubGlobal('location', { search: '?lang=en' });
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('navigator', { hardwareConcurrency: 2, languages: ['en'] });
});
const { default: AliasHints } = await import('../../../src/pages/data/models/AliasHints.svelte');
const { default: Connectivity } =
  await import('../../../src/pages/data/models/Connectivity.svelte');
const { default: FileList } = await import('../../../src/pages/data/files/FileList.svelte');
const { default: FormatChooser } =
  await import('../../../src/pages/data/files/FormatChooser.svelte');
const { default: JudgeAgreements } = await import('../../../src/pages/data/JudgeAgreements.svelte');
const { default: JudgeList } = await import('../../../src/pages/data/JudgeList.svelte');
const { default: ModelEditor } = await import('../../../src/pages/data/models/ModelEditor.svelte');
const { preferences } = await import('../../../src/state/preferences/preferences.svelte.ts');
await preferences.start();

/** What a reader sees of a component, without its markup. */
function textOf<Props extends Record<string, unknown>>(
  component: Component<Props>,
  props: Props,
): string {
  const html = render(component, { props }).body;
  return html
    .replace(/<!--.*?-->/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ');
}

async function read(text: string, file = 'f.csv') {
  const { files, table, benchmark } = await readFiles([textSource(text, file)], { format: null });
  return { files, outline: outlineOf(table, benchmark) };
}

const nothing = () => undefined;
const list = (files: readonly FileReport[], canReread = true) =>
  textOf(FileList, about(files, canReread));
/** Properties of a list of files. */
const about = (files: readonly FileReport[], canReread = true, off: readonly string[] = []) =>
  ({
    ...{ files, off, canReread: () => canReread, models: ['gpt-4'] },
    ...{ onways: nothing, onlower: nothing, onmap: nothing },
    ...{ oncount: nothing, onremove: nothing },
  }) as const;

describe('the list of files', () => {
  it('says what a file was taken for, and counts its rows', async () => {
    const { files } = await read(
      'model_a,model_b,winner\na,b,model_a\na,b,nobody\nb,a,error\n',
      'folder/x.csv',
    );
    const text = list(files);
    expect(text).toContain('folder/ x.csv');
    expect(text).toMatch(/Read as: model_a, model_b, winner/);
    expect(text).toMatch(/Rows 3 Judgments 1 No verdict 1 Rejected 1/);
    expect(text).toContain('1 rejected row');
  });

  it('opens the mapping of a table that no format claims, with its guess and preview', async () => {
    const { files } = await read('one,two,note\nx,y,fine\ny,x,poor\n');
    const text = list(files);
    expect(text).toContain('No known format has these columns: one, two and note.');
    expect(text).toContain('What do the columns mean?');
    expect(text).toContain('Choose the two models and the column that says who won.');
    const said = await read('team1,team2,winner\nx,y,x\ny,x,draw\n');
    expect(list(said.files)).toMatch(/x beats y y and x tie 2 of the first 2 rows can be read\./);
  });

  it('asks to choose the file again where it is not at hand', async () => {
    const { files } = await read('home,away,hs,as\nx,y,2,1\n');
    const text = list(files, false);
    expect(text).not.toContain('What do the columns mean?');
    expect(text).toContain('Choose the file again to read it differently.');
  });

  it('asks for the baseline of Arena-Hard', async () => {
    const row = { question_id: 'q', model: 'm', judge: 'j', games: [{ score: 'A>B' }] };
    const { files } = await read(JSON.stringify(row), 'm.jsonl');
    expect(list(files)).toContain('“m” played against a baseline that the file does not name.');
    expect(list(files, false)).not.toContain('Name of the baseline');
  });

  it('asks for the number of games behind win rates', async () => {
    const { files } = await read(',x,y\nx,,0.6\ny,0.4,\n');
    expect(list(files)).toMatch(/look like win rates, .* How many games .* Games per pair/);
    expect(list(files, false)).not.toContain('Games per pair');
  });

  it('takes no number for a verdict before it is said what it means', async () => {
    const { files } = await read('one_model,other_model,winner\nx,y,0\ny,x,1\n');
    const text = list(files);
    expect(text).toContain('These values don’t show who won');
    expect(text).toMatch(/0 × 1 choose a meaning/);
    expect(text).toContain('1 = first wins and 0 = second wins');
    expect(text).toContain('0 = first wins and 1 = second wins');
    expect(text).toContain('Choose what each value of the outcome means.');
    expect(text).not.toContain('beats');
  });

  it('says what is still missing where no value means a win, and offers no column twice', async () => {
    const { files } = await read('question,one_model,other_model,winner\nq,x,y,fine\nq,y,x,poor\n');
    const text = list(files);
    expect(text).toContain('No outcome value means a win yet: choose what the values mean.');
    expect(text).not.toContain('Columns of other judges');
  });

  it('asks in the preview for the meaning of a value, and for no mended file', async () => {
    const { files } = await read('team1,team2,winner\nx,y,x\ny,x,x\nx,y,y\ny,x,nearly y\n');
    const text = list(files);
    expect(text).toContain('left out: choose above what “nearly y” means');
    expect(text).not.toContain('can’t be read');
  });

  it('counts the columns of an unknown table that it does not name', async () => {
    const header = Array.from({ length: 14 }, (_, at) => `c${String(at)}`).join();
    const { files } = await read(`${header}\n${header.replaceAll('c', 'x')}\n`);
    expect(list(files)).toMatch(/these columns: c0, .*c11 and 2 more\. /);
  });

  it('asks which array of a document holds the judgments, and begins with the likeliest', async () => {
    const log = Array.from({ length: 9 }, (_, at) => ({ at }));
    const rounds = ['x', 'y', 'draw'].map((winner) => ({ team1: 'x', team2: 'y', winner }));
    const { files } = await read(JSON.stringify({ log, rounds }), 'f.json');
    const text = list(files);
    expect(text).toMatch(
      /Which records hold the judgments\? rounds \(3 columns\) ?log \(1 column\) What do/,
    );
    expect(text).toContain('x beats y');
  });

  it('says loudly that more than 1% was rejected, for which values, and lets them be declared', async () => {
    const rows = ['A is better', 'A is better', '<b>?</b>'].map((said) => `x,y,${said}`);
    const { files } = await read(['model_a,model_b,winner', 'x,y,tie', ...rows].join('\n'));
    const text = list(files);
    expect(text).toContain('3 of 4 rows (75.0%) were rejected and are missing from the ranking.');
    expect(text).toMatch(/Unrecognised values of “winner”: A is better × 2 <b>\?<\/b> × 1/);
    expect(text).toContain('Choose what these values mean');
    expect(list(files, false)).not.toContain('Choose what these values mean');
  });

  it('says what strong verdicts count, and offers what Arena-Hard does', async () => {
    const row = { uid: 'q', model: 'm', baseline: 'b', games: [{ score: 'A>>B' }] };
    const { files } = await read(JSON.stringify(row), 'm.jsonl');
    expect(list(files)).toMatch(
      /1 strong verdict \(≫, much better\): it is kept as a grade of its own\..*Keep ≫ as a grade.*Count ≫ like any other.*Three times, as Arena-Hard does/,
    );
    expect(list(files, false)).not.toContain('Keep ≫ as a grade');
    const prefers = {
      response1: 'x',
      response2: 'y',
      model1: 'm',
      model2: 'b',
      overall_preference: 3,
    };
    const others = list((await read(JSON.stringify(prefers), 'h.jsonl')).files);
    expect(others).toContain('Keep ≫ as a grade');
    expect(others).not.toContain('Three times');
  });

  it('says how judgments came of scores', async () => {
    const score = (model: string, value: number) =>
      JSON.stringify({ question_id: 1, model, judge: ['j', 'p'], score: value });
    const both = await read([score('a', 5), score('b', 7)].join('\n'), 's.jsonl');
    expect(list(both.files)).toMatch(/1 judgment derived by comparing 2 single scores of 2 models/);
    const one = await read(score('a', 5), 's.jsonl');
    expect(list(one.files)).toMatch(/1 single score of 1 model; .* nothing to compare them with/);
  });

  it('shows what is wrong first where there are many files', async () => {
    const { files } = await read('model_a,model_b,winner\na,b,model_a\n');
    const many = Array.from({ length: 30 }, (_, i) => ({ ...files[0], file: `n${i}.csv` }));
    const bad: FileReport = { ...files[0], file: 'bad.csv', failure: { kind: 'empty-file' } };
    const text = list([...many, bad]);
    expect(text).toContain('bad.csv');
    expect(text).toContain('Show all 31 files');
    expect(text).not.toContain('n29.csv');
  });

  it('has a switch for each file with judgments, which is off where they don’t count', async () => {
    const { files } = await read('model_a,model_b,winner\na,b,model_a\n', 'one.csv');
    const { files: others } = await read('{"question_id": 1, "turns": ["?"]}', 'questions.jsonl');
    const all = [files[0], { ...files[0], file: 'two.csv' }, others[0]];
    const { body } = render(FileList, { props: about(all, true, ['two.csv']) });
    const switches = [
      ...body.matchAll(/<input type="checkbox"([^>]*)>[^<]*Counts in the ranking/g),
    ];
    expect(switches.map(([, attributes]) => attributes.includes('checked'))).toEqual([true, false]);
    expect(list(all)).toMatch(
      /Counts in the ranking : one\.csv .* Counts in the ranking : two\.csv/,
    );
  });

  it('says which are of runs: those are switched off, and neither read otherwise nor removed', async () => {
    const { files } = await read('model_a,model_b,winner\na,b,model_a\n', 'run.csv');
    expect(list(files)).toMatch(/Read as: .* Not this format\? Remove/);
    const text = list([{ ...files[0], session: 'r' }]);
    expect(text).toMatch(/run\.csv Judging session .* Counts in the ranking : run\.csv/);
    expect(text).not.toMatch(/Read as|Not this format|Remove/);
    const questions = { ...files[0], file: 'questions.jsonl', judgments: 0 };
    const both = [
      { ...files[0], session: 'judges' },
      { ...questions, session: 'judges' },
      { ...questions, file: 'asked.jsonl', session: 'asks' },
    ];
    expect(list(both)).toMatch(
      /questions\.jsonl Judging session .*asked\.jsonl Answers asked for here/,
    );
  });

  it('holds two files of one name, and markup in names as text', async () => {
    const { files } = await read('model_a,model_b,winner\na,b,model_a\n', '<img src=x>.csv');
    expect(list([files[0], files[0]])).toMatch(/<img src=x>\.csv .* <img src=x>\.csv/);
  });
});

it('what compares nothing is told apart from rows that were rejected', async () => {
  const thumb = { data: { rating: 1, model_id: 'a', sibling_model_ids: null }, meta: {} };
  const duel = { data: { rating: 1, model_id: 'a', sibling_model_ids: ['b'] }, meta: {} };
  const { files } = await read(JSON.stringify([thumb, duel]), 'feedback.json');
  const text = list(files);
  expect(text).toContain('1 record skipped: about a single answer, or not judged yet.');
  expect(text).not.toContain('rejected');
});

it('every format can be chosen, under its name, with what it expects', () => {
  const text = textOf(FormatChooser, { format: 'counts', onapply: nothing, oncancel: nothing });
  for (const name of Object.values(formatsEn)) expect(text).toContain(name);
  expect(text).toContain('One line per pair: model_a, model_b, wins_a, wins_b and ties.');
});

describe('what the comparisons can tell', () => {
  const told = (counts: ReturnType<typeof countsOf>) =>
    textOf(Connectivity, {
      ...{ counts, names: counts.models, order: counts.models.map((_, m) => m) },
      ties: 'half',
    });

  it('one group, and an answer of maximum likelihood', () => {
    const text = told(countsOf([['a', 'b', 1, 1]]));
    expect(text).toContain('Yes: judgments link the two models, so they can be ranked together.');
    expect(text).toContain('A maximum-likelihood fit exists');
  });

  it('several groups by their models, who never lost and who never won', () => {
    const text = told(
      countsOf([
        ['a', 'b', 2, 0],
        ['c', '<b>d</b>', 1, 1],
      ]),
    );
    expect(text).toContain('2 groups that no judgment links');
    expect(text).toMatch(/Group 1, 2 models <b>d<\/b> and c Group 2, 2 models a and b/);
    expect(text).toContain('Never lost or tied: a.');
    expect(text).toContain('Never won or tied: b.');
    expect(text).toContain('No maximum-likelihood fit exists');
  });
});

describe('models and judges', () => {
  const csv = [
    'model_a,model_b,winner,judge,question_id',
    'GPT-4,gpt-4,model_a,ann,1',
    'GPT-4,c,model_a,ann,1',
    'c,GPT-4,model_b,ben,1',
    'c,gpt-4,tie,ben,2',
  ].join('\n');

  it('are listed with what the user changed, and what may be one model', async () => {
    const { outline } = await read(csv);
    const edits = {
      ...NO_EDITS,
      names: [['c', 'Claude']] as const,
      excluded: ['gpt-4'],
    };
    const text = textOf(ModelEditor, {
      ...{ models: outline.models, edits, onedit: nothing },
      counts: countsOf([['GPT-4', 'Claude', 2, 0]]),
      removed: { duplicates: 0, excluded: 2, selfPlay: 0 },
    });
    expect(text).toContain('Claude from c');
    expect(text).toContain('c is now Claude');
    expect(text).toContain('gpt-4 is left out');
    expect(text).toContain('2 judgments left out with excluded models or judges.');
    const untouched = textOf(ModelEditor, {
      ...{ models: outline.models, edits: NO_EDITS, onedit: nothing, counts: null },
      removed: { duplicates: 0, excluded: 0, selfPlay: 0 },
    });
    expect(untouched).not.toContain('Your changes');
    // Shown by ModelEditor in a task of their own.
    const hints = (made: DataEdits) => {
      const models = editedModels(outline.models, made).filter((model) => model.isIncluded);
      return textOf(AliasHints, { models, onmerge: nothing });
    };
    expect(hints(edits)).toBe('');
    expect(hints(NO_EDITS)).toMatch(/GPT-4 · gpt-4 They differ in capital letters\./);
  });

  it('with no count of answers that come with judgments, rather than none', async () => {
    const review = {
      ...{ review_id: 'r', question_id: 'q', reviewer_id: 'gpt-4', score: 2 },
      ...{ model1_id: 'a', model2_id: 'b', question_text: 'Q?', text: 'Because.' },
      ...{ answer1: 'of a', answer2: 'of b' },
    };
    const answer = { question_id: 'q', model_id: 'c', choices: [{ index: 0, turns: ['of c'] }] };
    const sources = [review, answer].map((record, at) =>
      textSource(JSON.stringify(record), `${String(at)}.jsonl`),
    );
    const { files, table, benchmark } = await readFiles(sources, { format: null });
    const { models } = outlineOf(table, benchmark);
    const said = (hasTexts: boolean) =>
      textOf(ModelEditor, {
        ...{ models, edits: NO_EDITS, onedit: nothing, counts: null, hasTexts },
        removed: { duplicates: 0, excluded: 0, selfPlay: 0 },
      });
    expect(files.map((file) => file.hasTexts)).toEqual([true, undefined]);
    expect(said(true)).toMatch(/ a 1 – .* c 0 1 – /);
    expect(said(true)).toContain('are not counted here');
    expect(said(false)).toMatch(/ a 1 0 – .* c 0 1 – /);
    expect(said(false)).not.toContain('are not counted here');
  });

  it('judges with how far they agree', async () => {
    const { outline } = await read(csv);
    const { agreement, swaps } = outline;
    const props = { judges: outline, agreement, swaps, edits: NO_EDITS, onedit: nothing };
    expect(textOf(JudgeList, props)).toMatch(/ann 2 .*ann and ben 1 100% 21% to 100%/);
    expect(textOf(JudgeList, { ...props, judges: listedJudges([]) })).toContain(
      'The files name no judge.',
    );
  });

  it('of twenty thousand judges the first are built, and the others found by name', () => {
    const judges = Array.from({ length: 20_000 }, (_, n) => {
      return { name: `rater ${String(n)}`, judgments: 15, unparsed: 0 };
    });
    const props = { agreement: [], swaps: [], edits: NO_EDITS, onedit: nothing };
    const text = textOf(JudgeList, { ...props, judges: listedJudges(judges) });
    expect(text).toContain('Find a judge 20,000 of 20,000');
    expect(text.match(/ rater \d+/g)).toHaveLength(40);
    expect(text).toContain('Show 40 more');
    expect(
      textOf(JudgeList, { ...props, judges: listedJudges(judges.slice(0, 40)) }),
    ).not.toContain('Find');
  });

  it('judges that were not all compared are said to be the busiest', async () => {
    const { outline } = await read(csv);
    const among = 'Among the 12 judges with the most judgments, no two judged the same pairs.';
    const text = (judges: number, agreement = outline.agreement) =>
      textOf(JudgeAgreements, { agreement, judges });
    expect(text(12, [])).toContain('No two judges judged the same pairs.');
    expect(text(13, [])).toContain(among);
    expect(text(12)).not.toContain('with the most judgments');
    expect(text(13)).toContain('Of the 12 judges with the most judgments alone.');
  });
});
