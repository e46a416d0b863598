import type { SettingRow } from '../../charts/priors/setting-rows.ts';
import type { Standing } from '../../core/fit/setting-fit.ts';
import type { NumberWriter } from '../../ui/text/numbers.ts';
import type { TableLines } from '../../ui/text/table-lines.ts';
import type { compareWords } from '../../words/compare.ts';
import type { ShownSetting } from './view.ts';

type Words = ReturnType<typeof compareWords>['figure'];

/** The figure as a table: of every setting a model's rank, with how it moved, and its strength. */
export function settingTable(
  settings: readonly ShownSetting[],
  reference: ShownSetting,
  rows: readonly SettingRow[],
  words: Words,
  write: NumberWriter,
  showLogOdds: boolean,
): TableLines {
  const strength = showLogOdds ? words.logOddsOf : words.ratingOf;
  return {
    headers: [
      { text: words.model },
      ...settings.flatMap(({ name, fit }) => [
        { text: words.rankOf(name), isNumber: true },
        { text: fit.rates === null ? strength(name) : words.rateOf(name), isNumber: true },
      ]),
    ],
    count: rows.length,
    line: (at) => {
      const { model, name } = rows[at];
      const before = reference.fit.standings[model];
      return [
        name,
        ...settings.flatMap(({ fit }) => {
          const own = fit.standings[model];
          if (own === null) return ['–', '–'];
          return [rankText(own, before, words), figureOf(fit.rates?.[model] ?? null, own)];
        }),
      ];
    },
  };

  function figureOf(rate: NonNullable<ShownSetting['fit']['rates']>[number] | null, own: Standing) {
    return rate === null
      ? words.interval(
          write.strength(own.median),
          write.strength(own.lowerWide),
          write.strength(own.upperWide),
        )
      : words.interval(
          write.percent(rate.rate ?? 0),
          write.percent(rate.lower),
          write.percent(rate.upper),
        );
  }
}

function rankText({ rank }: Standing, before: Standing | null, words: Words): string {
  const by = before === null ? 0 : before.rank - rank;
  if (by === 0) return String(rank);
  return (by > 0 ? words.up : words.down)(String(rank), String(Math.abs(by)));
}
