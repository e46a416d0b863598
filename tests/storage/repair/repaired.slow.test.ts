import { DEEP_KINDS, KINDS, oneOfEach } from '../damage-kinds.ts';
import { repairs } from './repairs.ts';

const all = [...KINDS, ...DEEP_KINDS];
repairs(all.filter((kind) => !oneOfEach(all).includes(kind)));
