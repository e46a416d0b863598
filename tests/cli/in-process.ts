import { vi } from 'vitest';

/** What a command wrote, and its exit code, as `spawnSync` names them. */
export interface Ended {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number;
}

/** Runs a command of the command line inside this process: starting one costs more than the work. */
export async function inProcess(command: () => Promise<number>): Promise<Ended> {
  const written = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      written[name] += String(text);
      return true;
    }),
  );
  try {
    return { status: await command(), ...written };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
