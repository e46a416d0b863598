import { importJudgments } from '../src/core/import-judgments.ts';
import { questionList } from '../src/core/question-list.ts';
import { benchmarkIn, converted, packed, tableIn, unpacked } from './blobs.ts';
import { remoteFiles } from './remote.ts';
import { serve } from './serve.ts';
import { byteSource, isOnline } from './sources.ts';

serve(
  {
    import: async ({ sources, base, ...options }, report) => {
      const { read, ...imported } = await importJudgments(sources.map(byteSource), {
        ...options,
        format: null,
        base: base && (await unpacked(base)),
        onProgress: (done, total) => void report({ done, total }),
      });
      return { ...imported, read: packed(read) };
    },
    remoteFiles: (listing) => remoteFiles(listing, isOnline),
    convert: async ({ table, edits, to }) => converted(await tableIn(table), edits, to),
    questions: async ({ table, benchmark, query }) =>
      questionList(await tableIn(table), await benchmarkIn(benchmark), query),
  },
  self,
);
