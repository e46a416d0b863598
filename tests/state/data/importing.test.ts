import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FileReport } from '../../../src/core/formats/file/report.ts';
import type { Correction } from '../../../src/core/table/corrections/corrections.ts';
import { NO_EDITS } from '../../../src/core/table/data-edits.ts';
import type { DataEdits } from '../../../src/core/table/data-edits.ts';
import type { Change, ChangeOf } from '../../../src/state/data/import-life.ts';
import type { DataSource } from '../../../src/storage/records.ts';
import { reportOf, sourceOf } from './data-sources.ts';

/** What is shown, what is asked of the reader of changes, and what becomes of it. */
interface Shown {
  readonly session: { own: { source: unknown } | null; close: () => void };
  readonly project: { id?: string; source: unknown; isAhead: boolean };
  readonly reader: { state: object; unranked: unknown; isIdle: boolean };
  changes: unknown[];
  /** What was to be changed last. */
  again: ChangeOf;
  /** The files as another tab has changed them meanwhile. */
  changed: DataSource | null;
  did: unknown[];
  /** Ends each piece of work that was begun, where it takes its time. */
  works: { readonly end: () => void; readonly changeOf: ChangeOf }[] | null;
  /** What a change makes of the project. */
  does: () => void;
}
const at = vi.hoisted((): Shown => ({
  session: { own: null, close: () => undefined },
  project: { source: null, isAhead: false },
  reader: { state: { stage: 'idle' }, unranked: null, isIdle: true },
  changes: [],
  again: () => null,
  changed: null,
  did: [],
  works: null,
  does: () => undefined,
}));
vi.mock('../../../src/state/fit/session.svelte.ts', () => ({ session: at.session }));
vi.mock('../../../src/state/project/open-project.svelte.ts', () => ({ openProject: at.project }));
vi.mock('../../../src/state/preferences/used-mappings.ts', () => ({
  rememberMapping: (known: unknown) => at.did.push(known),
}));
vi.mock('../../../src/state/data/change-reader.svelte.ts', () => {
  const note = (what: string) => () => at.did.push(what);
  return {
    ChangeReader: class {
      get state() {
        return at.reader.state;
      }
      get unranked() {
        return at.reader.unranked;
      }
      get isIdle() {
        return at.reader.isIdle;
      }
      run(changeOf: ChangeOf, source: DataSource | null) {
        at.again = changeOf;
        const change = changeOf(source);
        if (change) at.changes.push(change);
        if (at.changed && changeOf(at.changed)) expect.fail();
        at.does();
        const { works } = at;
        if (works === null) return Promise.resolve(true);
        return new Promise((resolve) => {
          works.push({ end: () => resolve(true), changeOf });
        });
      }
      clear = note('clear');
      stop = note('stop');
      dismiss = note('dismiss');
      keepTexts(sources: readonly { name: string }[], files: readonly FileReport[]) {
        at.did.push([sources.map(({ name }) => name), files.map(({ file }) => file)]);
      }
    },
  };
});

const { importing } = await import('../../../src/state/data/importing.svelte.ts');

const EDITS = { ...NO_EDITS, excluded: ['m'] };
const text = (name: string) => ({ name, text: 'x' });
/** Shows these files, ranked. */
function show(...files: string[]): DataSource {
  const source = sourceOf(
    files.map((file) => reportOf(file)),
    { edits: EDITS },
  );
  at.session.own = { source };
  at.project.source = source;
  return source;
}
/** The same, as another tab has changed it. */
function theirs(source: DataSource, files: readonly string[], excluded: readonly string[]) {
  const reports = files.map((file) => reportOf(file));
  const edits = { ...source.edits, excluded };
  return sourceOf([...source.files, ...reports], { id: 'theirs', edits });
}
const change = (place = 0): Change => at.changes[place] as Change;
const names = (sources: Change['sources']) => sources.map(({ name }) => name);

beforeEach(async () => {
  at.reader.unranked = null;
  at.session.own = null;
  at.session.close = () => at.did.push('close');
  Object.assign(at.project, { source: null, isAhead: false });
  at.works = null;
  at.does = () => undefined;
  // The files of the test before are forgotten.
  await importing.read([text('none')], { add: false });
  Object.assign(at, { changes: [], did: [] });
});

