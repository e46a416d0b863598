import { projects } from '../../state/project/projects.svelte.ts';
import { download } from '../../ui/controls/download.ts';

/** Saves a project as a file; what goes wrong is shown where the page tells of work on projects. */
export async function saveProject(id: string): Promise<void> {
  const file = await projects.save(id);
  if (file) download(file.name, file.blob);
}
