import type { run as english } from '../../en/judge/run.ts';

/** 判定の進み具合と結果(日本語)。 */
export const run: typeof english = {
  models: 'モデルの審査員',
  progressLabel: 'モデルによる判定',
  progress: (done, total) => `モデルの判定 ${total} 件中 ${done} 件`,
  left: (time) => `残り約 ${time}`,
  start: '始める',
  resume: '再開',
  pause: '一時停止',
  stop: '停止',
  notBegun: '動いていません。「始める」を押すと始まります。',
  stages: {
    idle: '動いていません。「再開」を押すと続きから始まります。判定済みのものを再び問い合わせることはありません。',
    elsewhere:
      'この判定は別のタブで進行中です。そのタブで続けるか、タブを閉じてから、ここでもう一度試してください。',
    starting: '始めています…',
    running: '進行中です。',
    stopping: '停止しています…',
    paused: '一時停止中です。新しい呼び出しはしません。進行中の呼び出しは最後まで待ちます。',
  },
  rests: {
    done: 'すべての審査員が答えました。',
    doneAdaptive: '終わりました。',
    doneWithFailures:
      '終わりました。ただし、下の呼び出しは失敗しています。「再開」でもう一度問い合わせます。',
    'budget-spent':
      '次の呼び出しで上限を超えるおそれがあるため止めました。判定済みの結果は残っており、上限を上げて新しく始めても、再び問い合わせることはありません。',
    stopped: '停止しました。途中だった呼び出しは、「再開」でもう一度問い合わせます。',
  },
  goal: {
    best: (model, p) => `${model} が最も強い確率：${p}。`,
    top: (model, k, is, p) =>
      `${model} が上位 ${k} に${is ? '入っている' : '入っていない'}確率：${p}。`,
    topSet: (k, models, p) => `上位 ${k} モデルが ${models} である確率：${p}。`,
    pair: (better, worse, p) => `${better} が ${worse} より強い確率：${p}。`,
    place: (model, range, rank, near, p) => {
      const ranks = range.from === range.to ? range.from : `${range.from}〜${range.to}`;
      const around =
        near === 0 ? `ちょうど ${rank}\u00a0位` : `${rank}\u00a0位の前後 1\u00a0位以内`;
      return `${model} の順位：${ranks}\u00a0位（${range.p}）。${around}である確率：${p}。`;
    },
    ranking: (ahead, behind, p, whole) =>
      `全体の順位がこのとおりである確率：${whole}。順位のうち最も不確かなところ、${ahead} が ${behind} より強い確率：${p}。`,
    wanted: (p) => `${p} になるまで問い合わせます。`,
    open: (p) => `目標の ${p} にはまだ達していません。`,
    limit: (questions, judgments, model, other) =>
      `質問 ${questions} 問では、${model} と ${other} の組を ${judgments} 件までしか判定できません。質問を増やしてください。`,
    checking: '最後の呼び出しを待っています。',
    stops: {
      reached: '目標に達しました。',
      most: '目標に達する前に、決めた数の判定を終えました。',
      exhausted: '目標に達する前に、比べられる組がなくなりました。',
      questions: '今の質問だけでは、目標に達する見込みがありません。',
      budget: '目標に達する前に、費用の上限に達しました。',
    },
  },
  halted: 'これ以上続けても失敗するため、止めました。',
  tryAgain: 'もう一度試す',
  money: (spent) => `費用 $${spent}`,
  cap: (budget) => `上限 $${budget}`,
  inFlight: (most) => `進行中の呼び出しに最大 $${most}`,
  lost: (most) => `返答のなかった呼び出しに最大 $${most}`,
  unmetered: (n) =>
    `返答 ${n} 件は、トークン数の報告がないか、ありえない値でした。これらの呼び出しは最大額で計上しています。`,
  retried: ({ reason, host, status, message }) => {
    const answer = status === undefined ? '' : `（応答 ${String(status)}）`;
    const said = message ? `相手の説明：「${message}」` : '';
    switch (reason) {
      case 'too-many-requests':
        return `${host} への問い合わせが多すぎます${answer}。${said}`;
      case 'server':
        return `${host} 側に問題が起きています${answer}。${said}`;
      case 'timeout':
        return `${host} から時間内に返答がありませんでした。`;
      case 'broken-off':
        return `${host} との接続が返答の途中で切れました。`;
      default:
        return null;
    }
  },
  waiting: (time) => `${time} にもう一度問い合わせます。`,
  refused: (judge, settings) =>
    `${judge} では${settings}を指定できないため、指定せずに問い合わせています。`,
  keys: 'キー',
  keysNote:
    'キーはここには保存されません。ページを読み込み直したあとは、もう一度入力してください。',
  failures: (n) => `失敗した呼び出し ${n} 件`,
  failuresLabel: '失敗した呼び出し',
  failuresNote: 'これらを除いて先へ進みました。「再開」でもう一度問い合わせます。',
  yours: 'あなたの判定',
  judge: '判定する',
  judgeOn: '続きを判定する',
  look: '見直す',
  ranking: 'ここまでのランキング',
  preview: (percent) =>
    `このセッションの判定だけから求めた速報です（ラプラス近似）。プロジェクト全体の判定は、ランキングのページで数えています。± は ${percent} 信用区間の半分で、この質問だけについてのものです。`,
  distances: (close, wide) =>
    `適応的な計画では、問いに関わる組を中心に比べます。問いへの答えに比べて、1\u00a0位と最下位の差は正確ではありません。9 モデルのシミュレーションでは、強さが近いときは対数オッズで平均 ${close.adaptive} 大きく（無作為に選ぶと ${close.random}）、離れているときは平均 ${wide.adaptive} 小さく（無作為に選ぶと ${wide.random}）推定されました。`,
  noRanking: '最初の判定が出ると、ランキングが表示されます。',
  interval: (percent) => `${percent} 信用区間`,
  newest: '新しい判定',
  noVerdict: 'まだ判定がありません。',
  verdict: {
    better: (better, worse) => `${better} が ${worse} に勝ち`,
    tie: (left, right) => `${left} と ${right} は引き分け`,
    unparsed: (left, right) => `${left} と ${right}：判定が読み取れない`,
  },
  question: (id) => `質問 ${id}`,
  show: 'ランキングを見る',
  showNote:
    '判定は保存された時点でプロジェクトのランキングに加わります。データページで、このセッションを含めないようにもできます。',
  download: 'JSONL で保存',
  working: 'ファイルを書き出しています…',
};
