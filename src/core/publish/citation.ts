/** What a ranking is cited by; texts in the words of the caller. */
export interface Citation {
  readonly title: string;
  /** One a line, as their own names are written; '' where nobody is named. */
  readonly authors: string;
  /** What is ranked, over what ± is, and whether the fit can be believed: whole sentences. */
  readonly about: string;
  /** The model with its priors. */
  readonly settings: string;
  /** SHA-256 of models and counts, hexadecimal. */
  readonly hash: string;
  /** Of Caravan. */
  readonly version: string;
  /** YYYY-MM-DD. */
  readonly day: string;
}

/** Names of what a citation says, in one language. */
export interface CitationWords {
  /** Who it is by, where nobody is named. */
  readonly anonymous: (title: string) => string;
  readonly model: (settings: string) => string;
  readonly madeWith: (version: string) => string;
  readonly data: (hash: string) => string;
  readonly message: string;
  /** What Caravan is, in a sentence. */
  readonly caravan: string;
}

/** Characters of the hash that a key or a badge has room for. */
export const SHORT_HASH = 8;

const CARAVAN = {
  title: 'Caravan: ranking language models from pairwise judgments',
  author: 'Caravan contributors',
  licence: 'Apache-2.0',
};

/** Two paragraphs to be read: the ranking, and Caravan. */
export function citationText(cited: Citation, words: CitationWords): string {
  const { title, about, settings, hash, version, day } = cleaned(cited);
  const by = authorsOf(cited).join(', ');
  const head = by === '' ? `${title} (${day}).` : `${by}: ${title} (${day}).`;
  return [
    paragraph([
      ...[head, about, words.model(settings)],
      ...[words.madeWith(version), words.data(hash)],
    ]),
    '',
    `${CARAVAN.author}: ${CARAVAN.title}. ${words.caravan} (${version}, ${CARAVAN.licence}).`,
    '',
  ].join('\n');
}

/** Two entries for BibTeX and biber. */
export function citationBibtex(cited: Citation, words: CitationWords): string {
  const { title, about, settings, hash, version, day } = cleaned(cited);
  const [year, month] = day.split('-');
  const authors = authorsOf(cited);
  const note = paragraph([about, words.model(settings), words.data(hash)]);
  return [
    ...entry('misc', `caravan-ranking-${hash.slice(0, SHORT_HASH)}`, [
      // In braces of their own, names are not taken apart, nor titles put into small letters.
      ['author', authors.length === 0 ? null : authors.map(braced).join(' and ')],
      ['title', braced(title)],
      ['year', year],
      ['month', String(Number(month))],
      ['howpublished', bibtexText(words.madeWith(version))],
      ['note', bibtexText(note)],
    ]),
    '',
    ...entry('misc', 'caravan', [
      ['author', braced(CARAVAN.author)],
      ['title', braced(CARAVAN.title)],
      ['year', year],
      ['version', bibtexText(version)],
      ['note', bibtexText(`${words.caravan} (${CARAVAN.licence}).`)],
    ]),
    '',
  ].join('\n');
}

/** A CITATION.cff of the ranking, Caravan among its references (Citation File Format 1.2.0). */
export function citationCff(cited: Citation, words: CitationWords): string {
  const { title, about, settings, hash, version, day } = cleaned(cited);
  const named = authorsOf(cited);
  const authors = named.length > 0 ? named : [words.anonymous(title)];
  return [
    'cff-version: 1.2.0',
    `message: ${quoted(words.message)}`,
    'type: dataset',
    `title: ${quoted(title)}`,
    'authors:',
    ...authors.map((name) => `  - name: ${quoted(name)}`),
    `date-released: ${quoted(day)}`,
    `abstract: ${quoted(paragraph([about, words.model(settings), words.madeWith(version)]))}`,
    'identifiers:',
    '  - type: other',
    `    value: ${quoted(`sha256:${hash}`)}`,
    `    description: ${quoted(words.data(hash))}`,
    'references:',
    '  - type: software',
    `    title: ${quoted(CARAVAN.title)}`,
    `    version: ${quoted(version)}`,
    `    license: ${CARAVAN.licence}`,
    '    authors:',
    `      - name: ${quoted(CARAVAN.author)}`,
    '',
  ].join('\n');
}

/** Sentences one after the other; a wide full stop has its own blank. */
function paragraph(sentences: readonly string[]): string {
  return sentences.reduce((text, next) => `${text}${text.endsWith('。') ? '' : ' '}${next}`);
}

function entry(
  kind: string,
  key: string,
  fields: readonly (readonly [name: string, value: string | null])[],
): string[] {
  const written = fields.flatMap(([name, value]) =>
    value === null ? [] : [`  ${name} = {${value}},`],
  );
  return [`@${kind}{${key},`, ...written, '}'];
}

function authorsOf({ authors }: Citation): string[] {
  return authors
    .split('\n')
    .map(plain)
    .filter((name) => name !== '');
}

function cleaned(cited: Citation): Citation {
  const { title, about, settings, hash, version, day } = cited;
  return {
    ...{ title: plain(title), about: plain(about), settings: plain(settings) },
    ...{ authors: cited.authors, hash, version, day },
  };
}

/** One line, without controls, halves of characters and the separators that YAML ends lines at. */
function plain(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\ufeff\ufffe\uffff]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What TeX takes for something else. BibTeX counts braces even behind a backslash. */
const TEX: Readonly<Record<string, string>> = {
  '\\': '{\\textbackslash}',
  '{': '{\\textbraceleft}',
  '}': '{\\textbraceright}',
  '~': '{\\textasciitilde}',
  '^': '{\\textasciicircum}',
  '"': '{\\textquotedbl}',
  '<': '{\\textless}',
  '>': '{\\textgreater}',
  '|': '{\\textbar}',
  '±': '{\\textpm}',
  '−': '{$-$}',
};

/** Text as a value between braces prints it, letters beyond ASCII left as they are. */
export function bibtexText(text: string): string {
  return text.replace(/[\\{}~^"<>|±−$&#_%]/g, (char) => TEX[char] ?? `\\${char}`);
}

function braced(text: string): string {
  return `{${bibtexText(text)}}`;
}

/** A flow scalar in double quotes, of which JSON's strings are a part (YAML 1.2, 7.3.1). */
function quoted(text: string): string {
  return JSON.stringify(text);
}
