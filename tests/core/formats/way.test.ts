import { expect, it } from 'vitest';
import { wayAfter } from '../../../src/core/formats/way.ts';

it('counts strong verdicts otherwise without forgetting how else a file is read', () => {
  const before = { format: 'arena-hard', baseline: 'base' } as const;
  const published = wayAfter(before, { grades: 'as-published' });
  expect(published).toEqual({ ...before, grades: 'as-published' });
  expect(wayAfter(undefined, { grades: 'collapse' })).toEqual({ grades: 'collapse' });
  expect(wayAfter(published, { format: 'arena-hard-v2' })).toEqual({ format: 'arena-hard-v2' });
  expect(wayAfter(published, {})).toEqual({});
});
