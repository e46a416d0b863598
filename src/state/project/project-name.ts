import type { ProjectRecord } from '../../storage/records.ts';
import { preferences } from '../preferences/preferences.svelte.ts';

/** What a project is called: by the reader's words as long as nobody has named it. */
export function projectName({ name, sample }: Pick<ProjectRecord, 'name' | 'sample'>): string {
  const { newName, practice } = preferences.words.project;
  if (name !== '') return name;
  return sample === 'practice' ? practice : newName;
}
