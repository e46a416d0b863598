import type { NewSource } from './source-inputs.svelte.ts';

/** Takes up files that the user opens; the code for that comes with the first of them. */
export async function openFiles(files: readonly NewSource[]): Promise<void> {
  const { offer } = await import('./offer.svelte.ts');
  await offer.take(files);
}
