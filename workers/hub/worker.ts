import { fetchModel, hubModel } from '../../src/local-models/model-hub.ts';
import { keptModels, removeModel } from '../../src/local-models/model-store.ts';
import { keepPicked } from '../../src/local-models/picked-model.ts';
import { serve } from '../serve.ts';
import type { HubJobs } from './jobs.ts';
import { isOnline } from '../../src/remote/sources.ts';

serve<keyof HubJobs>(
  {
    hubModel: (id) => hubModel(id, isOnline),
    fetchModel: (wanted, { tell }) => fetchModel(wanted, isOnline, tell),
    keepFiles: (picked, { tell }) => keepPicked(picked, tell),
    keptModels: () => keptModels(),
    removeModel,
  },
  self,
);
