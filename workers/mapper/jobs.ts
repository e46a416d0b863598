import type { Embeddings } from '../../src/core/judge/local/pooling.ts';
import type { MapData, TextMap } from '../../src/core/map/text-map.ts';
import type { ModelSettings } from '../../src/core/model/settings.ts';

/** What a map is made of; what is large is in Blobs. */
export interface PackedData extends Omit<MapData, 'table' | 'benchmark'> {
  readonly table: Blob;
  readonly benchmark: Blob;
}

/** The jobs of the map. */
export interface MapperJobs {
  /** The texts of its points, in its order, to be embedded. */
  mappedTexts: { input: PackedData; progress: never; output: readonly string[] };
  /** Without embeddings by the texts' n-grams. */
  textMap: {
    input: PackedData & { model: ModelSettings; embeddings: Embeddings | null };
    progress: { done: number; total: number };
    output: TextMap;
  };
}
