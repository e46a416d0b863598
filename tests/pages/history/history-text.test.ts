import { describe, expect, it } from 'vitest';
import { MODEL_SETTINGS, SAMPLER_SETTINGS } from '../../../src/core/history/settings-change.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import { DEFAULT_SCALE } from '../../../src/core/posterior/ranking/scale.ts';
import { differences, settingText } from '../../../src/pages/history/changed-lines.ts';
import { changedRow, clearChanges } from '../../../src/pages/history/changed-rows.ts';
import { refitLines } from '../../../src/pages/history/refit-lines.ts';
import type { ComparedFits } from '../../../src/state/history/compared-fits.svelte.ts';
import type { Refitted } from '../../../src/state/history/refitting.svelte.ts';
import { numberWriter } from '../../../src/ui/text/numbers.ts';
import { en } from '../../../src/words/en/frame.ts';
import { ja } from '../../../src/words/ja/frame.ts';
import { historyWords } from '../../../src/words/history.ts';
import { fitted } from '../../storage/fitted.ts';

const write = numberWriter('en-GB', { scale: DEFAULT_SCALE, showLogOdds: true });
const words = historyWords('en');
const english = { words, frame: en, write };
const japanese = { words: historyWords('ja'), frame: ja, write };

const CHANGES = { models: [], added: [], removed: [], kendall: null };
const before = (await fitted(1, { madeWith: '0.1.0' })).run;
const after = (await fitted(2, { madeWith: '0.2.0' })).run;
const compared = (part: Partial<ComparedFits> = {}): ComparedFits => ({
  ...{ before, after, changes: CHANGES, names: new Map(), data: null, settings: [] },
  ...part,
});

describe('what differs between two fits', () => {
  it('is said of judgments, settings and version', () => {
    const data = {
      ...{ before: 800, after: 1000, same: 797, changed: 3, added: 200, removed: 0 },
      ...{ addedModels: [], removedModels: [] },
      rows: {
        judges: [{ name: 'new\u202Ejudge', before: 0, after: 1200 }],
        ...{ addedQuestions: 12, removedQuestions: 0 },
      },
    };
    expect(differences(compared({ data, settings: ['seed'] }), english)).toEqual([
      'Judgments: 800 → 1,000. 200 added, 0 removed, 3 with another verdict, 797 unchanged.',
      expect.stringMatching(/^Judges: new[^\u202E]+judge \(0 → 1,200\)\.$/),
      'Questions: 12 added, 0 removed.',
      'Seed: 1 → 2.',
      'Caravan 0.1.0 → 0.2.0.',
    ]);
    expect(differences(compared({ data: { ...data, rows: null } }), english)[1]).toContain(
      'Only counts are kept',
    );
  });

  it('is nothing where nothing does', () => {
    expect(differences(compared({ after: before }), english)).toEqual([
      'The same 3 judgments.',
      'The same settings and seed.',
      'Both were made by Caravan 0.1.0.',
    ]);
  });

  it('says nothing of a version that neither knows, and so of one', () => {
    const { madeWith: _, ...unknown } = before;
    expect(differences(compared({ before: unknown, after: unknown }), english)).toHaveLength(2);
    expect(differences(compared({ before: unknown }), english).at(-1)).toBe(
      'Caravan (version not recorded) → 0.2.0.',
    );
  });

  it('takes draws by CmdStan for no sampler of the same settings', () => {
    const stan = { ...after, stanFiles: ['a.csv'] };
    expect(differences(compared({ after: stan }), english)).not.toContain(
      'The same settings and seed.',
    );
  });

  it('writes every setting in both languages', () => {
    const model = {
      ...DEFAULT_MODEL,
      informative: [{ model: 'a', mean: 0.5, scale: 0.2 }],
      questions: { kind: 'random' as const, scale: 1 },
    };
    for (const language of [english, japanese]) {
      for (const name of [...MODEL_SETTINGS, ...SAMPLER_SETTINGS])
        expect(settingText(name, { ...before, model }, language), name).toMatch(/\S/);
      expect(settingText('informative', { ...before, model }, language)).toContain('a ');
    }
    const plain = { ...before, model: { ...DEFAULT_MODEL, order: null } };
    expect(settingText('order', plain, english)).toBe('none');
    expect(settingText('questions', plain, english)).toBe('these alone');
    expect(settingText('strength', plain, english)).toBe('normal(0, 1)');
  });
});

