/** The file of a report as .setup/report-page.ts builds it, with places for what it says. */
declare module 'virtual:report-page' {
  export const reportPage: string | Promise<string>;
  /** Of Caravan. */
  export const version: string;
}
