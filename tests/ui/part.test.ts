import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { CaravanError } from '../../src/core/failure.ts';
import { detailsOf } from '../../src/ui/parts/error-details.ts';
import { reasonOf } from '../../src/ui/parts/error-reason.ts';
import PartFailure from '../../src/ui/parts/PartFailure.svelte';

describe('a part that failed', () => {
  it('says which and why, and offers to build it anew', () => {
    const props = { name: 'Ranks', error: new Error('<b>no draws</b>'), onagain: () => undefined };
    const { body } = render(PartFailure, { props });
    expect(body).toContain('role="alert"');
    expect(body).toContain('“Ranks” could not be shown.');
    expect(body).toContain('&lt;b>no draws&lt;/b>');
    expect(body).toContain('Try again');
  });

  it('whose code did not come offers to reload', () => {
    const { body } = render(PartFailure, { props: { name: 'Runs', error: new Error('404') } });
    expect(body).toContain('“Runs” could not be loaded.');
    expect(body).toContain('Reload');
    expect(body).not.toContain('Try again');
  });
});

describe('the details of an error', () => {
  it('hold the version, the place, the facts and the stack, and an end', () => {
    const error = new CaravanError({ kind: 'not-finite', what: 'density' });
    const text = detailsOf('Caravan 1.2.3: Ranks', error);
    expect(text).toMatch(/^Caravan 1\.2\.3: Ranks\n/);
    expect(text).toContain('{"kind":"not-finite","what":"density"}');
    expect(text).toContain('part.test.ts');
    expect(detailsOf('Ranks', 'x'.repeat(1e6)).length).toBe(10_000);
  });

  it('are there whatever was thrown', () => {
    for (const thrown of [undefined, null, 7, 'why', { a: 1 }, Symbol('s')])
      expect(detailsOf('here', thrown)).toContain(reasonOf(thrown));
  });
});
