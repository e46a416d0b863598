import type { Attempt } from '../../core/reproduce/reproduce.ts';
import { shownName } from '../../core/names/shown-name.ts';
import { settingsText } from '../../ui/text/settings-text.ts';
import type { Words } from '../../words/en/frame.ts';
import type { DataParts } from '../../words/data-parts.ts';

/** How a ranking may have been made, part by part: method, settings, judgments and scale. */
export function wayText(
  { setting, isWeighted, isPart, judge, measure }: Attempt,
  against: string | null,
  words: DataParts['made'],
  all: Pick<Words, 'settingsText'>,
): string[] {
  const { method, model } = setting;
  const parts = [words.methods[method]];
  if (method === 'posterior') parts.push(settingsText(model, all));
  else {
    parts.push(all.settingsText.ties[model.ties]);
    if (method === 'mle')
      parts.push(model.order === null ? all.settingsText.noOrder : words.freeOrder);
  }
  if (isWeighted) parts.push(words.weighted);
  if (judge !== null) parts.push(words.onlyJudge(shownName(judge)));
  if (isPart) parts.push(words.onlyListed);
  parts.push(
    measure.kind === 'against'
      ? words.scales.against(against === null ? '' : shownName(against))
      : words.scales[measure.kind],
  );
  return parts;
}
