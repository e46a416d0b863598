import type { StanProblem } from '../../core/stan/read-draws.ts';
import { counted, whole } from './grammar.ts';

/** Leaving for CmdStan and coming back, in English. */
export const stan = {
  title: 'CmdStan',
  purpose:
    'For models that outgrow the browser: save the program and data with “Publish”, under “Files”, run CmdStan elsewhere, and read its draws (one CSV file per chain) back here. They are assumed to belong to the data and model now shown.',
  read: 'Read CmdStan’s draws',
  problem: (problem: StanProblem): string => {
    switch (problem.kind) {
      case 'no-draws':
        return `${problem.file}: it contains no draws. Choose the CSV files that “sample” wrote.`;
      case 'widened':
        return `${problem.file}: Caravan saved these draws with intervals over questions or raters like these, which would be widened once more here. Save them over these questions alone.`;
      case 'missing-column':
        return `${problem.file}: the column ${problem.column} is missing. Choose the model the program was saved with, then read the file again.`;
      case 'other-model':
        return `${problem.file}: it has ${problem.column}, which the model or data now shown do not have. Open the ones it was made for, then read it again.`;
      case 'bad-number':
        return `${problem.file}, line ${problem.line}: ${problem.column} is “${problem.value}”, not a number. Choose the complete file.`;
      case 'not-sum-to-zero':
        return `${problem.file}, line ${problem.line}: the strengths do not sum to zero, so this is another program’s output. Choose draws of a program saved here.`;
      case 'other-length':
        return `${problem.file}: it has ${counted(problem.draws, 'draw')} where the others have ${whole(problem.expected)}. Choose chains of equal length.`;
    }
  },
};
