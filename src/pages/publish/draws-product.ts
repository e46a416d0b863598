import { fileName } from '../../core/names/file-name.ts';
import { shownName } from '../../core/names/shown-name.ts';
import { cmdstanCsv } from '../../core/publish/draws-csv.ts';
import { drawsFacts } from '../../core/publish/draws-package.ts';
import type { DrawsPackage } from '../../core/publish/draws-package.ts';
import { drawColumns } from '../../core/publish/draws-columns.ts';
import type { Draws } from '../../core/posterior/draws/draws.ts';
import { parameterCount } from '../../core/posterior/draws/draws.ts';
import { citationText } from '../../core/publish/citation.ts';
import { numbers } from '../../state/preferences/numbers.svelte.ts';
import { preferences } from '../../state/preferences/preferences.svelte.ts';
import { packedDraws } from '../../state/publish/packed-draws.ts';
import { publishWords } from '../../words/publish/dialog.ts';
import { citedOf } from './citation-product.ts';
import type { Made } from './made.ts';
import type { Printed, PublishRequest } from './printed.ts';

/** Lines of the first file that are shown, of draws that are few enough to be written for that. */
const SHOWN_LINES = 60;
const [MAX_SHOWN_VALUES, MAX_DENSITIES] = [400_000, 2_000_000];

/** All draws, for other programs. */
export function drawsProduct(request: PublishRequest, printed: Printed): Made {
  const { format, fit, data, sampler, summary, fitted } = request;
  if (fit.stage !== 'done') return { kind: 'absent' };
  const { draws } = fit;
  const words = publishWords(preferences.language).draws;
  const write = numbers.write;
  const wanted = {
    name: fileName(data.name),
    format: format === 'parquet' ? ('parquet' as const) : ('cmdstan' as const),
    // What was run in the end may be another than what was asked for.
    sampler: { ...sampler, sampler: summary.diagnostics.sampler },
    ...{ counts: data.counts, model: fitted, isAlike: summary.questions?.isAlike === true },
    about: citationText(citedOf(request, printed), printed.print.citation),
  };
  const isParquet = format === 'parquet';
  const begins = isParquet ? '' : beginning(draws, wanted);
  const all = draws.chains * draws.perChain;
  return {
    kind: 'package',
    file: fileName(data.name, isParquet ? '.parquet' : '.draws.zip'),
    lead: isParquet
      ? words.parquet(write.whole(all))
      : [
          words.cmdstan(write.whole(draws.chains), write.whole(draws.perChain)),
          ...(begins === '' ? [] : [words.begins]),
        ].join('\n'),
    text: isParquet ? columnsOf(draws, data.counts.models, words) : begins,
    make: async () => new Blob([await packedDraws(draws, wanted)]),
  };
}

/** As the first file begins; '' where that would take long. */
function beginning(draws: Draws, wanted: DrawsPackage): string {
  const { chains, perChain } = draws;
  if (perChain * parameterCount(draws) > MAX_SHOWN_VALUES) return '';
  if (chains * perChain * wanted.counts.left.length > MAX_DENSITIES) return '';
  const lines = cmdstanCsv(draws, 0, wanted.sampler, drawsFacts(draws, wanted)).split('\n');
  return [...lines.slice(0, SHOWN_LINES), '…'].join('\n');
}

function columnsOf(
  draws: Draws,
  models: readonly string[],
  words: ReturnType<typeof publishWords>['draws'],
): string {
  const names = drawColumns(draws, (vector, at) => `${vector}[${at}]`);
  const widest = Math.max(...names.map(({ length }) => length));
  return [
    '.chain  .iteration  .draw',
    ...names.map((name, at) =>
      at < models.length ? `${name.padEnd(widest)}  ${words.model(shownName(models[at]))}` : name,
    ),
  ].join('\n');
}
