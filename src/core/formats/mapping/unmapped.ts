import type { Format } from '../record/format.ts';

/**
 * Asked for by name, it makes a table of any kind show its columns and first rows instead of being
 * read, so that a mapping can be chosen for it. FileRows does that; it claims nothing by itself.
 */
export const unmapped: Format = { id: 'mapped', claims: () => false, read: () => null };
