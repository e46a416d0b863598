import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { JudgmentLine } from '../../../src/core/overview/judgment-list.ts';
import { correctionKey } from '../../../src/core/table/corrections/corrections.ts';
import { NO_EDITS } from '../../../src/core/table/data-edits.ts';
import type { DataEdits } from '../../../src/core/table/data-edits.ts';
import type { DataSource } from '../../../src/storage/records.ts';
import { reportOf, sourceOf } from '../data/data-sources.ts';

interface Shown {
  source: DataSource | null;
  readonly project: { id: string };
  /** What was asked for, in order; the work on it ends when `end` is called. */
  asked: { readonly end: (isStored?: boolean) => void }[];
  isSlow: boolean;
}
const at = vi.hoisted((): Shown => ({
  source: null,
  project: { id: 'p' },
  asked: [],
  isSlow: false,
}));
vi.mock('../../../src/state/project/open-project.svelte.ts', () => ({ openProject: at.project }));
vi.mock('../../../src/state/data/importing.svelte.ts', async () => {
  const { PendingEdits } = await import('../../../src/state/data/pending-edits.svelte.ts');
  const pending = new PendingEdits();
  const importing = {
    get source() {
      return at.source;
    },
    get edits() {
      return pending.all(at.source?.edits ?? NO_EDITS);
    },
    changeEdits(of: (edits: DataEdits) => DataEdits) {
      const work = pending.begin(of);
      const { all } = pending;
      return new Promise<void>((resolve) => {
        const end = (isStored = true) => {
          if (at.source && isStored) at.source = { ...at.source, edits: all(at.source.edits) };
          resolve();
        };
        at.asked.push({ end });
        if (!at.isSlow) end();
      }).finally(work.end);
    },
  };
  return { importing };
});

const { correcting } = await import('../../../src/state/corrections/correcting.svelte.ts');
const { correctionNotice } =
  await import('../../../src/state/corrections/correction-notice.svelte.ts');
const { correctableOf } = await import('../../../src/state/corrections/of-line.ts');

const LINE: JudgmentLine = {
  ...{ row: 12, left: 'X', right: 'y', fileLeft: 'x', fileRight: 'y', outcome: 0, question: 'q' },
  ...{ judge: 'j', turn: null, weight: 1, isOrderKnown: true, swapped: null },
  places: { question: [], left: [], right: [] },
};
const FILES = [
  reportOf('a', { firstRow: 0, tableRows: 10 }),
  reportOf('b', { firstRow: 10, tableRows: 5 }),
];
const own = () => correctableOf(FILES, LINE) ?? expect.fail();
const edits = () => at.source?.edits ?? expect.fail();

let project = 0;
beforeEach(() => {
  Object.assign(at, { source: sourceOf(FILES), asked: [], isSlow: false });
  at.project.id = `project ${String(project++)}`;
  correctionNotice.dismiss();
});

describe('what can be set right of a judgment', () => {
  it('is named by its file, its row in it, and what that says', () => {
    expect(own().to('tie')).toEqual({
      ...{ kind: 'judgment', file: 'b', row: 2, to: 'tie' },
      said: { left: 'x', right: 'y', question: 'q', judge: 'j', turn: null, outcome: 'left' },
    });
    expect(own().question).toEqual({ kind: 'question', question: 'q' });
    expect(own().answers).toEqual([
      { name: 'X', correction: { kind: 'answer', model: 'x', question: 'q' } },
      { name: 'y', correction: { kind: 'answer', model: 'y', question: 'q' } },
    ]);
  });

  it('is what was corrected before, wherever its row stands now, and what the file says', () => {
    const by = { ...own().to('right'), row: 4 };
    const corrected = { by, fileOutcome: 0 } as const;
    const again = correctableOf(FILES, { ...LINE, outcome: 1, corrected }) ?? expect.fail();
    expect(again.to('right')).toEqual(by);
    const whole = { by: { kind: 'question', question: 'q' }, fileOutcome: 2 } as const;
    const inside = correctableOf(FILES, { ...LINE, outcome: 2, corrected: whole });
    expect(inside?.said.outcome).toBe('tie');
  });

  it('is the verdict alone where nobody knows the question, nothing where nobody knows the file', () => {
    const found = correctableOf(FILES, { ...LINE, question: null }) ?? expect.fail();
    expect([found.question, found.answers]).toEqual([undefined, []]);
    expect(correctableOf(FILES, { ...LINE, row: 15 })).toBeNull();
  });
});

