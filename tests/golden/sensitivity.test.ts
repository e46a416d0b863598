import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scaleParts, sensitivityOf } from '../../src/core/posterior/prior/sensitivity.ts';

/* The cases and the program that made them, sensitivity.R, are in tests/golden/engine. */
const ROOT = new URL('engine/', import.meta.url).pathname;

interface Case {
  values: number[];
  logPrior: number[];
  logLikelihood: number[];
  prior: number;
  likelihood: number;
}

describe('power-scaling sensitivity as its definition gives it in another program', () => {
  const names = readdirSync(ROOT).filter((name) => /^sensitivity-.*\.json$/.test(name));
  it.each(names)('%s', (name) => {
    const given = JSON.parse(readFileSync(ROOT + name, 'utf8')) as Case;
    const scaled = scaleParts(
      Float64Array.from(given.logPrior),
      Float64Array.from(given.logLikelihood),
    );
    const found = sensitivityOf(Float64Array.from(given.values), scaled);
    expect(found.prior).toBeCloseTo(given.prior, 8);
    expect(found.likelihood).toBeCloseTo(given.likelihood, 8);
    const diagnosis = {
      'sensitivity-weak-prior.json': null,
      'sensitivity-conflict.json': 'prior-data-conflict',
      'sensitivity-strong-prior.json': 'strong-prior',
    }[name];
    if (diagnosis !== undefined) expect(found.diagnosis).toBe(diagnosis);
  });
});