describe('the files shown', () => {
  it('are those that are ranked, unless others wait', () => {
    const ranked = show('a');
    expect([importing.source, importing.isRanked]).toEqual([ranked, true]);
    const unranked = sourceOf([reportOf('b')]);
    at.reader.unranked = unranked;
    expect([importing.source, importing.isRanked]).toEqual([unranked, false]);
  });

  it('are the project’s where nothing of it is ranked', () => {
    at.project.source = sourceOf([reportOf('questions')]);
    expect([importing.source, importing.isRanked, importing.isWaiting]).toEqual([
      ...[at.project.source, false, true],
    ]);
    at.session.own = { source: null };
    expect(importing.source).toBeNull();
  });

  it('are the project’s while what another tab has changed is not ranked yet', () => {
    const ranked = show('a');
    at.project.source = theirs(ranked, ['b'], []);
    expect(importing.source).toBe(ranked);
    at.project.isAhead = true;
    expect(importing.source).toBe(at.project.source);
  });

  it('are none with the sample', () => {
    at.session.own = { source: null };
    expect([importing.source, importing.isRanked, importing.isWaiting]).toEqual([
      ...[null, true, false],
    ]);
  });

  it.each([
    ['something may come of', null, true],
    ['nothing comes of', { kind: 'empty-file' } as const, false],
  ])('wait for others where there is one that %s', (_what, failure, isWaiting) => {
    at.reader.unranked = sourceOf([
      reportOf('a', { failure: { kind: 'empty-file' } }),
      reportOf('b', { failure }),
    ]);
    expect(importing.isWaiting).toBe(isWaiting);
  });
});

describe('new files', () => {
  it('take the place of all others, with no edits', async () => {
    show('a');
    await importing.read([text('a'), text('a')], { add: false });
    expect(change()).toMatchObject({ source: null, drop: [], edits: NO_EDITS });
    expect(names(change().sources)).toEqual(['a', 'a (2)']);
  });

  it('join those shown, whose edits stay, by names of their own', async () => {
    const source = show('a');
    await importing.read([text('a'), text('b')], { add: true });
    expect(change()).toMatchObject({ source, drop: [], edits: EDITS });
    expect(names(change().sources)).toEqual(['a (2)', 'b']);
  });

  it('join what there is now, where an earlier state of it is looked at', async () => {
    const earlier = show('a');
    at.project.source = theirs(earlier, ['b'], ['m']);
    await importing.read([text('b')], { add: true });
    expect(change()).toMatchObject({ source: at.project.source, drop: [] });
    expect(names(change().sources)).toEqual(['b (2)']);
  });

  it('join what another tab has changed meanwhile, by names of their own', async () => {
    const source = show('a');
    await importing.read([text('b')], { add: true });
    const [first] = change().sources;
    const again = at.again(theirs(source, ['b'], ['n']));
    expect(again).toMatchObject({ source: { id: 'theirs' }, drop: [] });
    expect(again?.edits.excluded).toEqual(['n']);
    expect(again?.sources).toMatchObject([{ name: 'b (2)' }]);
    expect(again?.sources[0].key).not.toBe(first.key);
  });

  it('join what another tab has put to an empty project first', async () => {
    await importing.read([text('a')], { add: true });
    const source = sourceOf([reportOf('a')], { edits: EDITS });
    expect(at.again(source)).toMatchObject({ source, sources: [{ name: 'a (2)' }], edits: EDITS });
  });

  it('have nothing to join with the sample', async () => {
    await importing.read([text('a')], { add: true });
    expect(change()).toMatchObject({ source: null, edits: NO_EDITS });
  });

  it('are read only where there are any', async () => {
    await importing.read([], { add: true });
    expect(at.changes).toEqual([]);
  });
});

