import { fetchModel, hubModel } from './model-hub.ts';
import { keptModels, removeModel } from './model-store.ts';
import { keepPicked } from './picked-model.ts';
import { serve } from './serve.ts';
import { isOnline } from './sources.ts';

serve(
  {
    hubModel: (id) => hubModel(id, isOnline),
    fetchModel: (wanted, report) => fetchModel(wanted, isOnline, report),
    keepFiles: keepPicked,
    keptModels: () => keptModels(),
    removeModel,
  },
  self,
);
