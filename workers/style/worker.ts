import { judgeDrift } from '../../src/core/judge-report/drift.ts';
import { styledRows } from '../../src/core/judge-report/finding-rows.ts';
import { styleHabits } from '../../src/core/judge-report/style-habits.ts';
import { editedRows } from '../../src/core/overview/wanted-rows.ts';
import { filterTable } from '../../src/core/overview/filter-table.ts';
import { measureChunk } from '../../src/core/style/measured.ts';
import { modelStyles } from '../../src/core/style/model-styles.ts';
import { fitStyle } from '../../src/core/style/style-fit.ts';
import { styleRows } from '../../src/core/style/style-rows.ts';
import { withSimpleTies } from '../../src/core/model/settings.ts';
import { filterAdjusted } from '../../src/core/style/adjusted-counts.ts';
import { measuredAnswers } from '../../src/core/style/answers.ts';
import { tableEdits } from '../../src/core/table/data-edits.ts';
import { editTable } from '../../src/core/table/edit-table.ts';
import { benchmarkIn, tableIn } from '../blobs.ts';
import { serve } from '../serve.ts';
import type { StyleJobs, MeasuredData } from './jobs.ts';

async function opened({ table, benchmark, files, edits, measured }: MeasuredData) {
  const read = await tableIn(table);
  const answers = measuredAnswers(read, await benchmarkIn(benchmark), files, edits, measured);
  return { read, answers, edited: editTable(read, tableEdits(edits, files)).table };
}

serve<keyof StyleJobs>(
  {
    measureChunk: ({ bytes, kind }) => measureChunk(bytes, kind),
    modelStyles: async (data) => modelStyles((await opened(data)).answers),
    judgeStyles: async (data, { notify }) => {
      const { read, answers, edited } = await opened(data);
      const { benchmark, files, edits, conditions = [] } = data;
      const all = { table: read, benchmark: await benchmarkIn(benchmark), files };
      const meant = conditions.length === 0 ? edited : filterTable(all, edits, conditions).table;
      return styleHabits(meant, answers, (done, total) => {
        notify({ done, total });
      });
    },
    styledRows: async ({ finding, ...data }) => {
      const { read, answers, edited } = await opened(data);
      const found = styledRows(edited, answers, finding);
      const { rows } = editedRows(read, tableEdits(data.edits, data.files));
      return found && { ...found, rows: found.rows.map((row) => rows[row]) };
    },
    judgeDrift: async ({ snapshots, ...data }) => {
      const { table, benchmark, files, edits, measured } = data;
      const read = await tableIn(table);
      const answers = measuredAnswers(read, await benchmarkIn(benchmark), files, edits, measured);
      return judgeDrift(read, files, edits, answers, snapshots);
    },
    filterAdjusted: async ({ conditions, covariates, measured, edits, ...data }) => {
      const [table, benchmark] = [await tableIn(data.table), await benchmarkIn(data.benchmark)];
      const read = { table, benchmark, files: data.files };
      return filterAdjusted(read, edits, conditions, measured, covariates);
    },
    styleFit: async ({ covariates, model, seed, intervals, ...data }, { notify }) => {
      const { answers, edited } = await opened(data);
      const share = withSimpleTies(model).ties === 'half' ? 0.5 : 0;
      const rows = styleRows(edited, answers, covariates, share);
      return fitStyle(rows, model, seed, intervals, (done, total) => {
        notify({ done, total });
      });
    },
  },
  self,
);
