import type { CheckPart } from '../../state/checks/open-parts.svelte.ts';

/** What the Checks page is cut into. */
export interface View {
  readonly id: 'convergence' | 'fit' | 'robustness' | 'judges';
  /** The verdict of the first stands for the view as long as none warns. */
  readonly parts: readonly CheckPart[];
}

export const VIEWS: readonly View[] = [
  { id: 'convergence', parts: ['convergence', 'calibration'] },
  { id: 'fit', parts: ['predictive', 'loo'] },
  { id: 'robustness', parts: ['ranks', 'fragility', 'questions', 'separation', 'slices', 'map'] },
  { id: 'judges', parts: ['judge-cards', 'judges', 'style'] },
];

/** The view of an address: #checks?view=fit, or of the part that #checks?part=loo goes to. */
export function viewOf(query: URLSearchParams): View {
  const [wanted, part] = [query.get('view'), query.get('part')];
  return (
    VIEWS.find(({ parts }) => parts.some((known) => known === part)) ??
    VIEWS.find(({ id }) => id === wanted) ??
    VIEWS[0]
  );
}
