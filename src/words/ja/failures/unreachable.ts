import type { Unreachable } from '../../../core/failure.ts';

/** 取得できなかった理由と、次にできること。 */
export function unreachableJa({ reason, host, status = 0, to = '' }: Unreachable): string {
  const byHand = '別のタブでアドレスを開いてファイルを保存し、ここにドロップしてください';
  switch (reason) {
    case 'not-an-address':
      return '読めるアドレスではありません。https:// で始まり、ユーザー名やパスワードを含まないアドレスか、Hugging Face のデータセット名（所有者/名前）を入れてください。';
    case 'offline':
      return `オフラインのため、${host} に接続できませんでした。接続してからやり直すか、この端末にあるファイルを開いてください。`;
    case 'insecure':
      return `${host} は http では読めません。ページから接続できるのは https だけです。https:// に書き換えてください。サイトが https に対応していなければ、${byHand}。`;
    case 'cors-or-network':
      return /^(localhost|127\.|\[::1\])/.test(host)
        ? `${host} を読めませんでした。サーバーが動いていないか、ほかのページからの読み取りを許していないか（Access-Control-Allow-Origin ヘッダーが必要です）、ブラウザがこの端末への接続を許していないかのいずれかですが、ページからは区別できません。ヘッダーをつけてサーバーを起動するか、ファイルを直接開いてください。`
        : `${host} を読めませんでした。ほかのページからの読み取りをサイトが許していない（CORS）か、通信かアドレスに問題があるかですが、ページからは区別できません。別のタブでアドレスを開き、ファイルが出てきたら保存して、ここにドロップしてください。`;
    case 'needs-login':
      return `${host} は、これを誰にでも公開しているわけではありません（応答 ${status}）。ログインか利用条件への同意が必要か、存在しないかです。入手するには、サイトにログインしてから、${byHand}。`;
    case 'too-many-requests':
      return `このネットワークから ${host} への問い合わせが多すぎます（応答 ${status}。GitHub の一覧は 1 時間に 60 回までです）。しばらく待つか、${byHand}。`;
    case 'status':
      if (status === 404 || status === 410)
        return `${host} のこのアドレスには何もありません（応答 ${status}）。つづりを確かめてください。非公開のものも同じ応答になることがあります。`;
      return status >= 500
        ? `${host} 側に問題が起きています（応答 ${status}）。あとでもう一度試してください。`
        : `${host} に断られました（応答 ${status}）。別のタブでアドレスを開き、ファイルが出てきたら保存して、ここにドロップしてください。`;
    case 'web-page':
      return `${host} からデータではなくウェブページが届きました。ログイン画面か、ファイルを表示するページかもしれません。別のタブで開き、ダウンロード（raw）のリンク先のアドレスを入れるか、ファイルを保存してここにドロップしてください。`;
    case 'no-listing':
      return `${host} からファイルの一覧が届きませんでした。ファイルひとつのアドレスを入れてください。`;
    case 'broken-off':
      return `${host} との接続が途中で切れました。もう一度読み込んでください。`;
    case 'redirected':
      return `${host} から ${to} に転送されましたが、転送先がローカルネットワーク内か https ではないため、何も読み込みませんでした。信頼できるアドレスなら、${byHand}。`;
  }
}
