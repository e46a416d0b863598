import { TextDecoder } from '../../platform.ts';

/** What the file of a report begins with, by which it is known whatever it is called. */
const REPORT_START = '<!doctype html><!-- Caravan report 1 -->';

/** Bytes that tell whether a file is a report: those, behind a mark of the encoding. */
export const REPORT_START_BYTES = REPORT_START.length + 3;

/** Whether a file is a report, by its first bytes. */
export function isReport(start: Uint8Array): boolean {
  const text = new TextDecoder().decode(start.subarray(0, REPORT_START_BYTES));
  return text.replace(/^\uFEFF/, '').startsWith(REPORT_START);
}
