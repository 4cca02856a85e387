import { CHAT, EMAIL, MessageFormat, SMS } from '../../../src/delivery/message-topics';
import { jsonPath, nodeAt } from '../../../src/eventbridge/json-path';
import { read } from '../../../src/eventbridge/json-reader';
import { ENGLISH } from '../../../src/message/languages/english';
import { JAPANESE } from '../../../src/message/languages/japanese';
import { Wording } from '../../../src/message/languages/wording';
import { Content } from '../../../src/message/message-strategy';
import { PresetMessage } from '../../../src/message/preset';
import { presetSubject, renderSubject } from '../../../src/message/subject';
import { parseTitle } from '../../../src/message/title';
import { FIELDS } from '../../../src/signin/fields';
import { SignInRecord } from '../../../src/signin/samples';
import { agentAuthorization, assumeRoot, assumeRootRefused, awsLogin, awsLoginCrossDevice, awsLoginOfRole, awsLoginRefused, deniedByPolicy, externalIdPDirectoryLoginTypedRoot, failureWithoutArn, federated, federatedUser, iamUser, oauthToken, passwordRecoveryCompleted, passwordRecoveryRequested, passwordUpdated, pathThatLinks, portal, portalFailure, portalFailureOfUser, portalOfUnknown, renewRole, root, signInAnomaly, switchRole, switchRoleFailure, switchRoleLeft, transferSignIn, workSpacesFailure, workSpacesSignIn } from '../../events';
import { EVENT, evaluator, published } from '../../support/evaluating';
import { delivered } from '../../support/rendering';

const CONTEXT = { consoleDomain: 'console.aws.amazon.com' };

/** What is said to a reader: a card shows its title and its description. */
const SHOWN: Readonly<Record<MessageFormat['id'], (text: string) => string>> = {
  text: text => text,
  short: text => text,
  card: text => {
    const { content } = JSON.parse(text) as { readonly content: { readonly title: string; readonly description: string } };
    return `${content.title}\n${content.description}`;
  },
};

const DELIVERIES: Readonly<Record<'direct' | 'workflow', (content: Content, event: SignInRecord) => Promise<string>>> = {
  direct: (content, event) => Promise.resolve(delivered(content.toInputTransformer()!, event)),
  workflow: async (content, event) => String((await published(content, event)).message),
};

