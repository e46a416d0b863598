/** What is loaded together for a reader of Japanese. */
export { ja } from './frame.ts';
export { failuresJa } from './failures/failures.ts';
