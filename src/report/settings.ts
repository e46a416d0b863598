import { settingsText } from '../ui/text/settings-text.ts';
import type { ReportPage } from '../core/publish/report/report-page.ts';
import { shownName } from '../core/names/shown-name.ts';
import { bdi, paragraph, section } from './look.ts';
import type { Look } from './look.ts';
import { make } from './markup.ts';
import type { Markup, MarkupElement } from './markup.ts';

/** The way to Caravan, where its address is known. */
function pagePart(
  page: ReportPage | null,
  say: Look['words']['report']['settings']['page'],
): readonly MarkupElement[] {
  if (page === null) return [];
  const href = page.address + (page.link ?? '');
  const link = make('a', { href, target: '_blank', rel: 'noopener noreferrer' }, say.open);
  return [paragraph(link, page.link === null ? say.drop : say.linked)];
}

/** Of what, how and by what it was made, and how to make it again. */
export function settingSection({ facts, words, write }: Look): MarkupElement {
  const { settings: say } = words.report;
  const { data, model, sampler, version, command, projectBytes } = facts;
  const whole = (value: number): string => write.whole(value);
  const files: readonly Markup[] =
    data.files.length === 0
      ? [say.sample]
      : data.files.flatMap((file, at) => [at === 0 ? '' : ', ', bdi(shownName(file))]);
  const items: readonly (readonly [string, readonly Markup[]])[] = [
    [say.model, [settingsText(model, words)]],
    [
      say.sampler,
      [
        say.samplerText(
          ...([say.samplerNames[sampler.sampler], whole(sampler.chains)] as const),
          ...([whole(sampler.draws), whole(sampler.warmup), String(sampler.seed)] as const),
        ),
      ],
    ],
    [say.files, data.formats.length === 0 ? files : [...files, ` (${data.formats.join(', ')})`]],
    [
      say.rows,
      [
        say.rowsText(
          ...([whole(data.rows), whole(data.unparsed)] as const),
          ...([whole(data.rejected), whole(data.duplicates)] as const),
        ),
      ],
    ],
    ...(data.conditions.length === 0
      ? []
      : [[say.only, [bdi(data.conditions.map(shownName).join(', '))]] as const]),
    ...(data.isEdited ? [[say.edited, [say.editedText]] as const] : []),
    [say.hash, [make('code', { class: 'hash' }, data.hash)]],
    [say.version, [version]],
  ];
  const shown = data.rows === 0 ? items.filter(([title]) => title !== say.rows) : items;
  return section(
    'settings',
    say.title,
    make(
      'dl',
      { class: 'facts' },
      ...shown.map(([title, content]) =>
        make('div', {}, make('dt', {}, title), make('dd', {}, ...content)),
      ),
    ),
    ...(command === ''
      ? []
      : [paragraph(say.again), make('pre', { tabindex: 0 }, make('code', {}, command))]),
    ...(projectBytes === 0 ? [] : [paragraph(say.carried(write.bytes(projectBytes)))]),
    ...pagePart(facts.page, say.page),
  );
}
