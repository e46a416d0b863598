export interface FolderServer {
  readonly port: number;
  readonly stop: () => Promise<void>;
}
export const HEADERS: Readonly<Record<string, string>>;
export function serveFolder(
  folder: string,
  port: number,
  headers?: Readonly<Record<string, string>>,
): Promise<FolderServer>;
