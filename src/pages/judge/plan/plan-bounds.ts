/** Comparisons that a field takes at the most. */
export const MAX_COMPARISONS = 1_000_000;
