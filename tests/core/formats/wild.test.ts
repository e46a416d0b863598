import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { csvRecords } from '../../csv-records.ts';
import { NO_EDITS } from '../../../src/core/table/data-edits.ts';
import { importJudgments } from '../../../src/core/formats/intake/import-judgments.ts';
import type { ImportOptions } from '../../../src/core/formats/intake/import-judgments.ts';
import type { JudgmentTable } from '../../../src/core/table/judgments.ts';
import { mappingOf } from '../../../src/cli/mapping/mapping.ts';
import { outcomesOf, rowsOf, streamSource } from './sources.ts';

/*
 * Files that nobody here wrote; MANIFEST.csv beside them says what must come out of each, as its
 * source does.
 */
const WILD = new URL('../../../../shared/data/wild/', import.meta.url).pathname;
const isThere = existsSync(WILD + 'MANIFEST.csv');
if (!isThere) console.warn('skipped: the wild files of ../shared are not here');

interface Case {
  /** How the file is read, where its content alone does not say. */
  readonly map?: string;
  /** What its source says of it besides the numbers of MANIFEST.csv. */
  readonly check?: (table: JudgmentTable) => void;
}

const VICUNA = 'vicuna-13b:20230322-clean-lang';

const CASES: Readonly<Record<string, Case>> = {
  'orq-ai+orq-arena/battles.jsonl': {},
  'oshizo+japanese-llm-roleplay-benchmark/review_gpt-4.jsonl': {
    map: 'left=model_id_A,right=model_id_B,outcome=winner,question=situation_id,judge=reviewer_id',
    check: (table) => expect(outcomesOf(table)).toEqual([296, 260, 0, 0]),
  },
  'openfootball+football.json/2010-11_de.1.json': {
    map: 'records=matches,left=team1,right=team2,score=score.ft',
    check: (table) => expect(outcomesOf(table)).toEqual([141, 102, 63, 0]),
  },
  'ianarawjo+ChainForge/compare-prompts.cforge': {
    check: (table) => {
      expect(table.judges).toEqual(['Count added words (errors)', 'Count deleted words (good)']);
      expect(table.questions).toHaveLength(9);
    },
  },
  'FreedomIntelligence+LLMZoo/review_en_13b_general.jsonl': {
    check: (table) => {
      expect(table.models).toEqual(['chimera-13b', 'vicuna-13']);
      expect(outcomesOf(table)).toEqual([22, 34, 14, 0]);
    },
  },
  'lm-sys+vicuna-blog-eval/table': {
    check: (table) => {
      expect(recordsOf(VICUNA, table)).toEqual({
        'alpaca-13b:v1': [76, 3, 1],
        'bard:20230327': [40, 30, 10],
        'gpt-3.5-turbo:20230327': [14, 44, 22],
        'llama-13b:v1': [77, 3, 0],
      });
    },
  },
  'kolenaIO+autoarena/train_subset.csv': {
    check: (table) => expect(outcomesOf(table)).toEqual([29, 31, 25, 0]),
  },
};

/** Wins, losses and ties of a model against each other. */
function recordsOf(model: string, table: JudgmentTable): Record<string, number[]> {
  const records: Record<string, number[]> = {};
  for (const [left, right, outcome] of rowsOf(table)) {
    if (left !== model && right !== model) continue;
    const other = String(left === model ? right : left);
    const at = outcome === 'tie' ? 2 : (outcome === 'left') === (left === model) ? 0 : 1;
    records[other] ??= [0, 0, 0];
    records[other][at]++;
  }
  return records;
}

const filesIn = (path: string): string[] =>
  statSync(path).isDirectory()
    ? readdirSync(path)
        .sort()
        .map((name) => `${path}/${name}`)
    : [path];

describe.skipIf(!isThere)('wild files', () => {
  const rows = isThere ? csvRecords(readFileSync(WILD + 'MANIFEST.csv', 'utf8')) : [];

  it('are all looked at', () => {
    expect(rows.map(({ path }) => path).sort()).toEqual(Object.keys(CASES).sort());
  });

  it.each(rows.map((row) => [row.path, row] as const))('%s', async (path, wanted) => {
    const { map, check } = CASES[path];
    const options: ImportOptions = {
      format: null,
      base: null,
      edits: NO_EDITS,
      ...(map === undefined ? {} : { mapping: mappingOf(map) }),
    };
    const sources = filesIn(WILD + path).map((file) => streamSource(file));
    const { read, outline } = await importJudgments(sources, options);
    const judged = read.files.filter(({ tableRows }) => tableRows > 0);
    const sum = (of: 'rows' | 'rejected') => judged.reduce((n, file) => n + file[of], 0);
    expect(read.files.flatMap(({ failure }) => failure ?? [])).toEqual([]);
    expect({
      rows: sum('rows'),
      rejected: sum('rejected'),
      judgments: outline.judgments,
      unparsed: outline.unparsed,
      models: read.table.models.length,
    }).toEqual({
      rows: Number(wanted.rows),
      rejected: 0,
      judgments: Number(wanted.judgments),
      unparsed: Number(wanted.unparsed),
      models: Number(wanted.models),
    });
    check?.(read.table);
  });
});
