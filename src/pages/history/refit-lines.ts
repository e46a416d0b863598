import type { Difference } from '../../core/history/first-difference.ts';
import { shownName } from '../../core/names/shown-name.ts';
import type { Parameter } from '../../core/posterior/draws/parameters.ts';
import type { Refitted } from '../../state/history/refitting.svelte.ts';
import type { historyWords } from '../../words/history.ts';

type Words = ReturnType<typeof historyWords>['again'];

/** What is said of a fit that was made once more: whether it is what it was, and where not. */
export function refitLines(
  { report, models, isSame, areDrawsSame, wereKept, version, madeWith }: Refitted,
  words: Words,
): { readonly verdict: string; readonly lines: readonly string[] } {
  if (isSame) return { verdict: sameText(), lines: [] };
  const { draws, at, summary } = report;
  const whose =
    madeWith === null
      ? words.unknownVersion(version)
      : madeWith === version
        ? words.sameVersion(version)
        : words.madeWith(shownName(madeWith), version);
  const place =
    at === null
      ? draws && words.firstField(fieldOf(draws))
      : words.firstDraw(
          ...([String(at.chain + 1), String(at.draw + 1)] as const),
          parameterText(at.parameter),
        );
  return {
    verdict: words.other,
    lines: [
      whose,
      ...(draws && place !== null ? [`${place} ${valuesOf(draws)}`] : []),
      ...(draws === null && areDrawsSame === false ? [words.otherHash] : []),
      ...(areDrawsSame === true ? [words.sameDraws] : []),
      ...(summary ? [`${words.firstSummary(fieldOf(summary))} ${valuesOf(summary)}`] : []),
    ],
  };

  function sameText(): string {
    if (areDrawsSame === null) return words.sameSummary;
    return wereKept ? words.same : words.sameByHash;
  }

  function parameterText(parameter: Parameter): string {
    const say = words.parameters;
    return parameter.kind === 'strength'
      ? say.strength(shownName(models[parameter.model]))
      : say[parameter.kind];
  }

  function valuesOf({ before, after }: Difference): string {
    return words.values(before || words.missing, after || words.missing);
  }
}

/** As a program would write it: rows[0].mean */
function fieldOf({ path }: Difference): string {
  return shownName(
    path
      .map((part, at) => (/^\d+$/.test(part) ? `[${part}]` : at === 0 ? part : `.${part}`))
      .join(''),
  );
}