describe('files that are at hand', () => {
  /** Opens files, and shows them, and others that are not at hand. */
  async function open(files: readonly string[], others: readonly string[] = []) {
    await importing.read(files.map(text), { add: false });
    const reports = change().sources.map(({ name, key }) => reportOf(name, { key }));
    const all = [...reports, ...others.map((name) => reportOf(name))];
    const source = sourceOf(all, { edits: EDITS });
    at.session.own = { source };
    at.project.source = source;
    at.changes = [];
    return source;
  }

  it('can be read again, in the way that is asked for', async () => {
    const source = await open(['a', 'b'], ['c']);
    expect([importing.canReread('a'), importing.canReread('c')]).toEqual([true, false]);
    await importing.setWays(new Map([['b', { sides: 'unknown' }]]));
    expect(change()).toMatchObject({ source, drop: ['b'], edits: EDITS });
    expect(names(change().sources)).toEqual(['b']);
  });

  it('are read by a mapping, which is remembered', async () => {
    await open(['a']);
    const known = { fields: ['x'], mapping: {} } as never;
    await importing.useMapping('a', known);
    expect(at.did).toEqual([known]);
    expect(names(change().sources)).toEqual(['a']);
  });

  it('have their texts kept, and no others', async () => {
    await open(['b'], ['a']);
    importing.keepTexts();
    expect(at.did).toEqual([[['b'], ['b', 'a']]]);
  });
});

it('can’t read again what the page no longer has', async () => {
  show('a');
  await importing.setWays(new Map([['a', { sides: 'unknown' }]]));
  expect(at.changes).toEqual([]);
});

it('compares scores anew, and takes edits, without reading a file', async () => {
  const source = show('a', 'b');
  await importing.setLower('a', ['j']);
  await importing.edit(NO_EDITS);
  const lowerIn = new Map([['a', ['j']]]);
  expect(at.changes).toEqual([
    { source, sources: [], drop: [], lowerIn, edits: EDITS },
    { source, sources: [], drop: [], edits: NO_EDITS },
  ]);
});

it('makes an edit of what another tab has edited, and leaves that as it is', async () => {
  const source = show('a', 'b');
  await importing.edit({ ...EDITS, excludedJudges: ['j'], names: [['x', 'y']] });
  const edited = at.again(theirs(source, ['c'], ['m', 'n']))?.edits;
  expect(edited).toMatchObject({
    excluded: ['m', 'n'],
    excludedJudges: ['j'],
    names: [['x', 'y']],
  });
  await importing.count('a', false);
  const off = { ...NO_EDITS, excludedFiles: ['b'] };
  const counted = at.again(sourceOf([reportOf('a'), reportOf('b')], { edits: off }));
  expect(counted?.edits.excludedFiles).toEqual(['b', 'a']);
});

describe('an edit that is made while another is worked on', () => {
  /** What comes of the newest work where those before it were broken off, and where one was stored. */
  function outcomes(source: DataSource, stored: Partial<DataEdits>) {
    const work = at.works?.at(-1) ?? expect.fail();
    const other = { ...source, id: 'stored', edits: { ...source.edits, ...stored } };
    return [source, other].map((there) => work.changeOf(there)?.edits);
  }

  it.each([
    ['an exclusion', { excluded: ['m', 'n'] }],
    ['a judge left out', { excludedJudges: ['j'] }],
    ['a new name', { names: [['x', 'y'] as const] }],
    ['duplicates', { duplicates: 'drop' as const }],
  ])('takes it back: %s', async (_what, part) => {
    const source = show('a', 'b');
    at.works = [];
    const first = importing.edit({ ...EDITS, ...part });
    expect(importing.edits).toEqual({ ...EDITS, ...part });
    const second = importing.edit(EDITS);
    expect(importing.edits).toEqual(EDITS);
    expect(outcomes(source, part)).toEqual([EDITS, EDITS]);
    // The work that was broken off ends first.
    at.works[0].end();
    await first;
    expect(importing.edits).toEqual(EDITS);
    at.session.own = { source: { ...source, edits: { ...EDITS, excluded: [] } } };
    at.works[1].end();
    await second;
    expect(importing.edits.excluded).toEqual([]);
  });

  it('is made beside it, whatever kind of change it is', async () => {
    const source = show('a', 'b');
    at.works = [];
    void importing.edit({ ...EDITS, excludedJudges: ['j'] });
    void importing.count('a', false);
    const both = { ...EDITS, excludedJudges: ['j'], excludedFiles: ['a'] };
    expect(outcomes(source, { excludedJudges: ['j'] })).toEqual([both, both]);
    void importing.setLower('b', ['k']);
    expect(outcomes(source, { excludedJudges: ['j'] })).toEqual([both, both]);
    void importing.changeEdits((edits) => ({ ...edits, excluded: [] }));
    const all = { ...both, excluded: [] };
    expect(outcomes(source, both)).toEqual([all, all]);
    at.works.at(-1)?.end();
    await vi.waitFor(() => {
      expect(importing.edits).toEqual(EDITS);
    });
  });

  it('is of its own project alone', () => {
    show('a');
    at.works = [];
    void importing.edit({ ...EDITS, excludedJudges: ['j'] });
    Object.assign(at.project, { id: 'another' });
    expect(importing.edits).toEqual(EDITS);
    void importing.edit({ ...EDITS, excludedJudges: ['k'] });
    expect(importing.edits.excludedJudges).toEqual(['k']);
  });
});