describe('corrections', () => {
  it('are made with a reason, changed, taken back; the edits are then what they were', async () => {
    const before = edits();
    const key = correctionKey(own().to('tie'));
    await correcting.make(own().to('tie'), '  misread ');
    expect(correcting.all).toMatchObject([{ ...own().to('tie'), note: 'misread' }]);
    expect(correcting.all[0].at).toBeGreaterThan(1e12);
    await correcting.make(own().to('excluded'), ' ');
    expect(correcting.all).toHaveLength(1);
    expect(correcting.of(key)).not.toHaveProperty('note');
    expect(correctionNotice.last).toMatchObject({
      before: { to: 'tie' },
      after: { to: 'excluded' },
    });
    await correcting.takeBack(key);
    expect(edits()).toEqual(before);
    expect(correctionNotice.last).toMatchObject({ before: { to: 'excluded' }, after: null });
  });

  it('are undone one by one and done again, as they were', async () => {
    const question = own().question ?? expect.fail();
    await correcting.make(own().to('tie'), 'why');
    const first = edits();
    await correcting.make(own().to('right'), '');
    await correcting.make(question, '');
    const last = edits();
    await correcting.undo();
    await correcting.undo();
    expect(edits()).toEqual(first);
    expect(correctionNotice.last).toBeNull();
    await correcting.redo();
    await correcting.redo();
    expect(edits()).toEqual(last);
    expect(correcting.canRedo).toBe(false);
    for (let n = 0; n < 3; n++) await correcting.undo();
    expect([edits(), correcting.canUndo]).toEqual([NO_EDITS, false]);
    await correcting.undo();
    await correcting.make(question, '');
    expect(correcting.canRedo).toBe(false);
  });

  it('are undone in their own project alone', async () => {
    await correcting.make(own().to('tie'), '');
    at.project.id += ' and another';
    expect([correcting.canUndo, correcting.canRedo]).toEqual([false, false]);
    const asked = at.asked.length;
    await correcting.undo();
    expect(at.asked).toHaveLength(asked);
  });

  it('count or not, and are none once the last is taken back', async () => {
    await correcting.make(own().to('tie'), '');
    await correcting.count(false);
    expect([correcting.isOff, edits().correctionsOff]).toEqual([true, true]);
    await correcting.count(true);
    expect(edits()).not.toHaveProperty('correctionsOff');
    await correcting.count(false);
    await correcting.takeBack(correctionKey(own().to('tie')));
    expect(edits()).toEqual(NO_EDITS);
  });

  it.each([
    ['is stored', true],
    ['is given up', false],
  ])('are all made where one is asked for while another is worked on, which %s', async (_, is) => {
    at.isSlow = true;
    const question = own().question ?? expect.fail();
    const both = [correcting.make(own().to('tie'), ''), correcting.make(question, '')];
    expect(correcting.all.map(({ kind }) => kind)).toEqual(['judgment', 'question']);
    at.asked[0].end(is);
    expect(correcting.all.map(({ kind }) => kind)).toEqual(['judgment', 'question']);
    at.asked[1].end();
    await Promise.all(both);
    expect(edits().corrections?.map(({ kind }) => kind)).toEqual(['judgment', 'question']);
  });

  it.each([true, false])('are undone while they are made (stored: %s)', async (isStored) => {
    const before = edits();
    at.isSlow = true;
    const both = [correcting.make(own().to('tie'), ''), correcting.undo()];
    expect(correcting.all).toEqual([]);
    at.asked[0].end(isStored);
    at.asked[1].end();
    await Promise.all(both);
    expect([edits(), correcting.all]).toEqual([before, []]);
  });

  it('are said no more once the ranking is shown without them', async () => {
    await correcting.make(own().to('tie'), '');
    expect(correctionNotice.last).not.toBeNull();
    await correcting.count(true);
    expect(correctionNotice.last).not.toBeNull();
    await correcting.count(false);
    expect(correctionNotice.last).toBeNull();
    expect(correcting.canUndo).toBe(true);
  });

  it('are none of the sample', async () => {
    at.source = null;
    await correcting.make({ kind: 'question', question: 'q' }, '');
    expect([correcting.all, at.asked]).toEqual([[], []]);
  });
});
