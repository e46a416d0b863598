import { styleOf } from '../../core/overview/finding.ts';
import type { Finding } from '../../core/overview/finding.ts';
import { run } from '../../jobs.ts';
import type { DataSource } from '../../storage/records.ts';
import type { Jobs } from '../../../workers/protocol.ts';
import { measuredData } from '../checks/style-measures.ts';
import { keeping } from '../data/keeping.svelte.ts';

type Styled = Jobs['judgments']['input']['styled'];

/** The findings about texts: the last that was asked for is kept, since its list is read in pages. */
class StyledFindings {
  #last: { readonly key: string; readonly found: Promise<Styled> } | null = null;

  /** Null for a finding that is not about texts. @throws CaravanError source-gone */
  async of(source: DataSource, finding: Finding): Promise<Styled> {
    if (styleOf(finding.what) === null) return null;
    const key = JSON.stringify([source.id, source.edits, keeping.changes, finding]);
    if (this.#last?.key === key) return this.#last.found;
    const found = this.#find(key, source, finding);
    this.#last = { key, found };
    found.catch(() => {
      // Who asks once more has it looked for once more.
      if (this.#last?.key === key) this.#last = null;
    });
    return found;
  }

  async #find(key: string, source: DataSource, finding: Finding): Promise<Styled> {
    const found = await run('styledRows', { ...(await measuredData(source, {})), finding });
    return found && { ...found, key };
  }
}

export const styledFindings = new StyledFindings();
