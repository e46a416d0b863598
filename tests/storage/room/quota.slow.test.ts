import { fillsUp } from './fills-up.ts';
import { FAULTS } from './full-disk.ts';

fillsUp(FAULTS.filter((fault) => fault !== 'of a request'));
