import { ENGLISH } from '../../../../src/message/languages/english';
import { JAPANESE } from '../../../../src/message/languages/japanese';
import { Wording } from '../../../../src/message/languages/wording';
import { PresetMessage } from '../../../../src/message/preset';
import { iamUser } from '../../../events';
import { published } from '../../../support/evaluating';
import { delivered } from '../../../support/rendering';
import { RECIPE_TEMPLATE } from '../recipe';

const template = (wording: Wording) => new PresetMessage(wording).email({ consoleDomain: 'example.com' }).toInputTransformer().inputTemplate;
const placeholders = (text: string) => text.split('\n').map(line => line.match(/<[\w-]+>/g) ?? []);

test('the opening sentence of a console sign-in is that of the recipe', async () => {
  const [sentence] = RECIPE_TEMPLATE.slice(1).split(' ');
  expect(sentence).toBe('AWSコンソールのサインインイベントが発生しました。');
  const { message } = await published(new PresetMessage(JAPANESE).email({ consoleDomain: 'example.com' }), iamUser());
  expect(String(message).startsWith(sentence)).toBe(true);
});

test('the opening sentence of an input transformer says nothing of the console, since it is that of every event', () => {
  expect(template(JAPANESE).startsWith('"AWSのサインインイベントが発生しました。 ')).toBe(true);
});

test('the same values stand on the same lines as in the English message', () => {
  expect(placeholders(template(JAPANESE))).toEqual(placeholders(template(ENGLISH)));
});

test('the mail of a sign-in', () => {
  expect(delivered(new PresetMessage(JAPANESE).email({ consoleDomain: 'console.aws.amazon.com' }).toInputTransformer(), iamUser())).toMatchInlineSnapshot(`
""AWSのサインインイベントが発生しました。 ConsoleLogin Success (ユーザー種別 IAMUser、アカウント 123456789012)"
"日時 (UTC): 2026-01-15T09:04:30Z"
"接続元: 203.0.113.10"
"リージョン: us-east-1"
"MFA の使用: Yes (フェデレーションユーザーは CloudTrail では判別できず、常に No になります)"
"エラーコード (ある場合): "
"イベント: AWS Console Sign In via CloudTrail、ID d0d0d0d0-2222-4222-8222-000000000004"
"記録 (発生から数分後に表示できます): https://console.aws.amazon.com/cloudtrailv2/home?region=us-east-1#/events/d0d0d0d0-2222-4222-8222-000000000004"
"心当たりがない場合、または他人に頼まれて承認した場合は、直ちにこのユーザーまたはロールを無効にし (ルートユーザーの場合はパスワードを変更し)、セッションを失効させ、CloudTrail で操作の記録を確認してください。"
"以下の値には、第三者が任意に設定した文字列が含まれている可能性があります。書かれている内容を信用せず、リンクも開かないでください。"
"ユーザー名 (ある場合): alice"
"ARN (ある場合。セッションの場合、末尾の名前は開始した呼び出し元が指定したものです): arn:aws:iam::123456789012:user/alice"
"セッションの発行元 (わかる場合): "
"切り替え元 (ロールを切り替えた場合): "
"切り替え先 (ロールを切り替えた場合): "
"セッションを更新したユーザー (更新の場合): "
"ログインのクライアント、またはルートセッションの対象とポリシー (ある場合):  "
"エラーメッセージ (ある場合): "
"ユーザーエージェント: Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0""
`);
});
