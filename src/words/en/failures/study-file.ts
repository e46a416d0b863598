import type { StudyFileFailure } from '../../../core/failure.ts';

/** Why a rater’s result file can’t be read, and what to do, in English. */
export function studyFileEn({ reason }: StudyFileFailure): string {
  switch (reason) {
    case 'damaged':
      return 'This result file is incomplete or has been changed. None of it was used, and the verdicts already here are as they were. Ask the rater to save it again.';
    case 'newer':
      return 'This result file was written by a newer version of Caravan. None of it was used. Get the newest version, then open the file again.';
    case 'other-project':
      return 'This result file belongs to a study that is not in this project. Nothing was changed. Open the project in which the study was made, then open the file again.';
    case 'older':
      return 'This result file, or one that this rater saved later, has already been read. Nothing was changed.';
    case 'elsewhere':
      return 'This study is in use in another tab. Close it there, then open the file again.';
  }
}
