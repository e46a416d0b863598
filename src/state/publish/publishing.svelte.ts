import type { LinkPart } from '../../core/publish/link/link-parts.ts';
import type { TableColumnId } from '../../core/publish/table.ts';
import type { Language } from '../../words/language.ts';
import { session } from '../fit/session.svelte.ts';
import { openProject } from '../project/open-project.svelte.ts';
import { noEntries, withEntry, withoutEntry } from './entries.ts';

export const PRODUCTS = [
  'figure',
  'table',
  'badge',
  'citation',
  'report',
  'link',
  'draws',
  'files',
] as const;
export type Product = (typeof PRODUCTS)[number];

/** In what each can be had; the first is what it opens with. */
export const FORMATS = {
  figure: ['svg', 'png'],
  table: ['markdown', 'latex', 'html', 'csv'],
  badge: ['svg', 'markdown'],
  citation: ['text', 'bibtex', 'cff'],
  report: ['report', 'report-texts'],
  link: ['link', 'link-pairs'],
  draws: ['cmdstan', 'parquet'],
  files: ['result-json', 'result-csv', 'stan', 'stan-data', 'project'],
} as const;
export type Format = (typeof FORMATS)[Product][number];

/** What reckons without the coefficients of style: it is had only of strengths that are not adjusted. */
const UNADJUSTED: ReadonlySet<Product | Format> = new Set(['stan', 'stan-data']);

/** How a ranking is published. Texts are as they were typed. */
export interface PublishSettings {
  readonly product: Product;
  /** Of each product that was given another than its first. */
  readonly formats: Partial<Readonly<Record<Product, Format>>>;
  /** Pixels to each of the picture's own. */
  readonly times: 1 | 2 | 3 | 4;
  /** Null as long as nobody has written another. */
  readonly title: string | null;
  readonly subtitle: string;
  readonly source: string | null;
  readonly authors: string;
  /** Printed names by the names in the data, of models that were given one. */
  readonly names: ReadonlyMap<string, string>;
  /** So many models at the most; null as long as nobody has chosen. */
  readonly first: number | 'all' | null;
  /** So many models in a link, those ranked first. */
  readonly linked: number | 'all';
  /** Beside rank and model. */
  readonly columns: readonly TableColumnId[];
  /** Null for the reader's own. */
  readonly language: Language | null;
  readonly theme: 'light' | 'dark';
  readonly form: 'page' | 'column' | 'slide';
  /** The model of the badge, by its name in the data; null for the best. */
  readonly model: string | null;
}

export const UNCHANGED: PublishSettings = {
  product: 'figure',
  formats: {},
  times: 2,
  title: null,
  subtitle: '',
  source: null,
  authors: '',
  names: noEntries(),
  first: null,
  linked: 'all',
  columns: ['rating', 'stronger'],
  language: null,
  theme: 'light',
  form: 'page',
  model: null,
};

/** How each project is published, for as long as the page is open. */
class Publishing {
  #own = $state.raw<ReadonlyMap<string, PublishSettings>>(noEntries());

  readonly #chosen = $derived(this.#own.get(openProject.id) ?? UNCHANGED);

  /** Whether the ranking on screen is adjusted for style, of which not all can be had. */
  readonly isAdjusted = $derived(session.data?.counts.styled !== undefined);
  readonly products = $derived(PRODUCTS.filter((product) => this.#isHad(product)));
  /** Of the open project. */
  readonly settings = $derived(
    this.#isHad(this.#chosen.product)
      ? this.#chosen
      : { ...this.#chosen, product: UNCHANGED.product },
  );
  /** In what the product that is looked at can be had. */
  readonly formats = $derived(
    FORMATS[this.settings.product].filter((format) => this.#isHad(format)),
  );
  readonly format = $derived(
    this.formats.find((format) => format === this.settings.formats[this.settings.product]) ??
      FORMATS[this.settings.product][0],
  );
  /** Whether there is anything to set back. */
  readonly isChanged = $derived(this.#chosen !== UNCHANGED);

  change(part: Partial<PublishSettings>): void {
    this.#own = withEntry(this.#own, openProject.id, { ...this.settings, ...part });
  }

  chooseFormat(format: Format): void {
    const { product, formats } = this.settings;
    this.change({ formats: { ...formats, [product]: format } });
  }

  /** What a link carries. */
  carry({ first, hasQuestions }: LinkPart): void {
    this.change({ linked: first ?? 'all' });
    this.chooseFormat(hasQuestions ? 'link' : 'link-pairs');
  }

  /** @param printed '' for the name that the model has anyway */
  rename(model: string, printed: string): void {
    const { names } = this.settings;
    const isUsual = printed.trim() === '';
    this.change({ names: isUsual ? withoutEntry(names, model) : withEntry(names, model, printed) });
  }

  /** All settings as they were; what is looked at stays. */
  reset(): void {
    const { product, formats } = this.settings;
    this.#own = withEntry(this.#own, openProject.id, { ...UNCHANGED, product, formats });
  }

  #isHad(what: Product | Format): boolean {
    return !(this.isAdjusted && UNADJUSTED.has(what));
  }
}

export const publishing = new Publishing();
