import { ArgumentError } from './argument-error.ts';

/** Whether a file is a project by its name. */
export function isProjectPath(path: string): boolean {
  return path.toLowerCase().endsWith('.caravan');
}

/** @throws ArgumentError where no project can be made */
export function checkProject(
  path: string,
  from: readonly string[],
  stanDraws?: readonly string[],
): void {
  if (!isProjectPath(path))
    throw new ArgumentError(
      `--project ${path} is no name of a project; give one that ends in .caravan.`,
    );
  const given = from.find(isProjectPath);
  if (given !== undefined)
    throw new ArgumentError(`--project makes a project of files, and ${given} is one already.`);
  if (stanDraws !== undefined)
    throw new ArgumentError(
      '--project keeps a fit of Caravan’s own, and --stan-draws shows another.',
    );
}

/** @throws ArgumentError where the fit is not one that a report can have made anew */
export function checkReport(stanDraws?: readonly string[]): void {
  if (stanDraws !== undefined)
    throw new ArgumentError(
      '--report FILE.html is of a fit of Caravan’s own, and --stan-draws shows another.',
    );
}
