import { askableOf, promptsInParts } from '../../src/core/ask/askable.ts';
import { importJudgments } from '../../src/core/formats/intake/import-judgments.ts';
import { materialOf, partsOf } from '../../src/core/judge/material.ts';
import { judgedBeforeRun } from '../../src/core/judge/plan/before.ts';
import { filterCounts } from '../../src/core/overview/filter-table.ts';
import { reportJudgments } from '../../src/core/publish/report/report-table.ts';
import { reportTexts } from '../../src/core/publish/report/report-texts.ts';
import { questionList } from '../../src/core/overview/question-list.ts';
import { editTable } from '../../src/core/table/edit-table.ts';
import { keepTexts } from '../../src/core/texts/keep-texts.ts';
import { benchmarkIn, converted, packed, tableIn, unpacked } from '../blobs.ts';
import { remoteFiles } from '../../src/remote/remote.ts';
import { serve } from '../serve.ts';
import type { ImporterJobs } from './jobs.ts';
import { byteSource, isOnline } from '../../src/remote/sources.ts';

serve<keyof ImporterJobs>(
  {
    import: async ({ sources, base, ...options }, { notify }) => {
      const { read, ...imported } = await importJudgments(sources.map(byteSource), {
        ...options,
        format: null,
        base: base && (await unpacked(base)),
        onProgress: (done, total) => notify({ done, total }),
      });
      return { ...imported, read: await packed(read) };
    },
    remoteFiles: (listing) => remoteFiles(listing, isOnline),
    convert: async ({ table, edits, to }) => converted(await tableIn(table), edits, to),
    questions: async ({ table, benchmark, query }) =>
      questionList(await tableIn(table), await benchmarkIn(benchmark), query),
    filter: async ({ table, benchmark, files, edits, conditions }) => {
      const read = { table: await tableIn(table), benchmark: await benchmarkIn(benchmark), files };
      return filterCounts(read, edits, conditions);
    },
    reportJudgments: async ({ table, benchmark, files, edits, conditions }) => {
      const read = { table: await tableIn(table), benchmark: await benchmarkIn(benchmark), files };
      return reportJudgments(read, edits, conditions);
    },
    reportTexts: async ({ table, benchmark, files, edits, conditions }) => {
      const read = { table: await tableIn(table), benchmark: await benchmarkIn(benchmark), files };
      return reportTexts(read, edits, conditions);
    },
    material: async ({ table, benchmark, files, edits, choice }, { report }) => {
      const [read, known] = [await tableIn(table), await benchmarkIn(benchmark)];
      const { chosen, ...found } = materialOf(read, known, files, edits, choice);
      for (const part of partsOf(chosen)) await report(part);
      return { ...found, chosen: { models: chosen.models, questions: [] } };
    },
    judgedBefore: async ({ table, edits, questions }) =>
      judgedBeforeRun(editTable(await tableIn(table), edits).table, questions),
    askable: async ({ table, benchmark, files, edits, choice }, { report }) => {
      const [read, known] = [await tableIn(table), await benchmarkIn(benchmark)];
      const { chosen, ...found } = askableOf(read, known, files, edits, choice);
      for (const part of promptsInParts(chosen)) await report(part);
      return { ...found, chosen: [] };
    },
    prompts: async ({ benchmark }) => (await benchmarkIn(benchmark)).prompts,
    verifySource: async ({ table, benchmark }) => {
      await tableIn(table);
      await benchmarkIn(benchmark);
      return null;
    },
    keepTexts: ({ sources, ...options }, { report }) =>
      keepTexts(sources.map(byteSource), options, report),
  },
  self,
);
