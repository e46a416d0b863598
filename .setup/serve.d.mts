export interface FolderServer {
  readonly port: number;
  readonly stop: () => Promise<void>;
}
export function serveFolder(folder: string, port: number): Promise<FolderServer>;
