import type { Failure } from '../src/core/failure.ts';
import type { CheckerJobs } from './checker/jobs.ts';
import type { HubJobs } from './hub/jobs.ts';
import type { ImporterJobs } from './importer/jobs.ts';
import type { InspectorJobs } from './inspector/jobs.ts';
import type { LaboratoryJobs } from './laboratory/jobs.ts';
import type { LocalJobs } from './local/jobs.ts';
import type { MapperJobs } from './mapper/jobs.ts';
import type { PlannerJobs } from './planner/jobs.ts';
import type { SamplerJobs } from './sampler/jobs.ts';
import type { StyleJobs } from './style/jobs.ts';

/** Every job a worker does: input, progress and output, lane by lane. Types only. */
export interface Jobs
  extends
    CheckerJobs,
    HubJobs,
    ImporterJobs,
    InspectorJobs,
    LaboratoryJobs,
    LocalJobs,
    MapperJobs,
    PlannerJobs,
    SamplerJobs,
    StyleJobs {}

export type JobName = keyof Jobs;

export interface Request<N extends JobName = JobName> {
  readonly id: number;
  readonly name: N;
  readonly input: Jobs[N]['input'];
}

/** What a job asks the page for by its progress. */
export type Answer<N extends JobName> = Jobs[N] extends { readonly answer: infer A }
  ? A
  : undefined;

/** The page has dealt with a progress reply. */
export interface Handled {
  readonly handled: number;
  readonly answer?: unknown;
}

export type Reply<N extends JobName = JobName> =
  | {
      readonly id: number;
      readonly kind: 'progress';
      /** What the page confirms it by. */
      readonly serial: number;
      readonly progress: Jobs[N]['progress'];
    }
  | { readonly id: number; readonly kind: 'done'; readonly output: Jobs[N]['output'] }
  | { readonly id: number; readonly kind: 'failed'; readonly failure: Failure };
