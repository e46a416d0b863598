import { RAKUDA_2023_07_14 } from '../../../core/samples/rakuda-2023-07-14.ts';
import { judgmentTotal } from '../../../core/table/counts.ts';

/** The data that the figures of the guide are drawn from, as their source line has it. */
export const SAMPLE = {
  name: 'Rakuda 2023-07-14',
  judgments: judgmentTotal(RAKUDA_2023_07_14.counts),
} as const;
