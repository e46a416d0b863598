import type { StanProblem } from '../../core/stan/read-draws.ts';

/** Leaving for CmdStan and coming back, in English. */
export const stan = {
  title: 'CmdStan',
  purpose:
    'For models that outgrow the browser: save program and data under Export, run CmdStan elsewhere, and read its draws (one CSV file per chain) back here. They are taken for the data and the model now shown.',
  read: 'Read CmdStan’s draws',
  problem: (problem: StanProblem): string => {
    switch (problem.kind) {
      case 'no-draws':
        return `${problem.file}: there are no draws in it. Give the CSV files that “sample” wrote.`;
      case 'missing-column':
        return `${problem.file}: the column ${problem.column} is missing. Choose the model that the program was saved with, then read the file again.`;
      case 'other-model':
        return `${problem.file}: it has ${problem.column}, which the model or the data now shown do not have. Open those it was made for, then read it again.`;
      case 'bad-number':
        return `${problem.file}, line ${problem.line}: ${problem.column} is “${problem.value}”, not a number. Give the complete file.`;
      case 'not-sum-to-zero':
        return `${problem.file}, line ${problem.line}: the strengths do not sum to zero, so this is another program’s output.`;
      case 'other-length':
        return `${problem.file}: it has ${problem.draws} draws where the others have ${problem.expected}. Give chains of one length.`;
    }
  },
};
