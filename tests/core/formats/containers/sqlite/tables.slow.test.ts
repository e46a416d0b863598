import { describe, it } from 'vitest';
import { PAGE_SIZES } from './random-database.ts';
import { expectAsSqlite, SOME_SIZES } from './as-sqlite.ts';

describe('the rows of any table', () => {
  it.each(PAGE_SIZES.filter((size) => !SOME_SIZES.includes(size)))(
    'are what SQLite reads, on pages of %i bytes',
    expectAsSqlite,
  );
});
