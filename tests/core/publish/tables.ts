import fc from 'fast-check';
import { fitAll } from '../../../src/core/fit/fit.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import { DEFAULT_SCALE } from '../../../src/core/posterior/ranking/scale.ts';
import { rankingTable, TABLE_COLUMNS } from '../../../src/core/publish/table.ts';
import type { RankingTable, TableChoice } from '../../../src/core/publish/table.ts';
import type { SamplerSettings } from '../../../src/core/sampler/settings.ts';
import { recordsOf } from '../../../src/core/table/counts.ts';
import { numberWriter } from '../../../src/ui/text/numbers.ts';
import { publishedTableWords } from '../../../src/words/publish/table.ts';
import { anyCharacter } from '../../any-character.ts';
import { countsOf, INTERVALS } from '../counts-of.ts';

export const SCALED = { scale: DEFAULT_SCALE, showLogOdds: false };

export const COUNTS = countsOf([
  ['a', 'b', 12, 4, 2],
  ['b', 'c', 9, 5, 1],
  ['c', 'a', 2, 11, 3],
]);
export const SAMPLER: SamplerSettings = {
  sampler: 'laplace',
  chains: 2,
  draws: 200,
  warmup: 0,
  seed: 1,
};
export const FIT = fitAll(COUNTS, DEFAULT_MODEL, SAMPLER, INTERVALS);

/** A ranking of three models, who are called so: by model, of whom the first is the strongest. */
export function tableOf(
  names: readonly string[],
  choice: Partial<TableChoice> = {},
  language: 'en' | 'ja' = 'en',
): RankingTable {
  return rankingTable(
    {
      ...{ summary: FIT.summary, records: recordsOf(COUNTS), names },
      prices: [{ cost: 0.02, seconds: 1.5 }],
    },
    { columns: TABLE_COLUMNS, first: null, scale: DEFAULT_SCALE, settings: null, ...choice },
    publishedTableWords(language),
    numberWriter(language, SCALED),
  );
}

const SPECIAL = '\\`*_{}[]<>&|~$#%^"\'-,;:!/.@()+=?\n\t\r 　は\u200b\u202e–−±…⟨⟩';

/** Text that something would take for more than text. */
export const anyText: fc.Arbitrary<string> = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...Array.from(SPECIAL)),
    fc.constantFrom('http://', 'www.', '<b>', '1. ', '\\\\', '**', '---', '&amp;', 'a', 'B', '7'),
    anyCharacter,
  ),
  maxLength: 24,
});
