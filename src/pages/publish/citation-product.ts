import { fileName } from '../../core/names/file-name.ts';
import { citationBibtex, citationCff, citationText } from '../../core/publish/citation.ts';
import type { Citation } from '../../core/publish/citation.ts';
import { settingsText } from '../../ui/text/settings-text.ts';
import type { Made } from './made.ts';
import type { Printed, PublishRequest } from './printed.ts';

/** How the ranking is cited, and Caravan. */
export function citationProduct(request: PublishRequest, printed: Printed): Made {
  const { format, data } = request;
  const { print } = printed;
  const cited = citedOf(request, printed);
  switch (format) {
    case 'bibtex': {
      const text = citationBibtex(cited, print.citation);
      return {
        kind: 'text',
        file: fileName(data.name, '.bib'),
        text,
        type: 'application/x-bibtex',
      };
    }
    case 'cff':
      // Programs look for this very name.
      return {
        ...{ kind: 'text', file: 'CITATION.cff', type: 'application/yaml' },
        text: citationCff(cited, print.citation),
      };
    default: {
      const text = citationText(cited, print.citation);
      return { kind: 'text', file: fileName(data.name, '.citation.txt'), text, type: 'text/plain' };
    }
  }
}

/** What the ranking is cited by. */
export function citedOf(
  { settings, data, fitted, day }: PublishRequest,
  { words, title, about }: Printed,
): Citation {
  return {
    ...{ title, day, about, authors: settings.authors, hash: data.hash },
    settings: settingsText(fitted, words),
    version: __APP_VERSION__,
  };
}
