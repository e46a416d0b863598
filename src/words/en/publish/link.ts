import type { LinkRefusal } from '../../../core/publish/link/link.ts';
import { counted } from '../grammar.ts';

/** What a ranking's link carries, or why there is none, in English. */
export const link = {
  length: (characters: string) =>
    `${counted(characters, 'character')} long. All of it stands behind the #, which browsers send to no server; whoever has the link can read it.`,
  carries: (judgments: string, models: string, questions: string | null) =>
    `It carries the counts of ${counted(judgments, 'judgment')} of ${counted(models, 'model')} by pair${
      questions === null ? '' : ` and by question (${questions}, as numbers only)`
    }, the models’ names, the title, the settings and the seed: whoever opens it gets the same fit, made anew, as a project of its own.`,
  without: 'It carries no texts, no names of questions and no judges.',
  part: (models: string, all: string) =>
    `Only judgments between the first ${models} of ${counted(all, 'model')} are in it, so that its numbers differ from these.`,
  narrower: {
    these:
      'There, ± is over these questions alone, and mostly narrower than here: the link does not say of which question a judgment is.',
    questions: 'There, ± is over questions like these, and not over raters: it has none.',
    raters: 'There, ± is over raters like these.',
    both: 'There, ± is over questions and raters like these.',
  },
  ownFile:
    'This page is a file of yours. For others, put the address of Caravan on the web before the #.',
  refused: (refusal: LinkRefusal, whole: (n: number) => string): string => {
    switch (refusal.kind) {
      case 'choices':
        return 'There is no link: rankings and choices out of several are more than counts by pair. Publish a report instead.';
      case 'styled':
        return 'There is no link: strengths adjusted for style rest on the answers, which no link carries. Publish a report instead.';
      case 'models':
        return `There is no link: ${counted(whole(refusal.found), 'model')} are more than the ${whole(refusal.most)} that a link carries.`;
      case 'draws':
        return `There is no link: whoever opened it would take ${counted(whole(refusal.found), 'draw')}, and a link may ask for ${whole(refusal.most)}. Fit with fewer draws.`;
      case 'length':
        return refusal.found === null
          ? `There is no link: it would be far longer than the ${counted(whole(refusal.most), 'character')} that an address may have.`
          : `There is no link: it would have ${counted(whole(refusal.found), 'character')}, and an address may have ${whole(refusal.most)}.`;
    }
  },
  carry: (models: string | null) =>
    models === null
      ? 'Count by pair alone: that fits'
      : `Carry the first ${counted(models, 'model')}, by pair alone: that fits`,
};
