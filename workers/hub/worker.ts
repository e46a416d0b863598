import { fetchModel, hubModel } from '../../src/local-models/model-hub.ts';
import { keptModels, removeModel } from '../../src/local-models/model-store.ts';
import { keepPicked } from '../../src/local-models/picked-model.ts';
import { serve } from '../serve.ts';
import type { HubJobs } from './jobs.ts';
import { isOnline } from '../../src/remote/sources.ts';

serve<keyof HubJobs>(
  {
    hubModel: (id) => hubModel(id, isOnline),
    fetchModel: (wanted, { notify }) => fetchModel(wanted, isOnline, notify),
    keepFiles: (picked, { notify }) => keepPicked(picked, notify),
    keptModels: () => keptModels(),
    removeModel,
  },
  self,
);
