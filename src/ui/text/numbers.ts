import { SEPARATED } from '../../core/limits.ts';
import { logOddsToRating } from '../../core/posterior/ranking/scale.ts';
import type { RatingScale } from '../../core/posterior/ranking/scale.ts';

/** Writes numbers with the precision they deserve. */
export interface NumberWriter {
  /** 12,345 */
  whole(value: number): string;
  /** Fixed number of decimals. */
  fixed(value: number, decimals: number): string;
  /**
   * A probability from a share of draws: never a bare 0% or 100%, which no number of draws shows,
   * and 95% only from there on, so that nothing reads as separated that is not (nor 5%).
   */
  probability(p: number): string;
  /** A share of counted things, whole percent: but 0% only for none, and 100% only for all. */
  percent(share: number): string;
  /** A strength on the reader's scale: 1,520 or 3.00. */
  strength(logOdds: number): string;
  /** A difference or half-width on the reader's scale, unsigned: 48 or 0.28. */
  width(logOdds: number): string;
  /** A difference on the reader's scale, signed: +28 or −0.16. */
  difference(logOdds: number): string;
  duration(milliseconds: number): string;
  bytes(bytes: number): string;
  /** In the reader's language. */
  date(milliseconds: number): string;
  /** In the reader's language: a, b and c. */
  list(items: readonly string[]): string;
  /** The first of them, and how many more there are, in a list of its own words: a, b and 3 more. */
  listed(items: readonly string[], max: number, more: (count: string) => string): string;
}

export interface StrengthScale {
  readonly scale: RatingScale;
  readonly showLogOdds: boolean;
}

/**
 * @param locale BCP 47 tag
 * @param strengths the scale that strengths are written in
 */
export function numberWriter(locale: string, { scale, showLogOdds }: StrengthScale): NumberWriter {
  const whole = (value: number): string => fixed(value, 0);
  const list = (items: readonly string[]) => new Intl.ListFormat(locale).format(items);
  const points = (logOdds: number) => (logOdds * scale.perTenfold) / Math.LN10;
  const decimals = showLogOdds ? 2 : 0;
  const inScale = (logOdds: number) => (showLogOdds ? logOdds : points(logOdds));
  const probability = (p: number): string => {
    if (p > 0.999) return '>99.9%';
    if (p < 0.001) return '<0.1%';
    if (roundsToSeparated(p)) return `${fixed(Math.min(p * 100, BELOW_SEPARATED), 1)}%`;
    if (roundsToSeparated(1 - p)) return `${fixed(Math.max(p * 100, 100 - BELOW_SEPARATED), 1)}%`;
    return `${fixed(p * 100, p > 0.99 || p < 0.01 ? 1 : 0)}%`;
  };
  return {
    whole,
    fixed,
    probability,
    percent: (share) => {
      const fromHalf = Math.abs(share - 0.5);
      // Sums of shares miss 0 and 1 by their rounding.
      const isAlmost = fromHalf > 0.495 && fromHalf < 0.5 - 1e-9;
      return isAlmost ? probability(share) : `${whole(share * 100)}%`;
    },
    strength: (logOdds) => fixed(showLogOdds ? logOdds : logOddsToRating(logOdds, scale), decimals),
    width: (logOdds) => {
      const width = Math.abs(inScale(logOdds));
      // What rounds to nothing would claim certainty: then the first digit that counts.
      const needed = width > 0 ? Math.ceil(-Math.log10(width) - Math.log10(1.05)) : 0;
      return fixed(width, Math.max(decimals, Math.min(needed, 6)));
    },
    difference: (logOdds) => {
      const text = fixed(inScale(logOdds), decimals);
      return text.startsWith('−') || /^[0.]+$/.test(text) ? text : `+${text}`;
    },
    duration: (ms) => {
      if (ms < 1000) return `${whole(ms)} ms`;
      if (ms < 60_000) return `${fixed(ms / 1000, 1)} s`;
      return `${whole(Math.floor(ms / 60_000))} min ${whole((ms / 1000) % 60)} s`;
    },
    bytes: (bytes) => {
      const step = [
        [1e9, 'GB'],
        [1e6, 'MB'],
        [1e3, 'kB'],
      ] as const;
      const [unit, name] = step.find(([size]) => bytes >= size) ?? ([1, 'B'] as const);
      return `${String(Number((bytes / unit).toPrecision(3)))} ${name}`;
    },
    date: (ms) => new Date(ms).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' }),
    list,
    listed: (items, max, more) => {
      const rest = items.length - max;
      return list(rest > 0 ? [...items.slice(0, max), more(whole(rest))] : items);
    },
  };
}

/** The largest percentage with one decimal that is below the threshold. */
const BELOW_SEPARATED = SEPARATED * 100 - 0.1;

/** Whether whole percent would raise it to the threshold. Shares may be of single precision. */
function roundsToSeparated(p: number): boolean {
  return Math.fround(p) < Math.fround(SEPARATED) && Math.round(p * 100) >= SEPARATED * 100;
}

/**
 * Fixed decimals with grouped thousands and a true minus. English and Japanese write numbers
 * alike, so this does without Intl, whose first use holds the page for tens of milliseconds.
 */
function fixed(value: number, decimals: number): string {
  const digits = Math.abs(value)
    .toFixed(decimals)
    .replace(/\B(?=(\d{3})+(\.|$))(?<!\.\d*)/g, ',');
  return value < 0 && /[1-9]/.test(digits) ? `−${digits}` : digits;
}
