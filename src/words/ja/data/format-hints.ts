import type { FormatId } from '../../../core/formats/file/format-id.ts';

/** 各形式がファイルに期待するもの。 */
export const formatHintsJa: Readonly<Record<FormatId, string>> = {
  'rakuda-v0-tournament':
    'bot1、bot2、score を持つ対戦。score は 1 が先、2 が後、3 が引き分け、−1 が判定不明。',
  'rakuda-v1-tournament':
    '一つの JSON オブジェクト。matches の各対戦に model1_id、model2_id、score（1、2、3、−1）。',
  'rakuda-v1-review':
    '一行に一件のレビュー。question_id、model1_id、model2_id、score（1、2、3、−1）。',
  'rakuda-v2-pair':
    '一行に一組。question_id、model1_id、model2_id、winner（1、2、3、error）、judge。',
  'vicuna-review':
    '一行に一件のレビュー。answer1_id、answer2_id、score（二つの点数）。回答のファイルも必要です。',
  llmzoo: '一行に一件のレビュー。metadata.model_ids と、各回答の順位 order（または点数 score）。',
  'fastchat-pair': '一行に一組。model_1、model_2、g1_winner、g2_winner。第 2 戦は順序が逆。',
  'fastchat-single':
    '一行に一件の採点。question_id、model、judge、score（−1 は失敗）。採点から組を作ります。',
  arena: 'model_a、model_b、winner（model_a、model_b、tie）を持つ対戦。',
  'arena-55k': 'model_a、model_b、winner_model_a、winner_model_b、winner_tie を持つ対戦。',
  'arena-hard': '質問ごとに 2 戦、score は A>>B から B>>A。基準モデルの名前はあとでお尋ねします。',
  'arena-hard-v2': '質問ごとに 2 戦、score は A>>B から B>>A。基準モデルはファイルにあります。',
  'alpaca-eval': 'generator_1、generator_2、preference（1 から 2）を持つ判定の配列。',
  'llm-comparator': '一つの JSON オブジェクト。models が二つ、examples の score は 0 より上か下。',
  promptfoo: '書き出した結果。select-best で選ばれた出力、または assert による点数。',
  shaberi:
    '一行に一件の採点。Question、ModelAnswer、score。モデルと審査員はフォルダ名とファイル名から。',
  'llm-jp-single': '一行に一件の採点。question_id、judge_model、score。採点から組を作ります。',
  flexeval: '一行に一組。model1、model2、winner（model1、model2、draw）。',
  chainforge: 'cache を持つフロー。評価ノードが応答を採点したもの。',
  wildbench: 'session_id を持つ記録。model_A、model_B、winner の組か、model_test と score。',
  opencompass: '番号つきの記録に gold（answer1、answer2）と prediction。審査員はパスから。',
  inspect:
    '1 モデル分のログ（.eval または JSON）。別のモデルのログも開くと、採点から組を作ります。',
  'lm-eval':
    'モデル名のフォルダにある samples_タスク_….jsonl。doc_id ごとの評価値から組を作ります。',
  deepeval:
    'テスト結果。testCases に input と metricsData。モデルはハイパーパラメータかファイル名から。',
  langfuse: 'input、モデルを一つ含む observations、scores を持つトレース。',
  langsmith: '一ファイルに一つの実験（名前はファイル名）。example_id と feedback. で始まる列。',
  phoenix:
    '一ファイルに一つの実験（名前はファイル名）。example_id と annotations。または eval. の列を持つスパン。',
  'match-results': '対戦者二つと得点二つ。home_team、away_team、home_score、away_score など。',
  pgn: 'White、Black、Result のタグを持つチェスの棋譜。白を先（左）とします。',
  counts: '一行に一組の集計。model_a、model_b、wins_a、wins_b、ties。',
  evalica: '一行に一件の判定。left、right、winner（left、right、tie）。',
  'win-matrix': '正方形の表。行と列にモデルが並び、行のモデルが勝った数が入ったもの。',
  choix: 'n_items と data を持つ JSON。data は [勝者, 敗者] または順位の配列。',
  mapped: 'どんな表でも。モデルと結果がどの列にあるかを、このあと指定します。',
  answers: 'モデルの回答。question_id、model_id、text または choices。判定は含みません。',
  questions: '質問。question_id と text・turns・prompt のどれか、あればカテゴリ。',
  ranking: '公表ランキング。一行に一モデル、rating・score・median などの値。',
  'judge-prompts': '審査用のひな形。name と prompt_template、あれば system_prompt。',
  autoarena:
    'prompt、model_a、model_b、winner（A、B、-）を持つ対戦。.autoarena のデータベースも読めます。',
  'orq-arena': '一行に一件の対戦。model_a、model_b、winner、judge_votes。審査団の結論を読みます。',
  'orq-arena-votes': '同じ対戦の judge_votes（A、B、tie）を、審査員ごとの判定として読みます。',
  judgearena: 'model_A、model_B、judge_completion を持つ判定。隣の results-….json は不要です。',
  'open-webui':
    'フィードバックの書き出し。data に model_id、rating（1、0、−1）、sibling_model_ids。',
  'label-studio':
    'JSON で書き出したタスク。left か right を選んだ annotations と、model_a・model_b を持つ data。',
  argilla:
    '順位づけの質問を持つ記録の書き出し。response1_model などの metadata がモデルを示します。',
  'row-ranking':
    'models と ranking（各モデルの順位、1 が最良）または ratings を持つ行。二つずつ比べます。',
  'chosen-rejected': '学習用の組。chosen、rejected、chosen_model、rejected_model。',
  comparia: 'model_a_name、model_b_name、chosen_model_name、both_equal を持つ投票。',
  'comparia-reactions':
    'refers_to_model、liked、disliked を持つリアクション。同じ発言への二つの評価が組になります。',
  helpsteer3:
    'response1、response2、overall_preference（−3 から 3）に、model1 と model2 を加えたもの。',
};
