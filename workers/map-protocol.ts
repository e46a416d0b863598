import type { DataEdits } from '../src/core/data-edits.ts';
import type { FileReport } from '../src/core/formats/report.ts';
import type { Embeddings } from '../src/core/judge/local/pooling.ts';
import type { PackedChunk } from '../src/core/map/map-texts.ts';
import type { TextMap } from '../src/core/map/text-map.ts';
import type { ModelSettings } from '../src/core/model/settings.ts';

/** Files with the packed chunks of their texts. */
export interface PackedData {
  readonly table: Blob;
  readonly benchmark: Blob;
  readonly files: readonly FileReport[];
  readonly edits: DataEdits;
  readonly chunks: readonly PackedChunk[];
  readonly seed: number;
}

/** The jobs of the map, as `Jobs` of protocol.ts has them. Types only. */
export interface MapJobs {
  /** The texts of its questions, in its order, to be embedded. */
  mapQuestions: { input: PackedData; progress: never; output: readonly string[] };
  /** Without embeddings by the texts' n-grams. */
  textMap: {
    input: PackedData & { model: ModelSettings; embeddings: Embeddings | null };
    progress: { done: number; total: number };
    output: TextMap;
  };
}
