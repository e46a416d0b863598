/** A CmdStan output file in its parts: its comments' settings, and its kept draws. */
export interface StanCsv {
  /** `name = value` comments, without " (Default)". */
  readonly config: ReadonlyMap<string, string>;
  readonly columns: readonly string[];
  /** Rows after the warm-up, as text cells; a row cut off by a stopped run is left out. */
  readonly rows: readonly (readonly string[])[];
  /** 1-based line of each row. */
  readonly lines: readonly number[];
}

/** Ends the warm-up; rows before it were kept by `save_warmup`. */
const ADAPTED = /^#\s*Adaptation terminated/;

export function readStanCsv(text: string): StanCsv {
  const config = new Map<string, string>();
  let columns: readonly string[] = [];
  let rows: string[][] = [];
  let lines: number[] = [];
  const all = text.split(/\r?\n/);
  // What follows the last line end is nothing, or a row that was being written.
  const whole = /\n$/.test(text) ? all.length : all.length - 1;
  all.forEach((line, at) => {
    if (line.startsWith('#')) {
      const setting = /^#\s*(\w+) = (.*?)(?: \(Default\))?\s*$/.exec(line);
      if (setting !== null) config.set(setting[1], setting[2]);
      if (ADAPTED.test(line)) {
        rows = [];
        lines = [];
      }
    } else if (line.trim() !== '') {
      const cells = line.split(',').map((cell) => cell.trim());
      if (columns.length === 0) columns = cells;
      else if (at < whole || cells.length === columns.length) {
        rows.push(cells);
        lines.push(at + 1);
      }
    }
  });
  return { config, columns, rows, lines };
}
