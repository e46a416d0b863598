/** Whether a file is a project by its name. */
export function isProjectPath(path: string): boolean {
  return path.toLowerCase().endsWith('.caravan');
}
