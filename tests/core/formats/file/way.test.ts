import { expect, it } from 'vitest';
import { nextWay } from '../../../../src/core/formats/file/way.ts';

it('counts strong verdicts otherwise without forgetting how else a file is read', () => {
  const before = { format: 'arena-hard', baseline: 'base' } as const;
  const published = nextWay(before, { grades: 'as-published' });
  expect(published).toEqual({ ...before, grades: 'as-published' });
  expect(nextWay({}, { grades: 'collapse' })).toEqual({ grades: 'collapse' });
  expect(nextWay(published, { format: 'arena-hard-v2' })).toEqual({ format: 'arena-hard-v2' });
  expect(nextWay(published, {})).toEqual({});
  const hidden = nextWay(published, { sides: 'unknown' });
  expect(hidden).toEqual({ ...before, grades: 'as-published', sides: 'unknown' });
});
