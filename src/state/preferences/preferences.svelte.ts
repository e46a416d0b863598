import type { Intervals } from '../../core/posterior/ranking/summary.ts';
import type { RatingScale } from '../../core/posterior/ranking/scale.ts';
import { DEFAULT_SCALE } from '../../core/posterior/ranking/scale.ts';
import { loadVocabulary } from '../../words/vocabulary.ts';
import type { Vocabulary } from '../../words/vocabulary.ts';
import type { Language } from '../../words/language.ts';
export type LargeTexts = 'ask' | 'keep' | 'leave';
export type Theme = 'system' | 'light' | 'dark';

interface Stored {
  readonly language: Language | null;
  readonly theme: Theme;
  readonly scale: RatingScale;
  readonly showLogOdds: boolean;
  /** Probability of the narrow interval, 0…1. */
  readonly interval: number;
  /** Draws per chain that new data open with at most; null: as many as suit them. */
  readonly mostDraws: number | null;
  /** Whether answers are shown with the formatting of their Markdown. */
  readonly formatsTexts: boolean;
  /** What becomes of the texts of large files. */
  readonly largeTexts: LargeTexts;
  /** Mappings of tables that were used, as they are stored: `used-mappings` has what is sound. */
  readonly mappings: readonly unknown[];
  /** Whether the browser was asked to keep what is stored here. */
  readonly hasAskedToPersist: boolean;
}

const KEY = 'caravan.preferences';
const DEFAULTS: Stored = {
  language: null,
  theme: 'system',
  scale: DEFAULT_SCALE,
  showLogOdds: false,
  interval: 0.68,
  mostDraws: null,
  formatsTexts: true,
  largeTexts: 'ask',
  mappings: [],
  hasAskedToPersist: false,
};
/** Probability of the thin interval line, everywhere. */
export const WIDE_INTERVAL = 0.95;

/**
 * How this reader likes to see things. Kept in localStorage because language and theme must be
 * known before the first paint; without storage they last for the visit.
 */
class Preferences {
  #stored = $state.raw<Stored>(DEFAULTS);
  /** `?lang=` of this visit, which wins over the stored choice. */
  readonly #asked = languageOf(new URLSearchParams(location.search).get('lang'));
  #vocabulary = $state.raw<Vocabulary | null>(null);

  readonly words = $derived(loaded(this.#vocabulary).words);
  readonly failures = $derived(loaded(this.#vocabulary).failures);
  /** The language of the words. */
  readonly language = $derived<Language>(this.words.language);
  readonly theme = $derived(this.#stored.theme);
  readonly scale = $derived(this.#stored.scale);
  readonly showLogOdds = $derived(this.#stored.showLogOdds);
  readonly interval = $derived(this.#stored.interval);
  readonly intervals: Intervals = $derived({ narrow: this.interval, wide: WIDE_INTERVAL });
  readonly mostDraws = $derived(this.#stored.mostDraws);
  readonly formatsTexts = $derived(this.#stored.formatsTexts);
  readonly largeTexts = $derived(this.#stored.largeTexts);
  readonly mappings = $derived(this.#stored.mappings);
  readonly hasAskedToPersist = $derived(this.#stored.hasAskedToPersist);

  /** Reads what is stored and loads the words; nothing can be shown before. */
  async start(): Promise<void> {
    this.#stored = read();
    const language = this.#asked ?? this.#stored.language ?? browserLanguage();
    this.#vocabulary = await loadVocabulary(language);
  }

  async setLanguage(language: Language): Promise<void> {
    this.change({ language });
    this.#vocabulary = await loadVocabulary(language);
  }

  change(part: Partial<Stored>): void {
    this.#stored = { ...this.#stored, ...part };
    try {
      localStorage.setItem(KEY, JSON.stringify(this.#stored));
    } catch {
      // Storage refused (private window, full disk): the choice lasts for this visit.
    }
  }
}

export const preferences = new Preferences();

function loaded(vocabulary: Vocabulary | null): Vocabulary {
  if (vocabulary === null) throw new Error('The words are loaded before the page is mounted.');
  return vocabulary;
}

function languageOf(text: string | null): Language | null {
  return text === 'ja' || text === 'en' ? text : null;
}

function browserLanguage(): Language {
  const known = navigator.languages.map((tag) => languageOf(tag.slice(0, 2)));
  return known.find((language) => language !== null) ?? 'en';
}

function read(): Stored {
  try {
    const text = localStorage.getItem(KEY);
    const found: unknown = text === null ? null : JSON.parse(text);
    return typeof found === 'object' && found !== null ? checked(found) : DEFAULTS;
  } catch {
    return DEFAULTS;
  }
}

/** Takes what is sound in a stored object and the default for the rest. */
function checked(found: Partial<Record<keyof Stored, unknown>>): Stored {
  const { theme, interval, scale, largeTexts, mostDraws } = found;
  const center = (scale as Partial<RatingScale> | undefined)?.center;
  const perTenfold = (scale as Partial<RatingScale> | undefined)?.perTenfold;
  return {
    language: typeof found.language === 'string' ? languageOf(found.language) : null,
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    scale: {
      center: isFinite(center) ? center : DEFAULT_SCALE.center,
      perTenfold: isFinite(perTenfold) && perTenfold > 0 ? perTenfold : DEFAULT_SCALE.perTenfold,
    },
    showLogOdds: found.showLogOdds === true,
    mostDraws: isFinite(mostDraws) && mostDraws >= 100 ? Math.round(mostDraws) : null,
    formatsTexts: found.formatsTexts !== false,
    largeTexts: largeTexts === 'keep' || largeTexts === 'leave' ? largeTexts : 'ask',
    mappings: Array.isArray(found.mappings) ? found.mappings : [],
    hasAskedToPersist: found.hasAskedToPersist === true,
    interval: isFinite(interval) && interval > 0 && interval < 1 ? interval : DEFAULTS.interval,
  };
}

function isFinite(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
