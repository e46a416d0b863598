import { startReport } from './report-page.ts';
import { serveFits } from './fit-worker.ts';

// One script is both: the page starts it once more as a worker, from memory.
if (typeof document === 'undefined') serveFits();
else startReport(document.currentScript?.textContent ?? '');
