/** Reading from an address, in English. */
export const remote = {
  title: 'From an address',
  label: 'Address of a file, a data set or a repository',
  read: 'Read from an address',
  examples: 'For example:',
  purpose:
    'Files on the web, data sets on Hugging Face (also by name: OWNER/NAME), repositories and gists on GitHub.',
  asks: (host: string) =>
    `Your browser asks ${host} for these files; nothing of yours is sent. As with any site you open, ${host} sees your IP address, and so does any site it redirects to.`,
  onlyThen:
    'Your browser then asks that site for the files; nothing of yours is sent. Before you press the button, no site is contacted.',
  offline: 'You are offline, so nothing can be asked for now. Files on this device can be opened.',
  asking: (host: string) => `Asking ${host} which files there are…`,
  found: (n: number) => (n === 1 ? '1 file of data' : `${n} files of data`),
  filesIn: (name: string) => `Files in ${name}`,
  none: (name: string) =>
    `${name} has no files of data here (JSON, JSON Lines, CSV, TSV, Parquet, gzip, ZIP).`,
  cut: 'The list is too long for the site, which left some files out. Give the address of a folder to see the files in it.',
  all: 'All of them',
  filter: 'Only names that contain',
  shown: (shown: string, all: string) => `${shown} of ${all} are shown.`,
  unknownSize: 'size unknown',
  readFiles: (n: number, size: string) =>
    `Read ${n === 1 ? '1 file' : `${n} files`}${size === '' ? '' : ` (${size})`}`,
  close: 'Close the list',
};
