import { describe } from 'vitest';
import { halves, tellsOf } from './damage-told.ts';

describe('damage', () => {
  tellsOf(...halves(1));
});