it('changes nothing of the sample', async () => {
  await importing.setWays(new Map([['a', {}]]));
  await importing.setLower('a', ['j']);
  await importing.edit(EDITS);
  await importing.remove('a');
  expect([at.changes, at.did]).toEqual([[], []]);
});

describe('a file that is removed', () => {
  it('leaves the others', async () => {
    const source = show('a', 'b');
    await importing.remove('a');
    expect(at.changes).toEqual([{ source, sources: [], drop: ['a'], edits: EDITS }]);
    expect(at.did).toEqual([]);
  });

  it('is switched off no more, where another of its name comes', async () => {
    const edits = { ...EDITS, excludedFiles: ['a', 'b'] };
    at.session.own = { source: sourceOf([reportOf('a'), reportOf('b')], { edits }) };
    await importing.remove('a');
    expect(change()).toMatchObject({ drop: ['a'], edits: { ...EDITS, excludedFiles: ['b'] } });
  });

  it('leaves the project empty where it was the last', async () => {
    const source = show('a');
    await importing.remove('a');
    expect(at.changes).toEqual([{ source, sources: [], drop: ['a'], edits: EDITS }]);
  });

  it('can be had back as long as nothing else has changed', async () => {
    const before = show('a', 'b');
    const after = sourceOf([reportOf('b')], { edits: EDITS });
    at.project.source = before;
    at.does = () => (at.project.source = after);
    await importing.remove('a');
    expect(importing.removal.file).toBe('a');
    at.project.source = sourceOf([reportOf('b')], { edits: { ...EDITS, excluded: [] } });
    expect(importing.removal.file).toBeNull();
    await importing.removal.undo();
    expect(at.changes).toHaveLength(1);
    at.project.source = after;
    await importing.removal.undo();
    expect(change(1)).toEqual({
      source: before,
      sources: [],
      drop: [],
      edits: EDITS,
      isReturn: true,
    });
  });

  it('cannot be had back where another change came with it', async () => {
    at.project.source = show('a', 'b');
    at.does = () => (at.project.source = sourceOf([reportOf('b'), reportOf('c')]));
    await importing.remove('a');
    expect(importing.removal.file).toBeNull();
  });

  it('gives way to the ranking that is still there where it only waited', async () => {
    show('a');
    at.reader.unranked = sourceOf([reportOf('b')]);
    await importing.remove('b');
    expect(at.did).toEqual(['clear']);
  });
});

