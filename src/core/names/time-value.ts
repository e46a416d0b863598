/** Seconds since 1970 below this are before 1973, when nobody judged models: another number. */
const MIN_SECONDS = 1e8;
/** Numbers from here on are milliseconds, microseconds and nanoseconds: seconds would be after 5000. */
const MILLISECONDS = 1e11;
const MICROSECONDS = 1e14;
const NANOSECONDS = 1e17;

/** A date, with or without the time of day; of that, zone or no zone. */
const DATE =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?)?$/iu;

/**
 * Milliseconds since 1970; null where a value is no time. Dates begin with the year, since others
 * are written with the month first as well as last; without a zone they are of UTC, so that a file
 * says the same everywhere.
 */
export function timeIn(value: unknown): number | null {
  if (typeof value === 'number') return timeOfNumber(value);
  if (typeof value !== 'string') return null;
  const text = value.trim();
  const date = DATE.exec(text);
  if (date !== null) return timeOfDate(date);
  return /^\d+(\.\d+)?$/.test(text) ? timeOfNumber(Number(text)) : null;
}

function timeOfNumber(value: number): number | null {
  if (!Number.isFinite(value) || value < MIN_SECONDS) return null;
  if (value < MILLISECONDS) return value * 1e3;
  if (value < MICROSECONDS) return value;
  return value < NANOSECONDS ? value / 1e3 : value / 1e6;
}

function timeOfDate([, ...parts]: RegExpExecArray): number | null {
  const [year, month, day, hour = 0, minute = 0, second = 0] = parts
    .slice(0, 6)
    .map((part: string | undefined) => Number(part ?? 0));
  const fraction = Number(`0.${parts.at(6) ?? '0'}`);
  const time = Date.UTC(year, month - 1, day, hour, minute, second) + fraction * 1e3;
  // The 31st of June is the 1st of July to Date.
  const isThere =
    month >= 1 && month <= 12 && new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
  return isThere && hour < 24 && minute < 60 && second <= 60 ? time - offsetOf(parts.at(7)) : null;
}

/** Of a zone such as +09:00, in milliseconds. */
function offsetOf(zone: string | undefined): number {
  const found = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '');
  if (found === null) return 0;
  const minutes = Number(found[2]) * 60 + Number(found[3]);
  return (found[1] === '-' ? -1 : 1) * minutes * 60_000;
}
