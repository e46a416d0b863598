import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';

interface ProcessorTime {
  /** Ticks of all processors since the machine began: worked or waited for, and waited for alone. */
  readonly asked: number;
  readonly stolen: number;
}

/** @returns null where there is no /proc */
export function processorTime(): ProcessorTime | null {
  try {
    const [user, nice, system, , , irq, softirq, stolen] = readFileSync('/proc/stat', 'utf8')
      .split('\n')[0]
      .split(/\s+/)
      .slice(1)
      .map(Number);
    return { asked: user + nice + system + irq + softirq + stolen, stolen };
  } catch {
    return null;
  }
}

/**
 * Percent of the processor time that everything asked for since then which a virtual machine's host
 * gave to others: the clock of a task runs on.
 */
export function stolenSince(before: ProcessorTime | null): number | null {
  const now = processorTime();
  if (before === null || now === null) return null;
  return Math.round((100 * (now.stolen - before.stolen)) / Math.max(1, now.asked - before.asked));
}

/** Of the largest page and its workers, resident; null where there is no /proc. */
export async function megabytesOf(browser: Browser): Promise<number | null> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  try {
    const kilobytes = processInfo
      .filter(({ type }) => type === 'renderer')
      .map(({ id }) => /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${String(id)}/status`, 'utf8')))
      .map((found) => Number(found?.[1]));
    return Math.round(Math.max(...kilobytes) / 1024);
  } catch {
    return null;
  }
}
