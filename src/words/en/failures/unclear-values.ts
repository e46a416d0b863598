import type { UnclearValues } from '../../../core/formats/file/file-failure.ts';
import { shownName } from '../../../core/names/shown-name.ts';
import { list } from '../grammar.ts';

const CELLS = { rates: 'win rates', percent: 'percentages', odds: 'odds' };

/** Numbers and verdicts that could be read in more than one way. */
export function unclearValuesEn(failure: UnclearValues): string {
  switch (failure.kind) {
    case 'needs-games':
      return `The cells look like ${CELLS[failure.cells]}, not like counts of wins. How many games did each pair play? Enter the number (on the command line: --games N).`;
    case 'no-counts':
      return 'The cells are fractions but neither counts nor win rates: the two cells of a pair don’t add up to 1. Replace them with numbers of wins.';
    case 'undeclared-values':
      return `The values of “${shownName(failure.field)}” (${list(failure.values.map(shownName))}) don’t show who won. Choose what each of them means (on the command line: left_value=…, right_value=… and tie_value=… in --map).`;
  }
}
