import { nextBatch } from '../../src/core/judge/plan/adaptive.ts';
import { judgingForecast } from '../../src/core/judge/plan/forecast.ts';
import { planTasks } from '../../src/core/judge/plan/tasks.ts';
import { assignStudy } from '../../src/core/judge/study/assign.ts';
import { serve } from '../serve.ts';
import type { PlannerJobs } from './jobs.ts';

serve<keyof PlannerJobs>(
  {
    planTasks: ({ plan, answered, judges, known }) => planTasks(plan, answered, judges, known),
    assignStudy: ({ design, answered }) => assignStudy(design, answered),
    nextBatch: ({ run, size }) => nextBatch(run, size),
    judgingForecast: ({ run, sizes, seed }, { notify }) =>
      judgingForecast(run, sizes, seed, (done, total) => notify({ done, total })),
  },
  self,
);
