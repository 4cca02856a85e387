import { CHAT, EMAIL, MessageFormat, SMS } from '../../../src/delivery/message-format';
import { jsonPath, valueAt } from '../../../src/eventbridge/json-path';
import { read } from '../../../src/eventbridge/json-reader';
import { Content } from '../../../src/message/content';
import { ENGLISH } from '../../../src/message/english';
import { JAPANESE } from '../../../src/message/japanese';
import { PresetMessage } from '../../../src/message/preset';
import { Wording } from '../../../src/message/wording';
import { SignInRecord } from '../../../src/signin/samples';
import {
  deniedByPolicy, externalIdPDirectoryLoginTypedRoot, failureWithoutArn, federated, federatedUser, iamUser,
  passwordRecoveryCompleted, passwordRecoveryRequested, passwordUpdated, pathThatLinks, renewRole, root,
  switchRole, switchRoleFailure, switchRoleLeft,
} from '../../events';
import { published } from '../../support/evaluating';
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
  direct: (content, event) => Promise.resolve(delivered(content.transformer()!, event)),
  workflow: async (content, event) => String((await published(content, event)).message),
};

/** The path of an ARN may hold any text, so JSONata leaves it out. */
const withoutPath = (value: string) => value.replace(/^(arn:[^/]*:(?:user|role)\/).*\//, '$1');

const valueIn = (event: SignInRecord, path: string): string => {
  const parsed = jsonPath(path);
  const node = parsed.kind === 'steps' ? valueAt(read(JSON.stringify(event)), parsed.steps) : undefined;
  return node?.kind === 'string' ? node.text : '';
};

const everywhere = ['text direct', 'text workflow', 'short direct', 'short workflow', 'card direct', 'card workflow'];
const whereThereIsRoom = everywhere.filter(each => !each.startsWith('short'));
/** EventBridge can say nothing of free text inside a card, nor leave a value out: what a stranger can choose is not shown there. */
const whereFreeTextIsSafe = ['text direct', 'text workflow', 'card workflow'];

/** The facts that every language must say, and where. What an event has at the path must be in the message. */
const FACTS: readonly { readonly fact: string; readonly path: string | ((event: SignInRecord) => string); readonly said: readonly string[] }[] = [
  { fact: 'what happened', path: '$.detail.eventName', said: everywhere },
  { fact: 'whether it worked', path: event => valueIn(event, `$.detail.responseElements.${valueIn(event, '$.detail.eventName')}`), said: everywhere },
  { fact: 'what kind of identity it was', path: '$.detail.userIdentity.type', said: everywhere },
  { fact: 'which account', path: '$.account', said: everywhere },
  { fact: 'which Region', path: '$.region', said: everywhere },
  { fact: 'from where', path: '$.detail.sourceIPAddress', said: everywhere },
  { fact: 'when', path: '$.detail.eventTime', said: whereThereIsRoom },
  { fact: 'whether with MFA', path: '$.detail.additionalEventData.MFAUsed', said: whereThereIsRoom },
  { fact: 'which record', path: '$.detail.eventID', said: whereThereIsRoom },
  { fact: 'where to read more', path: event => `/cloudtrailv2/home?region=${String(event.region)}#/events/${valueIn(event, '$.detail.eventID')}`, said: whereThereIsRoom },
  { fact: 'what to do', path: () => 'CloudTrail', said: whereThereIsRoom },
  { fact: 'that a policy denied it', path: '$.detail.errorCode', said: whereThereIsRoom },
  { fact: 'who', path: '$.detail.userIdentity.arn', said: whereFreeTextIsSafe },
  { fact: 'as whom, without an ARN', path: '$.detail.userIdentity.userName', said: whereFreeTextIsSafe },
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

test.each(MESSAGES.filter(({ delivery }) => delivery === 'workflow'))('of a path the $language message for the channel $channel says nothing', async ({ content, channel }) => {
  expect(SHOWN[channel](await DELIVERIES.workflow(content, pathThatLinks()))).not.toContain('www.example.com');
});

test('every fact is one of some event', () => {
  expect(FACTS.filter(({ path }) => typeof path === 'string' && EVENTS.every(({ event }) => valueIn(event, path) === ''))).toEqual([]);
});
