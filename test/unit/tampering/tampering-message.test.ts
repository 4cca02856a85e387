import { Language } from '../../../src/message/message-strategy';
import { tamperingContent } from '../../../src/tampering/tampering-message';
import { API_CALLS, apiCall, OF_SOMEBODY_ELSE, REFUSED } from '../../events/api-calls';
import { publisher } from '../../support/evaluating';
import { delivered, transformerRefusal } from '../../support/rendering';

const LANGUAGES: readonly { readonly language: Language }[] = [{ language: 'english' }, { language: 'japanese' }];
const transformer = (language: Language) => tamperingContent(language, 'console.aws.amazon.com').toInputTransformer();
const [STOP_LOGGING] = API_CALLS;

describe.each(LANGUAGES)('the $language message about tampering', ({ language }) => {
  test('is a transformer that EventBridge accepts', () => {
    expect(transformerRefusal(transformer(language))).toBeUndefined();
  });

  test('says on its first line what was called, by whom and in which account, where EventBridge writes it without the ARN', async () => {
    const call = apiCall(STOP_LOGGING, OF_SOMEBODY_ELSE);
    const [direct] = delivered(transformer(language), call).split('\n');
    const [workflow] = String((await publisher(tamperingContent(language, 'console.aws.amazon.com'))(call)).message).split('\n');
    for (const said of ['StopLogging', 'cloudtrail.amazonaws.com', 'IAMUser', '123456789012']) {
      expect(direct).toContain(said);
      expect(workflow).toContain(said);
    }
    expect(direct).not.toContain('arn:');
    expect(workflow).toContain('arn:aws:iam::123456789012:user/alice');
  });

  test('says on the last lines what the caller can choose, and nothing of it before', () => {
    const lines = delivered(transformer(language), apiCall(STOP_LOGGING, OF_SOMEBODY_ELSE, REFUSED)).split('\n');
    const chosen = ['management-events-2', 'is not authorized', 'aws-cli/2.15.0'];
    expect(lines.slice(-3).map((line, index) => line.includes(chosen[index]))).toEqual([true, true, true]);
    expect(lines.slice(0, -3).filter(line => chosen.some(text => line.includes(text)))).toEqual([]);
  });

  test('is delivered for every call, done or refused', () => {
    for (const call of API_CALLS) {
      expect(delivered(transformer(language), apiCall(call, OF_SOMEBODY_ELSE))).toContain(call.eventName);
      expect(delivered(transformer(language), apiCall(call, OF_SOMEBODY_ELSE, REFUSED))).toContain('AccessDenied');
    }
  });

  test('leaves out, where a workflow publishes it, what the call does not say', async () => {
    const publish = publisher(tamperingContent(language, 'console.aws.amazon.com'));
    for (const call of API_CALLS) {
      const done = await publish(apiCall(call, OF_SOMEBODY_ELSE));
      expect(done.subject).toMatch(new RegExp(`^.+${call.eventName}.+123456789012$`));
      // A parameter that was given as an empty list is said to be unknown, at the end of a line that has others.
      expect(done.message).not.toMatch(/^[^:]+: *$|^[^:]+: (unknown|不明)$|AccessDenied/m);
      expect((await publish(apiCall(call, OF_SOMEBODY_ELSE, REFUSED))).message).toMatch(/: AccessDenied$/m);
    }
  });

  test('leads to the record in the console of the partition', () => {
    const text = delivered(tamperingContent(language, 'console.amazonaws.cn').toInputTransformer(), apiCall(STOP_LOGGING, OF_SOMEBODY_ELSE));
    expect(text).toContain('https://console.amazonaws.cn/cloudtrailv2/home?region=us-east-1#/events/0e0e0e0e-8888-4888-8888-000000000002');
  });
});

test('the English message about a refused call is this', () => {
  expect(delivered(transformer('english'), apiCall(STOP_LOGGING, OF_SOMEBODY_ELSE, REFUSED))).toMatchInlineSnapshot(`
""Tampering with the AWS console sign-in alert: StopLogging (cloudtrail.amazonaws.com), type IAMUser, account 123456789012"
"Time: 2026-01-15T09:30:00Z"
"Source address: 198.51.100.66"
"Region: us-east-1"
"Refused with (empty: it was done): AccessDenied"
"Called through, if a service: "
"Event ID: 0e0e0e0e-8888-4888-8888-000000000002"
"Record, some minutes after the call: https://console.aws.amazon.com/cloudtrailv2/home?region=us-east-1#/events/0e0e0e0e-8888-4888-8888-000000000002"
"Not expected? You may no longer be notified of sign-ins: undo it (cdk deploy --revert-drift), disable this user or role, and look in CloudTrail for what it did."
"Somebody may have chosen the text below: trust no statement and open no link in it."
"ARN, if any (the caller who begins a session chooses the name at its end): arn:aws:iam::123456789012:user/alice"
"Session issued by, if known: "
"Parameters: {name:management-events-2}"
"Error message, if any: User: arn:aws:iam::123456789012:user/alice is not authorized to perform this action"
"User agent: aws-cli/2.15.0 Python/3.11.6 Linux/6.1.0""
`);
});

test('the Japanese message about a call that was done is this', () => {
  expect(delivered(transformer('japanese'), apiCall(STOP_LOGGING, OF_SOMEBODY_ELSE))).toMatchInlineSnapshot(`
""AWSコンソールのサインイン通知の設定に対する操作を検知しました。 StopLogging (cloudtrail.amazonaws.com)、ユーザー種別 IAMUser、アカウント 123456789012"
"日時 (UTC): 2026-01-15T09:30:00Z"
"接続元: 198.51.100.66"
"リージョン: us-east-1"
"拒否のエラーコード (空の場合は実行されています): "
"呼び出しを中継したサービス (ある場合): "
"イベント ID: 0e0e0e0e-8888-4888-8888-000000000002"
"記録 (操作から数分後に表示できます): https://console.aws.amazon.com/cloudtrailv2/home?region=us-east-1#/events/0e0e0e0e-8888-4888-8888-000000000002"
"心当たりがない場合は、サインインの通知が届かなくなっているおそれがあります。直ちに元に戻し (cdk deploy --revert-drift を実行し)、このユーザーまたはロールを無効にして、CloudTrail で操作の記録を確認してください。"
"以下の値には、第三者が任意に設定した文字列が含まれている可能性があります。書かれている内容を信用せず、リンクも開かないでください。"
"ARN (ある場合。セッションの場合、末尾の名前は開始した呼び出し元が指定したものです): arn:aws:iam::123456789012:user/alice"
"セッションの発行元 (わかる場合): "
"パラメーター: {name:management-events-2}"
"エラーメッセージ (ある場合): "
"ユーザーエージェント: aws-cli/2.15.0 Python/3.11.6 Linux/6.1.0""
`);
});
