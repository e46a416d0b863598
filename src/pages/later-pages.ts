/** The pages that the first picture does without, each with what it needs in turn. */
export const LATER_PAGES = {
  data: () => import('./data/DataPage.svelte'),
  priors: () => import('./priors/PriorsPage.svelte'),
  checks: () => import('./checks/ChecksPage.svelte'),
  inspect: () => import('./inspect/InspectPage.svelte'),
  ask: () => import('./ask/AskPage.svelte'),
  judge: () => import('./judge/JudgePage.svelte'),
  runs: () => import('./runs/RunsPage.svelte'),
  settings: () => import('./settings/SettingsPage.svelte'),
  guide: () => import('./guide/GuidePage.svelte'),
} as const;