describe('one model of two fits', () => {
  const own = {
    ...{ name: 'a', before: 3, after: 1, by: 0.5, lower: -0.1, upper: 1.1 },
    ...{ stronger: 0.96, rankBetter: 0.9, rankWorse: 0.02 },
  };

  it('has its ranks, its change and how sure that is', () => {
    expect(changedRow(own, { words, write })).toEqual({
      ...{ before: '3', after: '1 (up 2), P 90%', change: '+0.50 (−0.10 to +1.10)' },
      ...{ real: '96%', isClear: true },
    });
    const down = { ...own, before: 1, after: 2, by: -0.5, stronger: 0.06 };
    expect(changedRow(down, { words, write })).toMatchObject({
      ...{ after: '2 (down 1), P 2%', real: '94%', isClear: false },
    });
    const same = { ...own, after: 3, by: 0, stronger: 0.5 };
    expect(changedRow(same, { words, write })).toMatchObject({ after: '3', real: '50%' });
  });

  it('counts as changed from 95% on, whichever way', () => {
    const models = [0.95, 0.9499, 0.05, 0.0501].map((stronger) => ({
      ...{ ...own, stronger },
      by: stronger - 0.5,
    }));
    expect(clearChanges({ ...CHANGES, models })).toBe(2);
  });
});

describe('a fit made once more', () => {
  const refitted = (part: Partial<Refitted>): Refitted => ({
    ...{ run: before, models: ['<b>', 'b'], report: { draws: null, at: null, summary: null } },
    ...{ isSame: true, areDrawsSame: true, wereKept: true, drawsHash: 'abc' },
    ...{ version: '0.2.0', madeWith: '0.1.0' },
    ...part,
  });
  const say = words.again;

  it('is equal to the bit, by what there is to compare', () => {
    expect(refitLines(refitted({}), say)).toEqual({ verdict: say.same, lines: [] });
    expect(refitLines(refitted({ wereKept: false }), say).verdict).toBe(say.sameByHash);
    expect(refitLines(refitted({ wereKept: false, areDrawsSame: null }), say).verdict).toBe(
      say.sameSummary,
    );
  });

  it('says which version differs, and where the first difference is', () => {
    const draws = { path: ['values', '7'], before: '0.1', after: '0.2' };
    const summary = { path: ['rows', '0', 'median'], before: '1', after: '' };
    const at = { chain: 0, draw: 3, parameter: { kind: 'strength', model: 1 } } as const;
    const report = { draws, at, summary };
    const other = { isSame: false, areDrawsSame: false, report };
    expect(refitLines(refitted(other), say)).toEqual({
      verdict: 'Not equal.',
      lines: [
        'The fit was made by Caravan 0.1.0; this is Caravan 0.2.0.',
        'The first difference is in chain 1, draw 4, strength of b: stored 0.1, now 0.2.',
        'The first difference in the summary is in rows[0].median: stored 1, now nothing.',
      ],
    });
    const field = { ...report, at: null, draws: { ...draws, path: ['energy', '0'] } };
    expect(refitLines(refitted({ ...other, report: field }), say).lines[1]).toContain('energy[0]');
    expect(refitLines(refitted({ ...other, madeWith: null }), say).lines[0]).toContain(
      'not recorded',
    );
    expect(refitLines(refitted({ ...other, madeWith: '0.2.0' }), say).lines[0]).toContain(
      'not the reason',
    );
  });

  it('says so where only the summary, or only the hash, is another', () => {
    const summary = { path: ['tau'], before: 'null', after: '1' };
    const ofSummary = { isSame: false, report: { draws: null, at: null, summary } };
    expect(refitLines(refitted(ofSummary), say).lines).toContain(say.sameDraws);
    const ofHash = { ...ofSummary, areDrawsSame: false, wereKept: false };
    expect(refitLines(refitted(ofHash), say).lines).toContain(say.otherHash);
  });
});
