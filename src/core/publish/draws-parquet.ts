import { parquetWriteBuffer } from 'hyparquet-writer';
import { column } from '../posterior/draws/draws.ts';
import type { Draws } from '../posterior/draws/draws.ts';
import { divergentFlags, drawColumns } from './draws-columns.ts';
import type { DrawsFacts } from './draws-columns.ts';

/**
 * All draws as one Parquet file, a row for each: `.chain`, `.iteration` and `.draw`, counted from 1
 * as R's posterior counts them (its `as_draws_df` takes the file as it is), then the parameters,
 * `beta[1]` … , `alpha` and so on, as doubles in natural log-odds, and `divergent__` where it is
 * known. The names of the models, in the order of `beta`, are JSON in the file's key `models`; the
 * key `style` has what `gamma` is of where strengths are adjusted for style, and its unit `sd`; the
 * key `widened` says whether the draws have the widths of questions, or raters, like these.
 */
export function parquetDraws(draws: Draws, { models, style, isWidened }: DrawsFacts): ArrayBuffer {
  const { chains, perChain, divergent } = draws;
  const whole = (of: (draw: number) => number): Int32Array =>
    new Int32Array(chains * perChain).map((_, draw) => of(draw));
  const int = (name: string, data: Int32Array) => ({ name, data, ...INT });
  return parquetWriteBuffer({
    columnData: [
      int(
        '.chain',
        whole((draw) => Math.floor(draw / perChain) + 1),
      ),
      int(
        '.iteration',
        whole((draw) => (draw % perChain) + 1),
      ),
      int(
        '.draw',
        whole((draw) => draw + 1),
      ),
      ...drawColumns(draws, (vector, index) => `${vector}[${index}]`).map((name, parameter) => ({
        ...{ name, data: column(draws, parameter), ...DOUBLE },
      })),
      ...(divergent === undefined
        ? []
        : [int('divergent__', Int32Array.from(divergentFlags(draws)))]),
    ],
    kvMetadata: [
      { key: 'models', value: JSON.stringify(models) },
      ...(style ? [{ key: 'style', value: JSON.stringify(style) }] : []),
      { key: 'widened', value: String(isWidened) },
    ],
    createdBy: 'Caravan',
  });
}

const INT = { type: 'INT32', nullable: false } as const;
const DOUBLE = { type: 'DOUBLE', nullable: false } as const;
