import type { LogDensity } from '../model/density.ts';
import type { LikelihoodPlaces } from '../model/pairwise.ts';
import { gather, localOf } from './joint-density.ts';
import type { JointPlan } from './joint-density.ts';

/** Where a natural draw has what is about one judge. */
export interface NaturalPlaces extends LikelihoodPlaces {
  /** First of K departures, and ω and a; null of the reference, a also where it is 1 for all. */
  readonly departures: number | null;
  readonly omega: number | null;
  readonly stretch: number | null;
}

export interface Natural {
  readonly judges: readonly NaturalPlaces[];
  /** Of τ, where strengths are hierarchical. */
  readonly tau: number | null;
  readonly size: number;
  /** A draw of the density → strengths, then what the judges have of their own, themselves. */
  read(draw: Float64Array, out: Float64Array): void;
}

/** @param density as `jointDensity` of this plan */
export function naturalOf(plan: JointPlan, density: LogDensity): Natural {
  const { panel, members, habits } = plan;
  const models = panel.models.length;
  let next = models;
  const place = (isThere: boolean): number | null => (isThere ? next++ : null);
  const tau = place(density.tau !== null);
  const isShared = habits === 'shared';
  const [first] = members;
  const shared = isShared && { order: place(first.order !== null), tie: place(first.tie !== null) };
  const judges = members.map(({ order, tie, departing }): NaturalPlaces => {
    const own = {
      ...(shared || { order: place(order !== null), tie: place(tie !== null) }),
      omega: place(departing !== null),
      stretch: place(departing !== null && !isShared),
    };
    const departures = departing === null ? null : next;
    if (departing !== null) next += models;
    return { ...own, departures };
  });
  const locals = members.map((member, r) =>
    member.departing === null ? null : localOf(plan, member, r),
  );
  const size = next;
  return {
    ...{ judges, tau, size },
    read(draw, out) {
      out.set(draw.subarray(0, models));
      if (tau !== null && density.tau !== null) out[tau] = draw[density.tau];
      members.forEach(({ order, tie }, r) => {
        const to = judges[r];
        if (order !== null && to.order !== null) out[to.order] = draw[order];
        if (tie !== null && to.tie !== null) out[to.tie] = draw[tie];
        const local = locals[r];
        if (local === null || to.omega === null) return;
        const at = new Float64Array(local.own.size);
        gather(plan, local, draw, at);
        const { departures, omega, stretch } = local.term.valuesAt(at);
        out[to.omega] = omega;
        if (to.stretch !== null) out[to.stretch] = stretch;
        out.set(departures, to.departures ?? 0);
      });
    },
  };
}
