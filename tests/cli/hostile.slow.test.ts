import { it } from 'vitest';
import { areText, slices } from './hostile-files.ts';

it('as text, with every report', () => areText(...slices, '--checks', '--within', '20'));