/** The path of an ARN may hold any text, so JSONata leaves it out. */
const withoutPath = (value: string) => value.replace(/^(arn:[^/]*:(?:user|role)\/).*\//, '$1');

const valueIn = (event: SignInRecord, path: string): string => {
  const parsed = jsonPath(path);
  const node = parsed.kind === 'steps' ? nodeAt(read(JSON.stringify(event)), parsed.steps) : undefined;
  return node?.kind === 'string' ? node.text : '';
};

const everywhere = ['text direct', 'text workflow', 'short direct', 'short workflow', 'card direct', 'card workflow'];
const whereThereIsRoom = everywhere.filter(each => !each.startsWith('short'));
const byWorkflow = everywhere.filter(each => each.endsWith('workflow'));
/** EventBridge can say nothing of free text inside a card, nor leave a value out: what a stranger can choose is not shown there. */
const whereFreeTextIsSafe = ['text direct', 'text workflow', 'card workflow'];

/** The outcome as an event has it in a word. */
const outcomeOf = (event: SignInRecord) => {
  const name = valueIn(event, '$.detail.eventName');
  return valueIn(event, `$.detail.responseElements.${name}`) || valueIn(event, `$.detail.serviceEventDetails.${name}`);
};

/** An event that CloudTrail has no record of has no link. */
const linkOf = (event: SignInRecord) => {
  const id = valueIn(event, '$.detail.eventID');
  return id && `/cloudtrailv2/home?region=${String(event.region)}#/events/${id}`;
};

const isCall = (event: SignInRecord) => valueIn(event, '$.detail.eventType') === 'AwsApiCall';

/** The facts that every language must say, and where. What an event has at the path must be in the message. */
const FACTS: readonly { readonly fact: string; readonly path: string | ((event: SignInRecord) => string); readonly said: readonly string[] }[] = [
  { fact: 'what happened, by name', path: '$.detail.eventName', said: everywhere.filter(each => each !== 'short workflow') },
  { fact: 'what happened, where the event has no name', path: event => valueIn(event, '$.detail.eventName') ? '' : String(event['detail-type']), said: whereThereIsRoom },
  { fact: 'whether it worked', path: outcomeOf, said: everywhere },
  { fact: 'that a call failed', path: event => isCall(event) && valueIn(event, '$.detail.errorCode') ? 'Failure' : '', said: byWorkflow },
  { fact: 'that a call worked', path: event => isCall(event) && !valueIn(event, '$.detail.errorCode') ? 'Success' : '', said: byWorkflow },
  { fact: 'what kind of identity it was', path: '$.detail.userIdentity.type', said: everywhere },
  { fact: 'which account', path: '$.account', said: everywhere },
  { fact: 'which Region', path: '$.region', said: everywhere },
  { fact: 'from where', path: '$.detail.sourceIPAddress', said: everywhere },
  { fact: 'when', path: '$.detail.eventTime', said: whereThereIsRoom },
  { fact: 'whether with MFA', path: '$.detail.additionalEventData.MFAUsed', said: whereThereIsRoom },
  { fact: 'which record', path: '$.detail.eventID', said: whereThereIsRoom },
  { fact: 'where to read more', path: linkOf, said: whereThereIsRoom },
  { fact: 'what to do', path: () => 'CloudTrail', said: whereThereIsRoom },
  { fact: 'that a policy denied it', path: '$.detail.errorCode', said: everywhere.filter(each => each !== 'short workflow') },
  { fact: 'who', path: '$.detail.userIdentity.arn', said: whereFreeTextIsSafe },
  { fact: 'as whom, without an ARN', path: '$.detail.userIdentity.userName', said: whereFreeTextIsSafe },
  { fact: 'as whom, in IAM Identity Center', path: '$.detail.additionalEventData.UserName', said: whereFreeTextIsSafe },
  { fact: 'as whom, where IAM Identity Center has an ID alone', path: '$.detail.userIdentity.onBehalfOf.userId', said: ['text workflow', 'card workflow'] },
  { fact: 'which client got access', path: '$.detail.requestParameters.client_id', said: whereFreeTextIsSafe },
  { fact: 'which account was entered as root', path: '$.detail.requestParameters.targetPrincipal', said: ['text direct', ...byWorkflow] },
  { fact: 'for which task', path: '$.detail.requestParameters.taskPolicyArn.arn', said: whereFreeTextIsSafe },
  { fact: 'to which application', path: '$.detail.requestParameters.resource', said: ['text workflow', 'card workflow'] },
  {
    fact: 'to which page of IAM Identity Center',
    path: event => valueIn(event, '$.detail.eventName') === 'UserAuthentication' ? valueIn(event, '$.detail.additionalEventData.LoginTo') : '',
    said: ['text workflow', 'card workflow'],
  },
  { fact: 'which role was entered', path: '$.detail.additionalEventData.SwitchTo', said: whereFreeTextIsSafe },
  { fact: 'who switched', path: '$.detail.additionalEventData.SwitchFrom', said: whereFreeTextIsSafe },
  { fact: 'who renewed', path: '$.detail.additionalEventData.RenewedBy', said: whereFreeTextIsSafe },
  { fact: 'who issued the session', path: '$.detail.userIdentity.sessionContext.sessionIssuer.arn', said: whereFreeTextIsSafe },
  { fact: 'why it failed', path: '$.detail.errorMessage', said: whereFreeTextIsSafe },
  { fact: 'with which browser', path: '$.detail.userAgent', said: whereFreeTextIsSafe },
];

const KINDS = {
  root,
  iamUser,
  passwordRecoveryRequested,
  passwordRecoveryCompleted,
  passwordUpdated,
  switchRole,
  switchRoleLeft,
  switchRoleFailure,
  renewRole,
  federated,
  federatedUser,
  failureWithoutArn,
  deniedByPolicy,
  externalIdPDirectoryLoginTypedRoot,
  pathThatLinks,
  awsLogin,
  awsLoginOfRole,
  awsLoginCrossDevice,
  awsLoginRefused,
  agentAuthorization,
  oauthToken,
  portal,
  portalOfUnknown,
  portalFailure,
  portalFailureOfUser,
  transferSignIn,
  workSpacesSignIn,
  workSpacesFailure,
  assumeRoot,
  assumeRootRefused,
  signInAnomaly,
};
const EVENTS = Object.entries(KINDS).map(([kind, build]) => ({ kind, event: build() }));

const LANGUAGES: readonly Wording[] = [ENGLISH, JAPANESE];
const MESSAGES = LANGUAGES.flatMap(wording => [EMAIL, SMS, CHAT].flatMap(format => (['direct', 'workflow'] as const).map(delivery => (
  { language: wording.language, channel: format.id, delivery, content: format.contentOf(new PresetMessage(wording), CONTEXT) }
))));

describe.each(MESSAGES)('the $language message for the channel $channel by the delivery $delivery', ({ channel, delivery, content }) => {
  test.each(EVENTS)('says every fact of $kind', async ({ event }) => {
    const shown = SHOWN[channel](await DELIVERIES[delivery](content, event));
    const facts = FACTS.filter(({ said }) => said.includes(`${channel} ${delivery}`))
      .map(({ fact, path }) => ({ fact, value: typeof path === 'string' ? valueIn(event, path) : path(event) }));
    expect(facts.length).toBeGreaterThanOrEqual(6);
    expect(facts.filter(({ value }) => !shown.includes(delivery === 'workflow' ? withoutPath(value) : value))).toEqual([]);
  });
});

/** What happened, in words, of which each message by a workflow says one. Text messages are ASCII in either language. */
const IN_WORDS: readonly { readonly event: SignInRecord; readonly english: string; readonly japanese: string; readonly ascii: string }[] = [
  { event: awsLogin(), english: 'AWS CLI login', japanese: 'AWS CLI ログイン', ascii: 'AWS CLI login ' },
  { event: awsLoginCrossDevice(), english: 'CLI login approved on another device', japanese: '別のデバイス', ascii: 'login on another device' },
  { event: awsLoginRefused(), english: 'refused', japanese: '拒否', ascii: 'AWS CLI or application login' },
  { event: agentAuthorization(), english: 'agent or application', japanese: 'エージェント', ascii: 'Agent or application' },
  { event: oauthToken(), english: 'Credentials by OAuth', japanese: '認証情報の発行', ascii: 'OAuth credentials' },
  { event: portal(), english: 'IAM Identity Center sign-in', japanese: 'IAM Identity Center へのサインイン', ascii: 'Identity Center sign-in' },
  { event: portalFailure(), english: 'Credential check', japanese: '認証情報の検証', ascii: 'credential check' },
  { event: workSpacesFailure(), english: 'or WorkSpaces', japanese: 'または WorkSpaces', ascii: 'or WorkSpaces' },
  { event: assumeRoot(), english: 'Root session in account 111122223333', japanese: 'アカウント 111122223333 のルートセッション', ascii: 'Root session in 111122223333' },
  { event: signInAnomaly(), english: 'AWS found an unusual sign-in', japanese: 'AWS が通常と異なるサインインを検出', ascii: 'AWS found an unusual sign-in' },
];

describe.each(MESSAGES.filter(({ delivery }) => delivery === 'workflow'))('the $language message for the channel $channel by a workflow', ({ language, channel, content }) => {
  test('says what happened in words', async () => {
    for (const { event, ...words } of IN_WORDS) {
      expect(SHOWN[channel](await DELIVERIES.workflow(content, event)).replace(/`/g, '')).toContain(channel === 'short' ? words.ascii : words[language]);
    }
  });
});

test.each(LANGUAGES)('the Subject in $language says within 40 characters what happened and whether it worked', async ({ title, language }) => {
  const subjectOf = evaluator(renderSubject(EVENT, presetSubject(parseTitle(title, FIELDS), title.fallback), { unknown: '-', timeZoneOffset: undefined }));
  for (const { event } of IN_WORDS.slice(0, -1)) {
    expect(String(await subjectOf(event)).slice(0, 40)).toMatch(/ (Success|Failure)/);
  }
  expect(String(await subjectOf(signInAnomaly())).slice(0, 40)).toContain(language === 'english' ? 'Sign-in anomaly' : 'AWS が通常と異なるサインインを検出');
});

test.each(MESSAGES.filter(({ delivery }) => delivery === 'workflow'))('of a path the $language message for the channel $channel says nothing', async ({ content, channel }) => {
  expect(SHOWN[channel](await DELIVERIES.workflow(content, pathThatLinks()))).not.toContain('www.example.com');
});

test('every fact is one of some event', () => {
  expect(FACTS.filter(({ path }) => typeof path === 'string' && EVENTS.every(({ event }) => valueIn(event, path) === ''))).toEqual([]);
});
