import { startReport } from './report-page.ts';
import { serveFits } from './fit-worker.ts';
import { serveTexts } from './text-worker.ts';

// One script is both: the page starts it once more as a worker, from memory.
if (typeof document === 'undefined') {
  serveFits();
  serveTexts();
} else startReport(document.currentScript?.textContent ?? '');
