import type {
  calibration as calibrationEn,
  fragility as fragilityEn,
  ranks as ranksEn,
  separation as separationEn,
} from '../../en/checks/ranks.ts';

/** 診断ページのうち、順位の確かさについて(日本語)。 */
export const fragility: typeof fragilityEn = {
  title: '順位はどれだけもろいか',
  explain:
    '首位を入れ替えるには、少なくともいくつの判定を逆にすればよいか。また、一つの質問や一人の審査員が首位を決めていないか。シミュレーションではなく、事後分布が最大になる強さで調べます。',
  set: '上位の組も調べる',
  begin: '最小の変更を探す',
  running: '判定を逆にしています',
  first: '首位',
  firstK: (k) => `上位 ${k} モデルの組`,
  overtaken: (enters, leaves, count, all, share) =>
    `${all} 件のうち ${count} 件（${share}）の判定が逆であれば、首位は ${leaves} ではなく ${enters} でした。`,
  replaced: (enters, leaves, k, count, all, share) =>
    `${all} 件のうち ${count} 件（${share}）の判定が逆であれば、上位 ${k} に入るのは ${leaves} ではなく ${enters} でした。`,
  stands: (count, all) => `変わりません。${all} 件のうち ${count} 件の判定を逆にしても同じです。`,
  flipped: '逆であれば結果が変わる判定',
  dot: (judgments, isOne) => (isOne ? '点 1 つが判定 1 件' : `点 1 つが判定 ${judgments} 件`),
  tie: '引き分け',
  wins: (name) => `${name} の勝ち`,
  pair: (first, second, isKnown) => `${first}${isKnown ? '（先）' : ' '}対 ${second}`,
  change: (pair, count, from, to) => `${pair}：「${from}」${count} 件が「${to}」に変わる。`,
  more: (count) => `ほか ${count} 通り（表に全部あります）`,
  countsOnly:
    'このデータは判定の件数だけで、どの質問や審査員の判定かが分からないため、除いて試すことができません。判定を一件ずつ収めたファイルを開くと調べられます。',
  tried: (tried, of) => `（${of} のうち判定の多い ${tried} を試しました。）`,
  dropped: {
    question: {
      title: '質問を一つ除くと',
      column: '質問',
      unnamed: 'データに質問が二つ以上示されていないので、除いて試すことができません。',
      some: (count, tried) =>
        `${tried} 問のうち ${count} 問が首位を左右しています。その一問を除くと別のモデルが首位になります。`,
      none: (tried, leader) => `${tried} 問のどれを除いても、${leader} は首位のままです。`,
      nearest: (name, rival, gap) =>
        `最も危ういのは「${name}」を除いたときで、${rival} が強さの差 ${gap} まで迫ります。`,
    },
    judge: {
      title: '審査員を一人除くと',
      column: '審査員',
      unnamed: 'データに審査員が二人以上示されていないので、除いて試すことができません。',
      some: (count, tried) =>
        `${tried} 人の審査員のうち ${count} 人が首位を左右しています。その一人を除くと別のモデルが首位になります。`,
      none: (tried, leader) => `${tried} 人の審査員のだれを除いても、${leader} は首位のままです。`,
      nearest: (name, rival, gap) =>
        `最も危ういのは「${name}」を除いたときで、${rival} が強さの差 ${gap} まで迫ります。`,
    },
  },
  columns: {
    pair: '組',
    from: '元の判定',
    to: '変更後',
    count: '件数',
    judgments: '判定',
    first: '除いたときの首位',
    lead: 'リード',
  },
};

export const ranks: typeof ranksEn = {
  title: '順位はどこまで確かか',
  explain:
    '事後分布のサンプルは、一つ一つがランキングです。どのモデルが何位になるか、どのモデルがどのモデルより上になるかを、サンプルごとに数えます。',
  running: 'すべての組を比べています',
  model: 'モデル',
  rival: '相手',
  against: '相手のモデル（番号）',
  hint: 'マスを指すか、矢印キーでマスをたどってください。',
  between: (from, to) => `${from}〜${to}`,
  part: (shown, all) => `図は ${all} モデルのうち上位 ${shown} モデルです。`,
  which: '表に示すもの',
  byModel: '一つのモデルを全相手と比べる（表）',
  heat: {
    title: '各モデルの順位',
    summary: (firm, all) =>
      firm === '0'
        ? '一つの順位に 95% 以上で定まるモデルはありません。'
        : `${all} モデルのうち ${firm} モデルが、一つの順位に 95% 以上で定まります。`,
    shading: '行の色が横に広がるほど、順位は不確かです。',
    rank: '順位',
    never: '0.5% 未満',
    always: '100% まで',
    cell: (name, rank, p) => `${name} が ${rank}\u00a0位になる確率は ${p}。`,
    first: '首位の確率',
    likely: '最もありそうな順位',
    range: '順位の範囲（全体で 95%）',
    probability: '確率',
    byModel: '一つのモデルの全順位（表）',
  },
  stronger: {
    short: '強い確率',
    title: 'どちらが強いか',
    summary: (separated, pairs) =>
      `${pairs} 組のモデルのうち ${separated} 組が、組ごとに見て 95% で区別できます。各マスは、行のモデルが列のモデルより強い確率です。`,
    low: '列が強い',
    high: '行が強い',
    cell: (a, b, p) => `${a} が ${b} より強い確率は ${p}。`,
  },
  score: {
    short: '勝つ見込み',
    title: 'どちらが勝つか',
    summary: (most) =>
      `各マスは、もう一度判定したときの、列のモデルに対する行のモデルの期待スコアです（引き分けは 0.5勝、提示順は半々）。最大は ${most} です。`,
    low: '列が勝つ',
    high: '行が勝つ',
    cell: (a, b, p) => `${b} との判定での ${a} の期待スコアは ${p}。`,
  },
};

