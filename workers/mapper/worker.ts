import { mapped, textMap } from '../../src/core/map/text-map.ts';
import { benchmarkIn, tableIn } from '../blobs.ts';
import type { MapperJobs, PackedData } from './jobs.ts';
import { serve } from '../serve.ts';

async function opened({ table, benchmark, ...rest }: PackedData) {
  return { ...rest, table: await tableIn(table), benchmark: await benchmarkIn(benchmark) };
}

serve<keyof MapperJobs>(
  {
    mappedTexts: async (data) => (await mapped(await opened(data))).items.map(({ text }) => text),
    textMap: async ({ model, embeddings, ...data }, { notify }) =>
      textMap(await opened(data), model, embeddings, (done, total) => {
        notify({ done, total });
      }),
  },
  self,
);
