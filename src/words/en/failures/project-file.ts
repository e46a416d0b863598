import type { ProjectFileFailure } from '../../../core/failure.ts';

/** Why a project can’t be opened from a file or saved as one, and what to do, in English. */
export function projectFileEn({ reason }: ProjectFileFailure): string {
  switch (reason) {
    case 'damaged':
      return 'This project file is incomplete or has been changed. Nothing was opened, and your projects are as they were. Get the file again, or save it once more where it came from.';
    case 'newer':
      return 'This project file was written by a newer version of Caravan. Nothing was opened. Get the newest version, then open the file again.';
    case 'backup':
      return 'This file is a backup of everything that a browser held, not a project file. Restore it under “Backup” in Settings.';
    case 'no-project':
      return 'This file is not a Caravan project. Choose a file whose name ends in .caravan.';
    case 'no-room':
      return 'The browser’s storage is too full for this project. Nothing was opened, and your projects are as they were. Delete a project or texts you don’t need, then open the file again.';
    case 'too-large':
      return 'A project file holds at most 4 GB, and this project is larger. On the Data page, delete texts you don’t need, then save it again.';
  }
}
