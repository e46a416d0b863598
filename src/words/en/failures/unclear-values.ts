import type { UnclearValues } from '../../../core/formats/file/file-failure.ts';
import { shownName } from '../../../core/names/shown-name.ts';
import { list } from '../grammar.ts';

const CELLS = { rates: 'win rates', percent: 'percentages', odds: 'odds' };
const NO_WINS = {
  symmetric:
    'The two cells of every pair are the same, as in tables of distances, similarities or games played, so they don’t say who won. Write into each row how often its model won against each of the others.',
  half: 'Only one half of the table is filled in, so it doesn’t say how often the other model of each pair won. Fill in both cells of every pair, with 0 where a model never won.',
};

/** Numbers and verdicts that could be read in more than one way. */
export function unclearValuesEn(failure: UnclearValues): string {
  switch (failure.kind) {
    case 'needs-games':
      return `The cells look like ${CELLS[failure.cells]}, not like counts of wins. How many games did each pair play? Enter the number (on the command line: --games N).`;
    case 'no-counts':
      return 'The cells are fractions but neither counts nor win rates: the two cells of a pair don’t add up to 1. Replace them with numbers of wins.';
    case 'no-wins':
      return NO_WINS[failure.why];
    case 'unclear-ranking':
      return `The numbers of “${shownName(failure.field)}” may be the rank of each model or places in the list of models, which gives two different rankings. If they are ranks (1 the best), rename the column to “ranks”; otherwise write the names of the models from the best down.`;
    case 'undeclared-values':
      return `The values of “${shownName(failure.field)}” (${list(failure.values.map(shownName))}) don’t show who won. Choose what each of them means (on the command line: left_value=…, right_value=… and tie_value=… in --map).`;
  }
}
