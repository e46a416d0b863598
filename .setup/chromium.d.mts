export function ensureChromium(): Promise<string | null>;
export function findChromium(): Promise<string | null>;
