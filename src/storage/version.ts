/** Of the database: raised by one with every change; each step in migrations.ts leads to the next. */
export const VERSION = 10;

/** The last version that changed a record: by it files say which pages can read theirs. */
export const RECORDS_VERSION = 9;