describe('what was set right', () => {
  const said = { left: 'x', right: 'y', question: null, judge: null, turn: null } as const;
  const inFile = (file: string): Correction => ({
    ...{ kind: 'judgment', file, row: 3, to: 'tie', said: { ...said, outcome: 'left' } },
  });
  const question: Correction = { kind: 'question', question: 'q' };
  const corrected = (...corrections: Correction[]): DataEdits => ({
    ...{ ...EDITS, corrections, correctionsOff: true },
  });

  it('in a file goes with it, and all else stays', async () => {
    const files = [reportOf('a'), reportOf('b')];
    const edits = corrected(inFile('a'), question, inFile('b'));
    at.session.own = { source: sourceOf(files, { edits }) };
    await importing.remove('a');
    expect(change().edits).toEqual(corrected(question, inFile('b')));
    at.changes = [];
    at.session.own = { source: sourceOf(files, { edits: corrected(inFile('a')) }) };
    await importing.remove('a');
    expect(change().edits).toEqual(EDITS);
  });

  it('in what a run has made stays in what takes its place', async () => {
    const files = [reportOf('run', { session: 'r' }), reportOf('more', { session: 'r' })];
    const edits = corrected(inFile('run'), inFile('more'));
    at.project.source = sourceOf(files, { edits });
    await importing.takeSession('r', [text('new'), text('more')]);
    expect(change().edits).toEqual(corrected(inFile('new'), inFile('more')));
  });

  it('is set right, quietly, of the files as they stand then', async () => {
    const source = show('a');
    await importing.changeEdits((edits) => ({
      ...edits,
      corrections: [...(edits.corrections ?? []), question],
    }));
    expect(change()).toMatchObject({ isQuiet: true, edits: { corrections: [question] } });
    const theirs = { ...source.edits, corrections: [inFile('a')] };
    const both = at.again({ ...source, edits: theirs });
    expect(both?.edits.corrections).toEqual([inFile('a'), question]);
  });
});

describe('what a run has made', () => {
  const off = { ...NO_EDITS, excludedFiles: ['a', 'run 1'] };
  const project = () =>
    sourceOf([reportOf('a'), reportOf('run 1', { session: 'r' })], { edits: off });

  it('waits for what the user opens', async () => {
    at.reader.isIdle = false;
    expect(await importing.takeSession('r', [text('a')])).toBe(false);
    at.reader.isIdle = true;
    expect(await importing.takeSession('r', [text('a')])).toBe(true);
    expect(at.changes).toHaveLength(1);
  });

  it('joins the files of the project, quietly', async () => {
    const source = (at.project.source = sourceOf([reportOf('a')]));
    await importing.takeSession('r', [text('a'), text('questions')]);
    expect(change()).toMatchObject({ source, drop: [], isQuiet: true });
    expect(change().sources.map(({ name, session }) => [name, session])).toEqual([
      ['a (2)', 'r'],
      ['questions', 'r'],
    ]);
  });

  it('takes the place of what it had made before, switched off as that was', async () => {
    const source = (at.project.source = project());
    await importing.takeSession('r', [text('run 1 renamed')]);
    expect(change()).toMatchObject({ source, drop: ['run 1'] });
    expect(change().edits.excludedFiles).toEqual(['a', 'run 1 renamed']);
  });

  it('goes with it', async () => {
    at.project.source = project();
    await importing.takeSession('r', []);
    expect(change()).toMatchObject({ sources: [], drop: ['run 1'] });
    at.changes = [];
    at.project.source = sourceOf([reportOf('run 1', { session: 'r' })]);
    await importing.takeSession('r', []);
    expect(change()).toMatchObject({ sources: [], drop: ['run 1'] });
  });

  it('is to be read again, where another tab has changed the project meanwhile', async () => {
    at.project.source = sourceOf([reportOf('a')]);
    at.changed = project();
    expect(await importing.takeSession('r', [text('run 1')])).toBe(false);
    expect(at.changes).toHaveLength(1);
    at.project.source = at.changed;
    at.changed = null;
    expect(await importing.takeSession('r', [text('run 1')])).toBe(true);
    expect(at.changes[1]).toMatchObject({ drop: ['run 1'], sources: [{ name: 'run 1' }] });
  });

  it('is nothing where nothing was made', async () => {
    at.project.source = project();
    await importing.takeSession('other', []);
    expect([at.changes, at.did]).toEqual([[], []]);
  });
});

it('stops and dismisses as it is told', () => {
  importing.stop();
  importing.dismiss();
  expect([importing.state, at.did]).toEqual([{ stage: 'idle' }, ['stop', 'dismiss']]);
});
