import { identified } from '../../core/model/order-effect.ts';
import { clusterKindOf } from '../../core/model/settings.ts';
import { writeLink } from '../../core/publish/link/link.ts';
import { linkedCounts, partThatFits } from '../../core/publish/link/link-parts.ts';
import { judgmentTotal } from '../../core/table/counts.ts';
import { addressWith, isOwnFile } from '../../state/publish/link-address.ts';
import { numbers } from '../../state/preferences/numbers.svelte.ts';
import { preferences } from '../../state/preferences/preferences.svelte.ts';
import { inTurn } from '../../ui/parts/in-turn.ts';
import { publishWords } from '../../words/publish/dialog.ts';
import type { Made } from './made.ts';
import type { PublishRequest } from './printed.ts';

/** The ranking's counts as a link, or why they have none and what of them would. */
export async function linkProduct(request: PublishRequest): Promise<Made> {
  const { settings, format, data, summary, model, sampler } = request;
  const { link: words } = publishWords(preferences.language);
  const { write } = numbers;
  const order = summary.rows.map((row) => row.model);
  const first = settings.linked === 'all' ? null : settings.linked;
  const part = { first, hasQuestions: format === 'link' };
  const printed = [...settings.names].filter(([own]) => data.counts.models.includes(own));
  const title = settings.title ?? data.name;
  const counts = linkedCounts(data.counts, order, part);
  const ranking = { title, model, sampler, printed };
  const made = writeLink({ ...ranking, counts });
  if ('refusal' in made) {
    const { refusal } = made;
    const canBeLess = refusal.kind === 'length' || refusal.kind === 'models';
    const whole = { ...ranking, counts: data.counts };
    const fits = canBeLess
      ? await partThatFits(whole, order, part, () => new Promise(inTurn))
      : null;
    return { kind: 'link', link: null, lead: words.refused(refusal, (n) => write.whole(n)), fits };
  }
  const { questions } = counts.byQuestion ?? {};
  const over = clusterKindOf(identified(counts, model));
  const all = data.counts.models.length;
  const carried = counts.models.length;
  const lead = [
    words.length(write.whole(made.link.length)),
    words.carries(
      write.whole(judgmentTotal(counts)),
      write.whole(carried),
      questions === undefined ? null : write.whole(questions),
    ),
    words.without,
    ...(carried < all ? [words.part(write.whole(carried), write.whole(all))] : []),
    ...(over === clusterKindOf(request.fitted) ? [] : [words.narrower[over ?? 'these']]),
    ...(isOwnFile() ? [words.ownFile] : []),
  ];
  return { kind: 'link', link: addressWith(made.link), lead: lead.join('\n\n'), fits: null };
}
