import { counted } from '../grammar.ts';

/** Reading from a URL, in English. */
export const remote = {
  title: 'From a URL',
  label: 'URL of a file, data set or repository',
  read: 'Read from a URL',
  examples: 'For example:',
  purpose:
    'Files on the web, data sets on Hugging Face (also by name: OWNER/NAME), and repositories and gists on GitHub.',
  asks: (host: string) =>
    `Your browser requests these files from ${host} and sends none of your data. As with any site you open, ${host} sees your IP address, and so does any site it redirects to.`,
  onlyThen:
    'Your browser then requests the files from that site and sends none of your data. No site is contacted until you press the button.',
  offline:
    'You are offline, so nothing can be downloaded. You can still open files on this device.',
  asking: (host: string) => `Asking ${host} for its list of files…`,
  found: (n: number) => counted(n, 'data file'),
  filesIn: (name: string) => `Files in ${name}`,
  none: (name: string) =>
    `${name} has no data files here (JSON, JSON Lines, CSV, TSV, Parquet, gzip, ZIP).`,
  cut: 'The site’s list is cut off, so some files are missing. Enter the URL of a folder to see the files in it.',
  all: 'All of them',
  filter: 'Only names that contain',
  shown: (shown: string, all: string) => `${shown} of ${all} shown.`,
  unknownSize: 'size unknown',
  readFiles: (n: number, size: string) =>
    `Read ${counted(n, 'file')}${size === '' ? '' : ` (${size})`}`,
  close: 'Close the list',
};
