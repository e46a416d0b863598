import type { JudgeCallFailure } from '../../../core/failure.ts';

/** 審査員や、回答するモデルを呼び出せなかった理由と、次にできること。 */
export function judgeCallJa(failure: JudgeCallFailure): string {
  const { reason, host, status, message } = failure;
  const answer = status === undefined ? '' : `（応答 ${status}）`;
  const said = message ? ` 相手の説明：「${message}」` : '';
  switch (reason) {
    case 'not-an-address':
      return 'ベース URL が、ウェブのアドレスではありません。https:// で始まり、パスワードを含まないアドレスに直してください。';
    case 'insecure':
      return `${host} は http のアドレスで、途中でキーや文章を読まれるおそれがあるため、問い合わせていません。https のアドレスを使ってください。http を使えるのは、この端末か同じネットワークのサーバーだけです。`;
    case 'offline':
      return `オフラインのため、${host} に問い合わせできません。それまでの結果は残っています。接続してから再開してください。`;
    case 'cors-or-network':
      return `${host} に接続できませんでした。ウェブページからの呼び出しを許していない（CORS）か、通信かアドレスに問題があるかですが、ページからは区別できません。アドレスを確かめてください。自分のサーバーなら Access-Control-Allow-Origin ヘッダーが必要です。`;
    case 'local-network':
      return `この端末か同じネットワークのサーバー ${host} に接続できませんでした。サーバーが動いていてこのページのオリジンを許可しているか（Ollama では OLLAMA_ORIGINS）、ブラウザがこのサイトに「ローカル ネットワーク上のデバイスへのアクセス」を許可しているかを確かめてください。Safari は、https で開いたページから http のアドレスを呼び出しません。別のブラウザを使うか、サーバーを https にしてください。`;
    case 'null-origin':
      return `${host} に接続できませんでした。このページはファイルから開かれたため、オリジンが「null」になり、多くのサーバーに断られます。自分のサーバーならこのオリジンを許可するか、ウェブ上のページを使ってください。`;
    case 'wrong-key':
      return `${host} がキーを受け付けません${answer}。欠けていないか、このプロバイダーのものか、このモデルを使えるキーかを確かめてください。${said}`;
    case 'no-credit':
      return `${host} のアカウントに残高がありません${answer}。残高を追加してから再開してください。失われたものはありません。${said}`;
    case 'browser-blocked':
      return `このキーの組織は、ブラウザから ${host} を呼び出すことを許していません${answer}。管理者に許可してもらうか、バッチファイルを書き出して実行してください。${said}`;
    case 'too-many-requests':
      return `${host} への問い合わせが多すぎます${answer}。待っても変わりませんでした。毎分の回数を減らしてから再開してください。${said}`;
    case 'context-too-long':
      return `文章が、${host} のこのモデルには長すぎます${answer}。コンテキスト長の大きいモデルを選ぶか、この質問を外してください。${said}`;
    case 'not-found':
      return `${host} には、このモデルかアドレスがありません${answer}。モデル名とベース URL を確かめてください。${said}`;
    case 'bad-request':
      return `${host} が要求を受け付けませんでした${answer}。temperature などの設定を断るモデルもあります。設定を空にしてから再開してください。${said}`;
    case 'server':
      return `${host} 側に問題が起きています${answer}。何度か試しましたが変わりませんでした。それまでの結果は残っています。あとで再開してください。${said}`;
    case 'timeout':
      return `${host} から時間内に返答がありませんでした。同時に呼び出す数を減らすか、あとで再開してください。`;
    case 'broken-off':
      return `${host} との接続が返答の途中で切れました。再開すると、もう一度問い合わせます。`;
    case 'out-of-tokens':
      return `${host} は、返答のトークン数の上限を、本文を書く前に使い切りました。思考するモデルには、より多くのトークンが必要です。上限を上げて新しい実行を始めてください。`;
    case 'bad-reply':
      return `${host} から、モデルの返答ではないものが届きました${answer}。ベース URL を確かめてください。${said}`;
  }
}
