/** What is loaded together for a reader of English. */
export { en } from './en.ts';
export { failuresEn } from './failures-en.ts';
