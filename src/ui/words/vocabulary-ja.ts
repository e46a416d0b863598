/** What is loaded together for a reader of Japanese. */
export { ja } from './ja.ts';
export { failuresJa } from './failures-ja.ts';
