import { DailyCheckWording } from './report-states';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/drift-aware-change-sets.html */
const DEPLOY = 'cdk deploy --revert-drift (aws-cdk 2.1110.0 以降) を実行してください。手作業による変更は、通常のデプロイでは元に戻りません。';

/** The message of the daily check in Japanese. */
export const DAILY_CHECK_JAPANESE: DailyCheckWording = {
  subjectWrong: 'サインイン通知の日次点検: 検出 {count} 件、アカウント {account}',
  subjectWell: 'サインイン通知の日次点検: 異常なし、アカウント {account}',
  subjectNotWritten: 'サインイン通知の日次点検: 報告を作成できません、アカウント {account}',
  notWritten: 'AWSコンソールのサインイン通知 {alert} (アカウント {account}、{region}) の日次点検は、報告を作成できませんでした。' +
    'すべての結果は、Step Functions のコンソールで実行の出力を確認してください。',
  wrong: 'AWSコンソールのサインイン通知 {alert} (アカウント {account}、{region}) の日次点検で、{count} 件を検出しました。',
  well: '異常なし: AWSコンソールのサインイン通知 {alert} (アカウント {account}、{region}) の日次点検で、問題は見つかりませんでした。',
  numbers: '{start} から {end} までに、CloudTrail は {region} で AWS サインインのイベントを {recorded} 件記録しました。' +
    'そのうち通知の条件に確実に一致するものは {certain} 件です。通知のルールに一致したイベントは {matched} 件です。',
  forwarded: '同じ期間に、ほかのリージョンとアカウントから {elsewhere} 件のイベントを受信しました。',
  more: '… ほかに {more} 件あります。すべての結果は、Step Functions のコンソールで実行の出力を確認してください。',
  findings: {
    topicMissing: {
      problem: 'トピック {subject} が存在しません。',
      remedy: `このトピックからは誰にも通知されません。${DEPLOY}その後、すべての受信者がサブスクリプションを確認し直す必要があります。`,
    },
    subscriptionMissing: {
      problem: 'トピック {topic} に、{endpoint} ({protocol}) のサブスクリプションがありません。',
      remedy: 'サブスクリプションが解除されたか、48 時間以内に確認されませんでした。作成し直し、受信者に確認を依頼してください: ' +
        'aws sns subscribe --topic-arn {topic} --protocol {protocol} --notification-endpoint {endpoint}',
    },
    subscriptionPending: {
      problem: '{endpoint} ({protocol}) は、トピック {topic} のサブスクリプションをまだ確認していません。',
      remedy: '確認メールのリンクを開くよう受信者に依頼してください。作成から 48 時間が過ぎると、サブスクリプションは SNS により削除されます。確認メールの再送: ' +
        'aws sns subscribe --topic-arn {topic} --protocol {protocol} --notification-endpoint {endpoint}',
    },
    chatMissing: {
      problem: 'チャットに投稿するためのトピック {topic} に、サブスクリプションがありません。',
      remedy: 'Amazon Q Developer in chat applications のコンソールでチャンネルを開き、このトピックを追加してください。',
    },
    trailStopped: {
      problem: '証跡 {subject} は記録を停止しています。停止日時: {since}',
      remedy: 'サインインは通知されません。記録を開始してください: aws cloudtrail start-logging --name {subject} 。その後、誰が停止したかをイベント履歴で確認してください。',
    },
    trailDeliveryFailed: {
      problem: '証跡 {subject} の直近のログファイルを、CloudTrail が配信できませんでした: {error}',
      remedy: '証跡のバケットとそのポリシー、およびキーを確認してください。',
    },
    trailMissing: {
      problem: 'このリージョンを記録する証跡 {subject} が存在しません。',
      remedy: '証跡がなければサインインは通知されません。証跡を作り直すか、別の証跡を指定してください。',
    },
    noTrail: {
      problem: 'このリージョンを記録する証跡がありません。',
      remedy: 'サインインは通知されません。SignInTrail.create() などで証跡を作成してください。',
    },
    noTrailLogs: {
      problem: 'このリージョンの証跡は、いずれも記録を停止しています。',
      remedy: 'サインインは通知されません。記録を開始してください: aws cloudtrail start-logging --name ...',
    },
    ruleMissing: {
      problem: 'ルール {subject} が存在しません。',
      remedy: `該当するサインインは通知されません。${DEPLOY}`,
    },
    ruleState: {
      problem: 'ルール {subject} の状態は {state} です。デプロイ時の状態は {deployed} でした。',
      remedy: `無効なルールは通知せず、ENABLED だけのルールは読み取り専用のイベントを受信しません。${DEPLOY}` +
        'その後、誰が変更したかを CloudTrail で確認してください。',
    },
    rulePattern: {
      problem: 'ルール {subject} のイベントパターンが、デプロイしたものと異なります。',
      remedy: `サインインに一致しないおそれがあります。${DEPLOY}その後、誰が変更したかを CloudTrail で確認してください。`,
    },
    targetMissing: {
      problem: 'ルール {subject} は、ターゲット {target} に送信していません。',
      remedy: `その受信者には通知が届きません。${DEPLOY}その後、誰が削除したかを CloudTrail で確認してください。`,
    },
    targetRole: {
      problem: 'ルール {subject} のターゲット {target} のロールが、デプロイしたものと異なります。',
      remedy: `そのロールに権限がないおそれがあります。${DEPLOY}`,
    },
    targetUnknown: {
      problem: 'ルール {subject} は、アプリにないターゲット {target} にも送信しています。',
      remedy: '関係者が追加したものでなければ、aws events remove-targets で削除し、誰が追加したかを CloudTrail で確認してください。',
    },
    queueMissing: {
      problem: 'デッドレターキュー {subject} が存在しません。',
      remedy: `配信できない通知は失われます。${DEPLOY}`,
    },
    queueNotEmpty: {
      problem: 'デッドレターキュー {subject} に、配信できなかったイベントが約 {messages} 件あります。',
      remedy: '内容を読み、そのサインインを受信者に知らせてください。理由はメッセージの属性にあります。その後、メッセージを削除してください。',
    },
    keyMissing: {
      problem: 'キー {subject} が存在しません。',
      remedy: 'このキーで暗号化するものは配信できません。別のキーでデプロイしてください。',
    },
    keyState: {
      problem: 'キー {subject} の状態は {state} です。',
      remedy: 'このキーで暗号化するものは配信できません。有効にしてください: aws kms cancel-key-deletion、aws kms enable-key',
    },
    alarmMissing: {
      problem: 'アラーム {subject} が存在しません。',
      remedy: DEPLOY,
    },
    alarmInAlarm: {
      problem: 'アラーム {subject} がアラーム状態です: {reason}',
      remedy: 'アラームの説明で、何についてのアラームかを確認してください。',
    },
    alarmDisabled: {
      problem: 'アラーム {subject} のアクションが無効です。',
      remedy: '誰にも通知されません。有効にしてください: aws cloudwatch enable-alarm-actions --alarm-names {subject}',
    },
    forwarderMissing: {
      problem: 'StackSet {subject} のインスタンスが {region} にありません。',
      remedy: 'そのリージョンのサインインは通知されません。再びデプロイしてください: aws cloudformation create-stack-instances',
    },
    forwarderStatus: {
      problem: 'StackSet {subject} のインスタンス (アカウント {account}、{region}) の状態は {status} ({detail}) です: {reason}',
      remedy: 'そのサインインは通知されないおそれがあります。CloudFormation のコンソールで StackSet のオペレーションを確認し、インスタンスを更新してください。',
    },
    stackSetMissing: {
      problem: 'StackSet {subject} が存在しません。',
      remedy: `ほかのリージョンとアカウントの転送が更新されません。${DEPLOY}`,
    },
    notMatched: {
      problem: '通知の条件に確実に一致するイベントを CloudTrail は {certain} 件記録しましたが、ルールに一致したのは、その後を含めて {matched} 件だけです。',
      remedy: '通知されなかったサインインがあります。まず証跡が書き込みの管理イベントを記録しているかを、次にルールを確認してください。',
    },
    notChecked: {
      problem: '点検できませんでした: {check} ({subject})。{error}: {cause}',
      remedy: 'アクセスが拒否された場合は、cdk deploy --revert-drift で点検のロールを元に戻すか、拒否しているポリシーを探してください。スロットリングの場合は、次回の点検で成功することがあります。',
    },
  },
};
