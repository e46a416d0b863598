/** What a setting of the model is called; its own name where it has no other. */
export function settingNameEn(setting: string): string {
  return EN.get(setting) ?? `“${setting}”`;
}

/** 設定の呼び名。ほかの名前がなければ、そのままの名前。 */
export function settingNameJa(setting: string): string {
  return JA.get(setting) ?? `「${setting}」`;
}

/** A value as it was typed in, give or take: it may have been turned into log-odds since. */
export function significant(value: string): string {
  const number = Number(value);
  return Number.isFinite(number) && value.length > 8
    ? String(Number(number.toPrecision(4)))
    : value;
}

const EN = new Map([
  ['strength.scale', 'The width (in log-odds) of the prior on strength'],
  ['strength.bound', 'The half-width (in log-odds) of the prior on strength'],
  ['strength.df', 'The degrees of freedom of the prior on strength'],
  ['order.scale', 'The width (in log-odds) of the prior on the order effect'],
  ['order.bound', 'The half-width (in log-odds) of the prior on the order effect'],
  ['tie.mean', 'The mean (in log-odds) of the prior on ties'],
  ['tie.scale', 'The width (in log-odds) of the prior on ties'],
  ['informative.mean', 'The mean (in log-odds) of a prior for a single model'],
  ['informative.scale', 'The width (in log-odds) of a prior for a single model'],
  [
    'questions.scale',
    'The scale (in log-odds) of how much models may vary from question to question',
  ],
]);

const JA = new Map([
  ['strength.scale', '強さの事前分布の幅（対数オッズ）'],
  ['strength.bound', '強さの事前分布の半幅（対数オッズ）'],
  ['strength.df', '強さの事前分布の自由度'],
  ['order.scale', '提示順効果の事前分布の幅（対数オッズ）'],
  ['order.bound', '提示順効果の事前分布の半幅（対数オッズ）'],
  ['tie.mean', '引き分けの事前分布の平均（対数オッズ）'],
  ['tie.scale', '引き分けの事前分布の幅（対数オッズ）'],
  ['informative.mean', '個別のモデルの事前分布の平均（対数オッズ）'],
  ['informative.scale', '個別のモデルの事前分布の幅（対数オッズ）'],
  ['questions.scale', '質問によるモデルの強さの変動の目安（対数オッズ）'],
]);
