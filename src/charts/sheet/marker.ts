import type { Licence } from '../../core/samples/rakuda-facts.ts';

/** Colour and shape of a model's mark: two ways to distinguish the licence classes. */
export interface MarkStyle {
  readonly colour: string;
  readonly shape: 'circle' | 'diamond' | 'square' | 'ring';
}

const BY_LICENCE: Record<Licence, MarkStyle> = {
  closed: { colour: 'var(--closed)', shape: 'circle' },
  'no-commercial': { colour: 'var(--no-commercial)', shape: 'diamond' },
  commercial: { colour: 'var(--commercial)', shape: 'square' },
  'not-stated': { colour: 'var(--not-stated)', shape: 'ring' },
};
const PLAIN: MarkStyle = { colour: 'var(--accent)', shape: 'circle' };

/** The licence classes that some model has, in the order of a legend. */
export function licencesOf(faces: readonly { readonly licence: Licence | null }[]): Licence[] {
  const order = ['closed', 'no-commercial', 'commercial', 'not-stated'] as const;
  return order.filter((licence) => faces.some((face) => face.licence === licence));
}

/** The mark of a model; a plain one where nothing is known of its licence. */
export function markStyle(licence: Licence | null): MarkStyle {
  return licence ? BY_LICENCE[licence] : PLAIN;
}
