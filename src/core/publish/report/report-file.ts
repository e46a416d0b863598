import { base64, bytesOf } from './base64.ts';

/** The places of the built page that a report fills, each once. */
export const PLACES = {
  language: '__LANGUAGE__',
  title: '__TITLE__',
  body: '__BODY__',
  facts: '__FACTS__',
  judgments: '__JUDGMENTS__',
  project: '__PROJECT__',
} as const;

/** What fills them; title and body as HTML, facts as JSON without `<`. */
export interface ReportParts {
  readonly language: 'en' | 'ja';
  readonly title: string;
  readonly body: string;
  readonly facts: string;
  /** A JudgmentTable (table/table-bytes.ts); null where there are counts alone. */
  readonly judgments: Uint8Array | null;
  /** A project file; null where none is carried. */
  readonly project: Uint8Array | null;
}

/** Ids of the elements that hold what is carried. */
export const CARRIED = {
  facts: 'carried-facts',
  judgments: 'carried-judgments',
  project: 'carried-project',
} as const;

const PROJECT_BEGINS = `id="${CARRIED.project}">`;

/**
 * The whole file.
 * @param page as .setup/report-page.ts builds it
 */
export function reportFile(page: string, parts: ReportParts): string {
  const written: Readonly<Record<keyof typeof PLACES, string>> = {
    ...parts,
    judgments: parts.judgments === null ? '' : base64(parts.judgments),
    project: parts.project === null ? '' : base64(parts.project),
  };
  const names = Object.entries(PLACES) as [keyof typeof PLACES, string][];
  const place = new RegExp(names.map(([, sign]) => sign).join('|'), 'g');
  // The script behind the places may name them.
  const script = page.indexOf('<script>');
  const filled = script < 0 ? page.length : script;
  // In one pass, so that no place in what is filled in is filled itself.
  const head = page.slice(0, filled).replace(place, (sign) => {
    const name = names.find(([, own]) => own === sign)?.[0];
    return name === undefined ? sign : written[name];
  });
  return head + page.slice(filled);
}

/**
 * The project file that a report carries, equal to the byte; null where it carries none, or where
 * what is carried is damaged.
 */
export function projectIn(report: string): Uint8Array<ArrayBuffer> | null {
  // Names stand in the file with their `<` written as others, so that only the element itself has this.
  const from = report.indexOf(PROJECT_BEGINS);
  if (from < 0) return null;
  const start = from + PROJECT_BEGINS.length;
  const text = report.slice(start, report.indexOf('<', start)).trim();
  return text === '' ? null : bytesOf(text);
}
