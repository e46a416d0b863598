/** Backup and repair of what is stored, in English. */
export const repair = {
  title: 'Backup',
  purpose:
    'Everything stored in this browser (runs, data, texts, judging sessions) as one ZIP file. API keys are never included.',
  write: 'Save a backup',
  restore: 'Restore a backup',
  writing: 'Writing the backup',
  checking: 'Checking the file',
  restoring: 'Restoring',
  amount: (done: string, total: string) => `${done} of ${total} records`,
  stop: 'Stop',
  stopped: 'Stopped. What has been restored stays; restore again to add the rest.',
  written: (size: string) => `Backup saved, ${size}.`,
  restored: (added: string, same: string) =>
    `Restored: ${added} ${added === '1' ? 'record' : 'records'} added, ${same} already here.`,
  kept: (count: string) =>
    count === '1'
      ? '1 record differs from the one stored here under the same key. The stored one was kept:'
      : `${count} records differ from those stored here under the same key. The stored ones were kept:`,
  unnamed: 'unnamed',
  checkTitle: 'Check and repair',
  checkPurpose: 'Reads every stored record and reports what is damaged or no longer used.',
  check: 'Check now',
  checkingAll: 'Checking stored records',
  sound: 'Everything stored is intact.',
  soundSoFar: 'Stopped. No damage found so far.',
  found: (count: number) =>
    count === 1 ? '1 damaged or unused record:' : `${String(count)} damaged or unused records:`,
  more: (count: string) => `… and ${count} more`,
  export: 'Export',
  delete: 'Delete',
  exportNamed: (what: string) => `Export: ${what}`,
  deleteNamed: (what: string) => `Delete: ${what}`,
  exportAll: 'Export all',
  deleteAll: 'Delete all of these',
  deleteSure: (what: string) => `Delete this for good? ${what}`,
  deleteAllSure: (count: string) =>
    `Delete ${count === '1' ? 'this record' : `these ${count} records`} and everything that depends on ${count === '1' ? 'it' : 'them'} for good? Export first what you may still need.`,
  keyNote: 'keys are never exported',
  damagedRun: (name: string) => `Damaged: ${name}`,
  unnamedRun: 'unnamed run',
  damagedNote: 'This run can’t be opened. Export it to rescue what is left, or delete it.',
  deleteDamagedSure: (name: string) =>
    `Delete “${name}” for good? A damaged run can’t be brought back.`,
};
