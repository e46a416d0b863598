export function findFirefox(): string | null;
export function findWebkit(): {
  readonly driver: string;
  readonly screen: string;
  readonly python: string;
} | null;
