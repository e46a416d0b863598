import * as basicsEn from '../en/guide/basics.ts';
import * as basicsJa from '../ja/guide/basics.ts';
import { lesson as lessonEn } from '../en/guide/lesson.ts';
import { lesson as lessonJa } from '../ja/guide/lesson.ts';
import * as outsideEn from '../en/guide/outside.ts';
import * as outsideJa from '../ja/guide/outside.ts';
import * as theoryEn from '../en/guide/theory.ts';
import * as theoryJa from '../ja/guide/theory.ts';

/** The words of the guide, which comes when it is opened. */
export interface GuideWords {
  readonly page: typeof basicsEn.page;
  readonly start: typeof basicsEn.start;
  readonly judging: typeof basicsEn.judging;
  readonly formats: typeof basicsEn.formats;
  readonly model: typeof theoryEn.model;
  readonly widths: typeof theoryEn.widths;
  readonly priors: typeof theoryEn.priors;
  readonly pitfalls: typeof theoryEn.pitfalls;
  readonly privacy: typeof outsideEn.privacy;
  readonly command: typeof outsideEn.command;
  readonly citing: typeof outsideEn.citing;
  readonly lesson: typeof lessonEn;
}

export const guideEn: GuideWords = { ...basicsEn, ...theoryEn, ...outsideEn, lesson: lessonEn };
export const guideJa: GuideWords = { ...basicsJa, ...theoryJa, ...outsideJa, lesson: lessonJa };

export function guideWords(language: 'en' | 'ja'): GuideWords {
  return language === 'ja' ? guideJa : guideEn;
}
