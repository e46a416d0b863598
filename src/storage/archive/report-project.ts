import { judgmentTotal } from '../../core/table/counts.ts';
import type { ModelSettings } from '../../core/model/settings.ts';
import type { SamplerSettings } from '../../core/sampler/settings.ts';
import type { DataRecord, ProjectRecord, SourceRecord, UnfittedRecord } from '../records.ts';
import type { RawRecord } from '../stores.ts';
import { writeArchive } from './write.ts';

/** What a report carries to be opened again: data and settings, by which the fit is made anew. */
export interface ReportProject {
  /** Ids that nothing else has, of the project. */
  readonly id: string;
  readonly name: string;
  readonly data: DataRecord;
  readonly model: ModelSettings;
  readonly sampler: SamplerSettings;
  /** Of `data.source`; null where only counts are known. */
  readonly source: SourceRecord | null;
  /** Records of its texts; null where the report goes without them. */
  readonly texts: AsyncIterable<readonly RawRecord[]> | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * A project file without draws, a tenth of the size: the same data, settings and seed give the same
 * draws again. Of fits, runs of judging and of asking it has none but what the report is of.
 * @throws CaravanError `project-file`, where it would be too large
 */
export async function writeReportProject(project: ReportProject): Promise<Uint8Array<ArrayBuffer>> {
  const file = await writeArchive('project', recordsOf(project), { savedAt: project.at });
  return new Uint8Array(await file.arrayBuffer());
}

async function* recordsOf(project: ReportProject): AsyncGenerator<readonly RawRecord[]> {
  const { id, name, data, source, texts, at } = project;
  const own: ProjectRecord = {
    ...{ id, name, sample: null, createdAt: at, openedAt: at },
    ...{ source: data.source, dataHash: data.hash },
  };
  yield [{ store: 'projects', key: id, value: own }];
  yield [{ store: 'data', key: data.hash, value: data }];
  const { model, sampler } = project;
  const unfitted: UnfittedRecord = {
    ...{ id: data.hash, name: data.name, dataHash: data.hash, dataName: data.name },
    ...{ judgments: judgmentTotal(data.counts), model, sampler, openedAt: at, projects: [id] },
    ...{ summary: null, models: data.counts.models.length, isStopped: false, importedAt: at },
  };
  yield [{ store: 'runs', key: data.hash, value: unfitted }];
  if (source !== null) yield [{ store: 'sources', key: source.id, value: source }];
  if (texts !== null) yield* texts;
}
