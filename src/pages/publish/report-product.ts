import { fileName } from '../../core/names/file-name.ts';
import { base64Length } from '../../core/publish/report/base64.ts';
import { numbers } from '../../state/preferences/numbers.svelte.ts';
import { preferences } from '../../state/preferences/preferences.svelte.ts';
import { reportTextBytes } from '../../state/report/report.ts';
import { publishWords } from '../../words/publish/dialog.ts';
import type { Made } from './made.ts';
import type { PublishRequest } from './printed.ts';

/** The whole report as one file; how much larger questions and answers make it is said before. */
export async function reportProduct(request: PublishRequest): Promise<Made> {
  const { format, fit, data, language } = request;
  if (fit.stage !== 'done') return { kind: 'absent' };
  const { report: words } = publishWords(preferences.language);
  const bytes = format === 'report-texts' ? await reportTextBytes() : 0;
  const texts = bytes > 0 ? words.texts(numbers.write.bytes(base64Length(bytes))) : words.noTexts;
  const file = fileName(data.name, '.html');
  return {
    kind: 'package',
    file,
    lead: format === 'report-texts' ? `${words.lead} ${texts}` : words.lead,
    text: '',
    make: () => madeReport(file, language, bytes > 0),
  };
}

/** Its page comes when one is saved: half of it is a sampler. */
async function madeReport(
  file: string,
  language: 'en' | 'ja',
  hasTexts: boolean,
): Promise<Blob | null> {
  const [{ gatherReport }, { reportHtml }, { reportPage }] = await Promise.all([
    import('../../state/report/report.ts'),
    import('../../report/document.ts'),
    import('virtual:report-page'),
  ]);
  const gathered = await gatherReport(file, language, hasTexts);
  if (gathered === null) return null;
  const { facts, ...carried } = gathered;
  return new Blob([reportHtml(await reportPage, facts, carried)], { type: 'text/html' });
}
