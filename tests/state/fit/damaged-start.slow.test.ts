import { it } from 'vitest';
import { KINDS, oneOfEach } from '../../storage/damage-kinds.ts';
import { starts } from './damaged-starts.ts';

const others = KINDS.filter((kind) => !oneOfEach(KINDS).includes(kind));
it.each(others)('the page starts whatever is damaged (%s: %s)', starts);
