/** What is loaded together for a reader of English. */
export { en } from './frame.ts';
export { failuresEn } from './failures/failures.ts';
