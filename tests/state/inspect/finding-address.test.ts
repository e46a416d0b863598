import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FINDINGS, findingOf } from '../../../src/core/overview/finding.ts';
import { ANY_JUDGMENT } from '../../../src/core/overview/judgment-list.ts';
import { inspectHref } from '../../../src/state/inspect/inspect-query.ts';
import { readQuery } from '../../../src/state/inspect/read-query.ts';

const read = (href: string) => readQuery(new URLSearchParams(href.split('?').slice(1).join('?')));

it('is read back as it was written, whatever the names', () => {
  const name = fc.string({ minLength: 1, unit: 'binary' });
  fc.assert(
    fc.property(fc.constantFrom(...FINDINGS), fc.option(name), name, (what, judge, other) => {
      const filter = { ...ANY_JUDGMENT, finding: findingOf(what, judge, other) };
      expect(read(inspectHref(filter)).filter).toEqual(filter);
    }),
  );
});

it('is short, and what is none of them is no finding', () => {
  const finding = { what: 'agree', judge: 'gpt-4', other: 'human' } as const;
  expect(inspectHref({ finding })).toBe('#inspect?finding=agree&of=gpt-4&with=human');
  expect(read('#inspect?finding=flip').filter.finding).toEqual({
    ...{ what: 'flip', judge: null, other: null },
  });
  expect(read('#inspect?finding=agree&of=gpt-4').filter).toEqual(ANY_JUDGMENT);
});
