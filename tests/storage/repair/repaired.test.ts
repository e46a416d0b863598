import { it } from 'vitest';
import { DEEP_KINDS, KINDS, oneOfEach } from '../damage-kinds.ts';
import { repairs, takesAlong } from './repairs.ts';

repairs(oneOfEach([...KINDS, ...DEEP_KINDS]));
it('a damaged project takes along as a file all that names it', takesAlong);
