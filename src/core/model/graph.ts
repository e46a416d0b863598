import { withoutTiedChoices } from '../table/choices/choice-pairs.ts';
import type { ModelIndex, PairCounts } from '../table/judgments.ts';
import { hasTieOutcome } from './settings.ts';
import type { TieModel } from './settings.ts';

/** What the comparison graph can and can't tell, known before any fit. */
export interface GraphReport {
  /** Models linked by judgments that count, largest group first; more than one: unconnected. */
  readonly groups: readonly (readonly ModelIndex[])[];
  /** Models that won, and never lost or tied in a way that counts. */
  readonly undefeated: readonly ModelIndex[];
  /** Models that lost, and never won or tied in a way that counts. */
  readonly winless: readonly ModelIndex[];
  /**
   * Whether the strengths have a finite maximum likelihood estimate: every split of the models
   * into two has a win in both directions (Ford 1957), that is, the graph of wins is strongly
   * connected. Without it only the prior keeps the strengths finite. A tie counts as a win in
   * both directions. Where it is an outcome of its own, its parameter too has an estimate only
   * if there are ties and decided judgments (Davidson 1970); the condition is then necessary.
   */
  readonly mleExists: boolean;
}

/** With its first so many wins and losses each model is nearly always linked both ways. */
const FEW = 8;

export function graphReport(given: PairCounts, ties: TieModel): GraphReport {
  const counts = ties === 'drop' ? withoutTiedChoices(given) : given;
  // What some links connect all links do: of half a million few have to be sorted.
  const some = graphOf(counts, ties, FEW);
  const areSomeEnough = isConnectedBothWays(some);
  const graph = areSomeEnough ? some : graphOf(counts, ties, Infinity);
  const isPositive = (count: number): boolean => count > 0;
  const isTieKnown =
    !hasTieOutcome(ties) ||
    (counts.ties.some(isPositive) &&
      (counts.leftWins.some(isPositive) || counts.rightWins.some(isPositive)));

  const { models, beats, beatenBy } = graph;
  const groups: ModelIndex[][] = [];
  const isPlaced = new Uint8Array(models);
  for (let m = 0; m < models; m++) {
    if (isPlaced[m]) continue;
    groups.push(reachable(m, [beats, beatenBy], isPlaced));
  }
  groups.sort((a, b) => b.length - a.length || a[0] - b[0]);

  const all = counts.models.map((_, m) => m);
  return {
    groups,
    undefeated: all.filter((m) => hasLink(beats, m) && !hasLink(beatenBy, m)),
    winless: all.filter((m) => !hasLink(beats, m) && hasLink(beatenBy, m)),
    mleExists: isTieKnown && (areSomeEnough || isConnectedBothWays(graph)),
  };
}

/** Who beat whom, and who was beaten by whom; a tie that counts is both. */
interface Graph {
  readonly models: number;
  readonly beats: Links;
  readonly beatenBy: Links;
}

/** @param most of a pair's links those are kept that are among so many first ones of a model */
function graphOf(counts: PairCounts, ties: TieModel, most: number): Graph {
  const models = counts.models.length;
  const winners = new Uint32Array(2 * counts.left.length);
  const losers = new Uint32Array(winners.length);
  const won = new Uint32Array(models);
  const lost = new Uint32Array(models);
  let wins = 0;
  const addWin = (winner: ModelIndex, loser: ModelIndex): void => {
    if (won[winner] >= most && lost[loser] >= most) return;
    won[winner]++;
    lost[loser]++;
    winners[wins] = winner;
    losers[wins++] = loser;
  };
  for (let p = 0; p < counts.left.length; p++) {
    const isTied = ties !== 'drop' && counts.ties[p] > 0;
    if (counts.leftWins[p] > 0 || isTied) addWin(counts.left[p], counts.right[p]);
    if (counts.rightWins[p] > 0 || isTied) addWin(counts.right[p], counts.left[p]);
  }
  return {
    models,
    beats: linksBetween(winners.subarray(0, wins), losers, models),
    beatenBy: linksBetween(losers.subarray(0, wins), winners, models),
  };
}

/** Whether every model beat every other, directly or through others; not where there is none. */
function isConnectedBothWays({ models, beats, beatenBy }: Graph): boolean {
  return (
    models > 0 &&
    reachable(0, [beats], new Uint8Array(models)).length === models &&
    reachable(0, [beatenBy], new Uint8Array(models)).length === models
  );
}

/** Links of model m: to those from place start[m] up to start[m + 1]. */
interface Links {
  readonly start: Uint32Array;
  readonly to: Uint32Array;
}

/** In columns, since a list for each model takes ten times as long for a million links. */
function linksBetween(from: Uint32Array, to: Uint32Array, models: number): Links {
  const start = new Uint32Array(models + 1);
  for (let at = 0; at < from.length; at++) start[from[at] + 1]++;
  for (let m = 0; m < models; m++) start[m + 1] += start[m];
  const next = start.slice();
  const sorted = new Uint32Array(from.length);
  for (let at = 0; at < from.length; at++) sorted[next[from[at]]++] = to[at];
  return { start, to: sorted };
}

function hasLink({ start }: Links, model: ModelIndex): boolean {
  return start[model + 1] > start[model];
}

/** Unseen models that can be reached from one along the given links, in ascending order. */
function reachable(from: ModelIndex, links: readonly Links[], isSeen: Uint8Array): ModelIndex[] {
  isSeen[from] = 1;
  const found = [from];
  // Where many have met, the first ones lead to all.
  for (let at = 0; at < found.length && found.length < isSeen.length; at++) {
    for (const { start, to } of links) {
      const end = start[found[at] + 1];
      for (let link = start[found[at]]; link < end; link++) {
        const other = to[link];
        if (isSeen[other]) continue;
        isSeen[other] = 1;
        found.push(other);
      }
    }
  }
  return found.sort((a, b) => a - b);
}
