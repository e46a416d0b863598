/** Comparisons that a field takes at the most. */
export const MOST_COMPARISONS = 1_000_000;
