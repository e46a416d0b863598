/** What the address of Inspect calls what is asked for besides conditions. */
export const INSPECT_NAMES = [
  ...['left', 'right', 'question', 'outcome', 'text'],
  ...['order', 'disagrees', 'corrected', 'from', 'row', 'view'],
  ...['finding', 'of', 'with'],
] as const;
