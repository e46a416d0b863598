import { modelName } from '../../../core/judge/local/models.ts';
import type { TextMap } from '../../../core/map/text-map.ts';
import type { NumberWriter } from '../../../ui/text/numbers.ts';
import type { checksEn } from '../../../words/checks.ts';

/** @param embedder key of the model that compared the texts; null where their characters did */
export function mapText(
  map: TextMap,
  embedder: string | null,
  words: typeof checksEn.map,
  write: NumberWriter,
): string {
  return words.drawn[map.subject](
    write.whole(map.points.length),
    write.whole(map.all),
    embedder === null ? words.gramsUsed : words.modelUsed(modelName(embedder)),
  );
}
