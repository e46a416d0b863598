import { it } from 'vitest';
import { KINDS, oneOfEach } from '../../storage/damage-kinds.ts';
import { opensWhatWasOpen, starts } from './damaged-starts.ts';

it('a sound database opens with what was open last', opensWhatWasOpen);
it.each(oneOfEach(KINDS))('the page starts whatever is damaged (%s: %s)', starts);
