import { basename } from 'node:path';
import type { FileReport } from '../../core/formats/file/report.ts';
import type { ModelSettings } from '../../core/model/settings.ts';
import { writeLink } from '../../core/publish/link/link.ts';
import { linkedCounts, partThatFits } from '../../core/publish/link/link-parts.ts';
import type { LinkPart } from '../../core/publish/link/link-parts.ts';
import type { SamplerSettings } from '../../core/sampler/settings.ts';
import { whole } from '../../words/en/grammar.ts';
import { link as words } from '../../words/en/publish/link.ts';
import { ArgumentError } from '../argument-error.ts';
import { STANDARD_OUTPUT } from './asked.ts';
import type { PublishInput } from './gates.ts';

/** What whoever opens a link fits with, and the files that name it. */
export interface LinkSettings {
  readonly model: ModelSettings;
  readonly sampler: SamplerSettings;
  readonly files: readonly Pick<FileReport, 'file' | 'judgments'>[];
}

/**
 * The ranking as a link, the same that the page makes of it; a line.
 * @throws ArgumentError where it has none, with what would
 */
export async function linkText(
  { asked, counts, summary }: Pick<PublishInput, 'asked' | 'counts' | 'summary'>,
  { model, sampler, files }: LinkSettings,
): Promise<string> {
  const part = { first: null, hasQuestions: asked.linkHasQuestions };
  const order = summary.rows.map((row) => row.model);
  const ranking = { title: titleOf(files), counts, model, sampler, printed: [] };
  const made = writeLink({ ...ranking, counts: linkedCounts(counts, order, part) });
  if ('refusal' in made) {
    const { kind } = made.refusal;
    const canBeLess = kind === 'length' || kind === 'models';
    const fits = canBeLess ? await partThatFits(ranking, order, part) : null;
    const said = [words.refused(made.refusal, whole), ...(fits ? [wayOut(fits)] : [])];
    throw new ArgumentError(`--link: ${said.join(' ')}`);
  }
  return `${asked.link === STANDARD_OUTPUT ? '' : (asked.link ?? '')}${made.link}\n`;
}

function wayOut({ first }: LinkPart): string {
  return first === null
    ? 'It would fit with --link-by-pair.'
    : `The first ${whole(first)} models would fit, with --models and --link-by-pair.`;
}

/** As the page names data. */
function titleOf(files: LinkSettings['files']): string {
  const judged = files.filter(({ judgments }) => judgments > 0);
  const name = basename((judged.at(0) ?? files.at(0))?.file ?? 'ranking');
  return judged.length > 1 ? `${name} + ${String(judged.length - 1)}` : name;
}
