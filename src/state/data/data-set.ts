import type { DataRecord } from '../../storage/records.ts';
import type { FileReport } from '../../core/formats/file/report.ts';
import { RAKUDA_FACTS } from '../../core/samples/rakuda-facts.ts';
import type { Licence, SampleModel } from '../../core/samples/rakuda-facts.ts';
import { shownName, wholeName } from '../../core/names/shown-name.ts';

/** What files are called together: after the first that has judgments. */
export function nameOfFiles(files: readonly FileReport[]): string {
  const judged = files.filter(({ judgments }) => judgments > 0);
  const [{ file }] = judged.length > 0 ? judged : files;
  return judged.length > 1 ? `${file} + ${judged.length - 1}` : file;
}

/** How a model is shown, as it can stand on the page: its name, and what the sample knows besides. */
export interface ModelFace {
  readonly id: string;
  readonly name: string;
  /** The name in full, where `name` is a short one. */
  readonly fullName: string;
  readonly maker: string | null;
  readonly link: string | null;
  readonly licence: Licence | null;
}

/** Whatever has models, and may be the sample. */
export type FacedData = Pick<DataRecord, 'sample'> & {
  readonly counts: Pick<DataRecord['counts'], 'models'>;
};

/** The faces of a data set's models, in their order. */
export function facesOf(data: FacedData): readonly ModelFace[] {
  const known = new Map<string, SampleModel>(
    data.sample === null ? [] : RAKUDA_FACTS.models.map((model) => [model.id, model]),
  );
  const { models } = data.counts;
  const split = models.map(splitMaker);
  // Without their makers two models may bear one name; then all keep their full ids.
  const isClear = new Set(split.map(({ name }) => name)).size === models.length;
  return models.map((id, m) => {
    const model = known.get(id);
    if (model) {
      const { shortName: name, maker, link, licence } = model;
      return { id, name, fullName: `${maker}/${model.name}`, maker, link, licence };
    }
    const { name, maker } = isClear ? split[m] : { name: id, maker: null };
    const shown = {
      name: shownName(name),
      fullName: wholeName(id),
      maker: maker && shownName(maker),
    };
    return { id, ...shown, link: null, licence: null };
  });
}

/** "maker/name", as model hubs write it. */
function splitMaker(id: string): { name: string; maker: string | null } {
  const parts = id.split('/');
  return parts.length === 2 && parts[0] !== '' && parts[1] !== ''
    ? { name: parts[1], maker: parts[0] }
    : { name: id, maker: null };
}
