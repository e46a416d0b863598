import { describe, it } from 'vitest';
import { expectReadOrSaid } from './damaged.ts';

describe('a damaged table', () => {
  it.each([512])('gives what SQLite reads of it, or says so: pages of %i bytes', expectReadOrSaid);
});
