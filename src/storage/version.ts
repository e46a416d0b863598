/** Raised by one with every change of a record; each step in migrations.ts leads to the next. */
export const VERSION = 9;
