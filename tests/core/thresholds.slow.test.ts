import { describe } from 'vitest';
import { limitTests } from './limit-tests.ts';
import { SLOW_LIMITS } from './slow-limits.ts';

const { bothSides } = limitTests();

describe.each(Object.entries(SLOW_LIMITS))('%s', (_, cases) => bothSides(cases));