export const separation: typeof separationEn = {
  title: 'あと何件の判定が必要か',
  explain:
    '事後分布から今後の判定を何度もシミュレーションし、そのたびに当てはめ直します。そのうちどれだけで、2 つのモデルが 95% で区別できるようになるかを数えます。',
  first: 'モデル',
  second: '相手のモデル',
  design: '追加する判定の配分',
  designs: { pair: 'この 2 つだけ', all: 'すべての組に均等' },
  begin: 'シミュレーションする',
  running: '追加の判定をシミュレーションしています',
  title2: (a, b) => `${a} と ${b} が区別できるまで`,
  never: (a, b, now, level, most) =>
    `いま ${a} が ${b} より強い確率は ${now}。さらに ${most} 件判定しても、${level} で区別できるのはシミュレーションの半分未満です。強さが同じなのかもしれません。`,
  already: (a, b, now, level) =>
    `もう区別できています。${a} が ${b} より強い確率は ${now} です（必要なのは ${level}）。`,
  after: (a, b, now, level, half, range) =>
    `いま ${a} が ${b} より強い確率は ${now}。あと約 ${half} 件${range}の判定で、五分五分の見込みで ${level} の区別がつきます。`,
  range: (low, high) => `（シミュレーションの誤差で ${low}〜${high} 件）`,
  from: (low) => `（シミュレーションの誤差で ${low} 件以上）`,
  questions: {
    title: 'あと何問の質問が必要か',
    alone: '上のグラフは、この質問だけについてのものです。',
    alike: '上のグラフは、追加の判定がすべて別々の質問についてのものと仮定しています。',
    already: (level) => `同じような質問全体についても、すでに ${level} で区別できています。`,
    never: (level, most) =>
      `同じような質問全体については、質問を ${most} 問増やしても、${level} で区別できる見込みは五分に届きません。`,
    after: (half, range, each, level) =>
      `同じような質問全体については、あと約 ${half} 問${range}の質問（いまと同じく 1 問あたり約 ${each} 件の判定）で、五分五分の見込みで ${level} の区別がつきます。`,
    range: (low, high) => `（質問ごとのばらつきの見積もりの誤差で ${low}〜${high} 問）`,
    from: (low) => `（質問ごとのばらつきの見積もりの誤差で ${low} 問以上）`,
    halving: (more) => `質問を ${more} 問増やせば、2 つの差の区間が半分になります。`,
    limited: (questions, allowed, worth) =>
      `この ${questions} 問の質問で判定をいくら増やしても、得られる精度は、別々の質問でのこの組の判定 ${allowed} 件分までです（いまは ${worth} 件分）。`,
    unlimited: 'この質問での判定を増やしても、ほかの質問での判定と同じだけの価値があります。',
    together: (foreseen, limit) => `${foreseen}${limit}`,
    enough: (judgments) =>
      `同じような質問全体についても、この質問でのこの 2 つの判定があと約 ${judgments} 件あれば、同じ見込みになります。`,
    useless: (chance) =>
      `同じような質問全体については、この質問での判定をいくら増やしても、見込みは ${chance} までです。質問を増やしてください。`,
  },
  between: (lower, upper) => `${lower}〜${upper}`,
  axis: {
    pair: 'この 2 つの追加の判定（一目盛りで 2 倍）',
    all: 'すべての組を合わせた追加の判定（一目盛りで 2 倍）',
  },
  share: (level) => `${level} で区別できた割合`,
  reached: (count) => `${count} 件で五分五分`,
  made: (simulations, seed) =>
    `各段階で ${simulations} 回のシミュレーション、シード ${seed}。帯は回数が限られることによる誤差（95%）です。`,
  columns: {
    judgments: '追加の判定',
    share: '区別できた割合',
    interval: '95% 区間',
    favour: 'いま上のモデルが上',
  },
};

export const calibration: typeof calibrationEn = {
  title: 'サンプラーはこのブラウザで正しく動くか',
  explain:
    '事前分布から強さを引き、その強さから判定を作り、サンプラーで当てはめます。正しければ、真の値はサンプルの中のどの位置にも等しく現れます（シミュレーションに基づくキャリブレーション、Talts ほか 2018）。モデルと事前分布はこの計算のもの、データはシミュレーションです。',
  replications: '回数',
  times: (count) => `${count} 回`,
  begin: 'サンプラーを確かめる',
  running: '真の値を引いて当てはめています',
  figure: 'サンプルの中での真の値の順位',
  partial: (count) => `ここまで ${count} 回。`,
  good: (sampler, count, p, threshold) =>
    `${sampler} は、${count} 回で分かるかぎり正しくキャリブレーションされています。一様から外れたヒストグラムはありません（最小の p ${p}、基準 ${threshold}）。`,
  bad: (sampler, count, p, threshold) =>
    `${sampler} は、このモデルでは正しくキャリブレーションされていません。${count} 回の結果、明らかに偏ったヒストグラムがあります（最小の p ${p}、基準 ${threshold}）。区間が広すぎる、狭すぎる、またはずれています。`,
  key: '帯：正常なら棒の 99% が収まる範囲。左端は、真の値がサンプルより下。',
  splitHmc: 'split HMC',
  model: (number) => `シミュレーションのモデル ${number}`,
  likelihood: '対数尤度',
  bin: 'サンプルのうち真の値より下の割合',
  range: (from, to) => `${from}〜${to}`,
};
