import { agree, counted } from './grammar.ts';

/** Backup and repair of what is stored, in English. */
export const repair = {
  title: 'Backup',
  purpose:
    'Everything stored in this browser (all projects with their judgments, texts, fits, judging and asking) as one ZIP file. API keys are never included.',
  write: 'Save a backup',
  restore: 'Restore a backup',
  writing: 'Writing the backup',
  checking: 'Checking the file',
  restoring: 'Restoring',
  amount: (done: string, total: string) => `${done} of ${counted(total, 'record')}`,
  stop: 'Stop',
  stopped: 'Stopped. What has been restored stays; restore again to add the rest.',
  written: (size: string) => `Backup saved, ${size}.`,
  restored: (added: string, same: string) =>
    `Restored: ${counted(added, 'record')} added, ${same} already here.`,
  kept: (count: string) =>
    agree(
      count,
      '1 record differs from the one stored here under the same key. The stored one was kept:',
      `${count} records differ from those stored here under the same key. The stored ones were kept:`,
    ),
  unnamed: 'unnamed',
  checkTitle: 'Check and repair',
  checkPurpose: 'Reads every stored record and lists those that are damaged or no longer used.',
  check: 'Check now',
  checkingAll: 'Checking stored records',
  sound: 'Everything stored is intact.',
  soundSoFar: 'Stopped. No damage found so far.',
  found: (count: number) => `${counted(count, 'damaged or unused record')}:`,
  more: (count: string) => `… and ${count} more`,
  export: 'Export',
  delete: 'Delete',
  exportNamed: (what: string) => `Export: ${what}`,
  deleteNamed: (what: string) => `Delete: ${what}`,
  exportAll: 'Export all',
  deleteAll: 'Delete all of these',
  deleteSure: (what: string) => `Delete this for good? ${what}`,
  deleteAllSure: (count: string) =>
    `Delete ${agree(count, 'this record', `these ${count} records`)} and everything that depends on ${agree(count, 'it', 'them')} for good? Export anything you may still need first.`,
  keyNote: 'keys are never exported',
  damagedRun: (name: string) => `Damaged: ${name}`,
  unnamedRun: 'unnamed run',
  damagedNote: 'This run can’t be opened. Export it to save what is left, or delete it.',
  deleteDamagedSure: (name: string) =>
    `Delete “${name}” for good? A damaged run can’t be brought back.`,
};
