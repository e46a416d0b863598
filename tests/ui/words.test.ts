import { expect, it } from 'vitest';
import { askEn, askJa } from '../../src/words/ask.ts';
import { checksEn, checksJa } from '../../src/words/checks.ts';
import { filtersWords } from '../../src/words/leaderboard/filters.ts';
import { guideEn, guideJa } from '../../src/words/guide/guide.ts';
import { compareWords } from '../../src/words/compare.ts';
import { dataPartsEn, dataPartsJa } from '../../src/words/data-parts.ts';
import { judgeEn, judgeJa } from '../../src/words/judge.ts';
import { historyWords } from '../../src/words/history.ts';
import { inspectWords, textsWords } from '../../src/words/inspect.ts';
import { en as first } from '../../src/words/en/frame.ts';
import { ja as firstJa } from '../../src/words/ja/frame.ts';
import { failuresEn } from '../../src/words/en/failures/failures.ts';
import { failuresJa } from '../../src/words/ja/failures/failures.ts';
import { repairWords } from '../../src/words/repair.ts';
import { printWords, publishWords } from '../../src/words/publish/dialog.ts';
import { publishedTableWords } from '../../src/words/publish/table.ts';
import { priorsEn, priorsJa } from '../../src/words/priors.ts';
import { usageWords } from '../../src/words/usage.ts';

/** The words of the first picture, and those that come with a page. */
const en = {
  ...first,
  ...{ inspectPage: inspectWords('en'), texts: textsWords('en') },
  dataParts: dataPartsEn,
  checksPage: checksEn,
  priorsPage: priorsEn,
  compare: compareWords('en'),
  history: historyWords('en'),
  filters: filtersWords('en'),
  publishedTable: publishedTableWords('en'),
  ...{ publish: publishWords('en'), print: printWords('en') },
  usage: usageWords('en'),
  askPage: askEn,
  judgePage: judgeEn,
  guidePage: guideEn,
};
const ja = {
  ...firstJa,
  ...{ inspectPage: inspectWords('ja'), texts: textsWords('ja') },
  dataParts: dataPartsJa,
  checksPage: checksJa,
  priorsPage: priorsJa,
  compare: compareWords('ja'),
  history: historyWords('ja'),
  filters: filtersWords('ja'),
  publishedTable: publishedTableWords('ja'),
  ...{ publish: publishWords('ja'), print: printWords('ja') },
  usage: usageWords('ja'),
  askPage: askJa,
  judgePage: judgeJa,
  guidePage: guideJa,
};

/** Every plain sentence by its path in the tree of words. */
function sentences(words: object, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(words) as [string, unknown][]) {
    const at = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string') found.set(at, value);
    else if (typeof value === 'object' && value !== null)
      for (const [inner, text] of sentences(value, at)) found.set(inner, text);
  }
  return found;
}

it('has the same sentences in both languages, none empty', () => {
  expect([...sentences(ja).keys()].sort()).toEqual([...sentences(en).keys()].sort());
  for (const [path, text] of sentences(ja)) expect(text, path).not.toBe('');
});

it('says everything in Japanese that is not a name or a sample of data', () => {
  const english = sentences(en);
  const untranslated = [...sentences(ja)].filter(([path, text]) => english.get(path) === text);
  expect(untranslated.map(([path]) => path)).toEqual([
    'stan.title',
    'panel.tieNames.davidson',
    'panel.tieNames.rao-kupper',
    'data.pastePlaceholder',
    'settings.samplerNames.nuts',
    'dataParts.reading.formatNames.arena',
    'dataParts.reading.formatNames.arena-55k',
    'dataParts.reading.formatNames.arena-hard',
    'dataParts.reading.formatNames.arena-hard-v2',
    'dataParts.reading.formatNames.llm-comparator',
    'dataParts.reading.formatNames.evalica',
    'checksPage.loo.compare.ties.davidson',
    'checksPage.loo.compare.ties.rao-kupper',
    'priorsPage.weights.label',
    'priorsPage.closely.none',
    'publish.formats.svg',
    'publish.formats.png',
    'publish.formats.markdown',
    'publish.formats.latex',
    'publish.formats.html',
    'publish.formats.csv',
    'publish.formats.bibtex',
    'publish.formats.cff',
    'publish.formats.cmdstan',
    'publish.formats.parquet',
    'publish.scales.1',
    'publish.scales.2',
    'publish.scales.3',
    'publish.scales.4',
    'publish.settings.languages.en',
    'publish.settings.languages.ja',
    'judgePage.judges.providers.openai',
    'judgePage.judges.providers.anthropic',
    'judgePage.judges.providers.gemini',
    'judgePage.study.noRepeats',
    'guidePage.privacy.rows.4.whom',
  ]);
});

it('separates thousands, and says one as one', () => {
  for (const say of [failuresEn, failuresJa]) {
    const told = say.failure({ kind: 'too-many-models', models: 12_009, most: 2000 });
    expect(told).toMatch(/12,009.*2,000/);
    expect(say.file({ kind: 'too-many-models', most: 20_000 })).toContain('20,000');
  }
  expect(en.data.rejectedRows('1')).toBe('1 rejected row');
  expect(repairWords('en').restored('1', '2')).toBe('Restored: 1 record added, 2 already here.');
});

it('names the setting that can’t be, and rounds what came of other units', () => {
  const setting = 'informative.scale';
  const value = '5756462.732485115';
  expect(failuresEn.failure({ kind: 'bad-setting', setting, value })).toBe(
    'The width (in log-odds) of a prior for a single model can’t be 5756000. Choose another value.',
  );
  expect(failuresJa.failure({ kind: 'bad-setting', setting, value })).toContain('5756000');
  expect(failuresEn.failure({ kind: 'bad-setting', setting: 'chains', value: 'NaN' })).toContain(
    '“chains” can’t be NaN',
  );
});
