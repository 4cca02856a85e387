import { Lazy, Token } from 'aws-cdk-lib';
import * as sns from 'aws-cdk-lib/aws-sns';
import { AlertMessage, AlertRecipient, SignInTrail } from '../../../src';
import { PUBLIC_PARAMETERS } from '../../../src/input/public-parameters';
import { stackIn } from '../../support/synthesis';

/** What somebody gives who has no compiler, and the error. */
export interface WrongInput {
  readonly member: keyof typeof PUBLIC_PARAMETERS;
  readonly given: Readonly<Record<string, unknown>>;
  readonly message: string;
}

const ONE = AlertRecipient.email('security@example.com');
const TOPIC = new sns.Topic(stackIn(), 'Topic');
const BUS = 'arn:aws:events:eu-west-1:111122223333:event-bus/Alerts';
const ORGANIZATION = { organizationId: 'o-a1b2c3d4e5', organizationalUnitIds: ['r-ab12'], regions: ['us-east-1'] };
const FILTER_PROPS = 'events, identities, outcome, mfa, principals, exceptPrincipals, sourceIps, exceptSourceIps';

const EMAIL = 'AlertRecipient.email("security@example.com")';
const ACCOUNT = 'a text such as "123456789012"';
const NETWORKS = 'a list such as ["203.0.113.0/24"], or leave it out';
const PRINCIPALS = 'a list such as ["arn:aws:iam::123456789012:user/alice"], or leave it out';
const UUID = 'a text such as "a1b2c3d4-5678-4abc-8def-0123456789ab"';
const BIND = 'new cloudwatch_actions.SnsAction(topic) or the like';

function signIns(filter: unknown, message: string): readonly WrongInput[] {
  return [
    { member: 'ConsoleLoginAlert.constructor', given: { props: { signIns: filter } }, message },
    { member: 'SignInForwarder.constructor', given: { props: { eventBusArn: BUS, signIns: filter } }, message },
  ];
}

function alarm(given: Readonly<Record<string, unknown>>, message: string): readonly WrongInput[] {
  return [
    { member: 'ConsoleLoginAlert.alarmOnFailedDelivery', given, message },
    { member: 'SignInForwarder.alarmOnFailedDelivery', given, message },
    { member: 'ConsoleLoginAlert.alarmOnSilence', given, message },
    { member: 'SignInForwarder.alarmOnSilence', given, message },
  ];
}

const alert = (props: unknown, message: string): WrongInput => ({ member: 'ConsoleLoginAlert.constructor', given: { props }, message });
const organization = (props: object, message: string): WrongInput => ({ member: 'SignInCoverage.organization', given: { options: { ...ORGANIZATION, ...props } }, message });
const teams = (props: object, message: string): WrongInput =>
  ({ member: 'AlertRecipient.teams', given: { options: { teamId: 'a', tenantId: 'b', channelId: 'c', ...props } }, message });

export const WRONG_INPUT: readonly WrongInput[] = [
  alert('security@example.com', 'props is "security@example.com": give an object with recipients, message, delivery, signIns, trail, coverage, topic, encryptionKey'),
  alert(null, 'props is null: give an object with recipients'),
  alert([ONE], 'props is [a value of class AlertRecipient]: give an object with recipients'),
  alert({ recipient: ONE }, 'recipient is a value of class AlertRecipient, and no prop has this name: give recipients, message, delivery'),
  alert({ recipients: ONE }, `recipients is a value of class AlertRecipient: give a list such as [${EMAIL}], or leave it out`),
  alert({ recipients: null }, `recipients is null: give a list such as [${EMAIL}], or leave it out`),
  alert({ recipients: [ONE, 'a@example.com'] }, `recipients[1] is "a@example.com": give ${EMAIL} or the like`),
  alert({ recipients: [AlertRecipient] }, `recipients[0] is the function or class AlertRecipient: give ${EMAIL} or the like`),
  alert({ recipients: [undefined] }, `recipients[0] is undefined: give ${EMAIL} or the like`),
  alert({ message: 'A sign-in' }, 'message is "A sign-in": give AlertMessage.english() or the like, or leave it out'),
  alert({ message: ONE }, 'message is a value of class AlertRecipient: give AlertMessage.english() or the like, or leave it out'),
  alert({ delivery: 'direct' }, 'delivery is "direct": give AlertDelivery.direct() or the like, or leave it out'),
  alert({ delivery: AlertMessage.english() }, 'delivery is a value of class AlertMessage: give AlertDelivery.direct() or the like'),
  alert({ trail: 'arn:aws:cloudtrail:us-east-1:123456789012:trail/all' }, 'trail is "arn:aws:cloudtrail:us-east-1:123456789012:trail/all": give SignInTrail.create()'),
  alert({ trail: SignInTrail }, 'trail is the function or class SignInTrail: give SignInTrail.create() or the like, or leave it out'),
  alert({ coverage: ['us-east-1'] }, 'coverage is ["us-east-1"]: give SignInCoverage.defaultRegions() or the like, or leave it out'),
  alert({ topic: 'arn:aws:sns:us-east-1:123456789012:alerts' }, 'topic is "arn:aws:sns:us-east-1:123456789012:alerts": give new sns.Topic(...) or the like, or leave it out'),
  alert({ encryptionKey: 'alias/alerts' }, 'encryptionKey is "alias/alerts": give new kms.Key(...) or the like, or leave it out'),
  alert({ deadLetterQueue: TOPIC }, 'deadLetterQueue is the Topic Stack/Topic: give new sqs.Queue(...) or the like, or leave it out'),
  alert({ displayName: 7 }, 'displayName is 7: give a text such as "AWS console sign-in", or leave it out'),
  ...signIns('ConsoleLogin', `signIns is "ConsoleLogin": give an object with ${FILTER_PROPS}, or leave it out`),
  ...signIns({ outcomes: ['FAILURE'] }, `signIns.outcomes is ["FAILURE"], and no prop has this name: give ${FILTER_PROPS} or nothing`),
  ...signIns({ toString: 1 }, 'signIns.toString is 1, and no prop has this name'),
  ...signIns({ events: 'ConsoleLogin' }, 'signIns.events is "ConsoleLogin": give a list such as [SignInEvent.CONSOLE_LOGIN], or leave it out'),
  ...signIns({ events: ['ConsoleLogin'] }, 'signIns.events[0] is "ConsoleLogin": give SignInEvent.CONSOLE_LOGIN or the like'),
  ...signIns({ identities: 'Root' }, 'signIns.identities is "Root": give a list such as [SignInIdentity.ROOT], or leave it out'),
  ...signIns({ identities: ['Root'] }, 'signIns.identities[0] is "Root": give SignInIdentity.ROOT or the like'),
  ...signIns({ outcome: 'failure' }, 'signIns.outcome is "failure": give SignInOutcome.SUCCESS or SignInOutcome.FAILURE, or leave it out'),
  ...signIns({ outcome: false }, 'signIns.outcome is false: give SignInOutcome.SUCCESS or SignInOutcome.FAILURE'),
  ...signIns({ mfa: 'No' }, 'signIns.mfa is "No": give SignInMfa.USED or SignInMfa.NOT_USED, or leave it out'),
  ...signIns({ mfa: false }, 'signIns.mfa is false: give SignInMfa.USED or SignInMfa.NOT_USED, or leave it out'),
  ...signIns({ principals: 'arn:aws:iam::123456789012:root' }, `signIns.principals is "arn:aws:iam::123456789012:root": give ${PRINCIPALS}`),
  ...signIns({ principals: [{ arn: 'x' }] }, 'signIns.principals[0] is { arn: "x" }: give a text such as "arn:aws:iam::123456789012:user/alice"'),
  ...signIns({ exceptPrincipals: {} }, `signIns.exceptPrincipals is {}: give ${PRINCIPALS}`),
  ...signIns({ exceptPrincipals: [null] }, 'signIns.exceptPrincipals[0] is null: give a text'),
  ...signIns({ sourceIps: '203.0.113.7' }, `signIns.sourceIps is "203.0.113.7": give ${NETWORKS}`),
  ...signIns({ sourceIps: [203] }, 'signIns.sourceIps[0] is 203: give a text such as "203.0.113.0/24"'),
  ...signIns({ exceptSourceIps: Lazy.any({ produce: () => [] }) }, `signIns.exceptSourceIps is a token of another type: give ${NETWORKS}`),
  ...signIns({ exceptSourceIps: [['203.0.113.0/24']] }, 'signIns.exceptSourceIps[0] is ["203.0.113.0/24"]: give a text'),

  { member: 'ConsoleLoginAlert.addRecipient', given: { recipient: 'a@example.com' }, message: `recipient is "a@example.com": give ${EMAIL} or the like` },
  { member: 'ConsoleLoginAlert.addRecipient', given: {}, message: `recipient is undefined: give ${EMAIL} or the like` },
  { member: 'ConsoleLoginAlert.metricSignIns', given: { options: 300 }, message: 'options is 300: give an object' },
  { member: 'ConsoleLoginAlert.metricFailedDeliveries', given: { options: null }, message: 'options is null: give an object' },
  { member: 'SignInForwarder.metricFailedDeliveries', given: { options: ['a'] }, message: 'options is ["a"]: give an object' },
  ...alarm({ id: { actions: [] } }, 'id is { actions: [] }: give a text such as "FailedDelivery"'),
  ...alarm({ id: 'Alarm', options: TOPIC.topicArn }, `options is ${JSON.stringify(TOPIC.topicArn)}: give an object with actions`),
  ...alarm({ id: 'Alarm', options: { action: TOPIC } }, 'action is the Topic Stack/Topic, and no prop has this name: give actions or nothing'),
  ...alarm({ id: 'Alarm', options: { actions: TOPIC } }, `actions is the Topic Stack/Topic: give a list such as [${BIND.replace(' or the like', '')}], or leave it out`),
  ...alarm({ id: 'Alarm', options: { actions: [TOPIC] } }, `actions[0] is the Topic Stack/Topic: give ${BIND}`),
  { member: 'ConsoleLoginAlert.alertOnTampering', given: { options: TOPIC }, message: 'node is a value of class Node, and no prop has this name: give topic or nothing' },
  { member: 'ConsoleLoginAlert.watch', given: {}, message: 'options is undefined: give an object with topic' },
  { member: 'ConsoleLoginAlert.watch', given: { options: TOPIC }, message: 'node is a value of class Node, and no prop has this name: give topic or nothing' },
  { member: 'ConsoleLoginAlert.watch', given: { options: { topic: 'alerts' } }, message: 'topic is "alerts": give new sns.Topic(...) or the like' },
  { member: 'ConsoleLoginAlert.alertOnTampering', given: { options: true }, message: 'options is true: give an object with topic' },
  { member: 'ConsoleLoginAlert.alertOnTampering', given: { options: { topic: 'alerts' } }, message: 'topic is "alerts": give new sns.Topic(...) or the like, or leave it out' },
  { member: 'ConsoleLoginAlert.checkDaily', given: {}, message: 'options is undefined: give an object with topic, allWellOn' },
  { member: 'ConsoleLoginAlert.checkDaily', given: { options: {} }, message: 'topic is undefined: give new sns.Topic(...) or the like' },
  { member: 'ConsoleLoginAlert.checkDaily', given: { options: { topic: 'second' } }, message: 'topic is "second": give new sns.Topic(...) or the like' },
  { member: 'ConsoleLoginAlert.checkDaily', given: { options: { topic: TOPIC, allWellOn: 5 } }, message: 'allWellOn is 5: give a text such as "FRI", or leave it out' },
  { member: 'ConsoleLoginAlert.checkDaily', given: { options: { topic: TOPIC, day: 'MON' } }, message: 'day is "MON", and no prop has this name: give topic, allWellOn or nothing' },

  { member: 'SignInForwarder.constructor', given: {}, message: 'props is undefined: give an object with eventBusArn, signIns, deadLetterQueue' },
  { member: 'SignInForwarder.constructor', given: { props: { eventBus: BUS } }, message: `eventBus is "${BUS}", and no prop has this name: give eventBusArn, signIns, deadLetterQueue or nothing` },
  { member: 'SignInForwarder.constructor', given: { props: {} }, message: 'eventBusArn is undefined: give a text such as "arn:aws:events:eu-west-1:123456789012:event-bus/Alerts"' },
  { member: 'SignInForwarder.constructor', given: { props: { eventBusArn: BUS, deadLetterQueue: 'queue' } }, message: 'deadLetterQueue is "queue": give new sqs.Queue(...) or the like, or leave it out' },

  { member: 'SignInTrail.fromTrail', given: { trail: 'all' }, message: 'trail is "all": give new cloudtrail.Trail(...) or the like' },
  { member: 'SignInTrail.fromTrailArn', given: { trailArn: TOPIC }, message: 'trailArn is the Topic Stack/Topic: give a text such as "arn:aws:cloudtrail:us-east-1:123456789012:trail/management-events"' },
  { member: 'SignInTrail.create', given: { options: 'all' }, message: 'options is "all": give an object with bucket, encryptionKey, logGroup' },
  { member: 'SignInTrail.create', given: { options: { trailName: 'all' } }, message: 'trailName is "all", and no prop has this name: give bucket, encryptionKey, logGroup or nothing' },
  { member: 'SignInTrail.create', given: { options: { bucket: 'logs' } }, message: 'bucket is "logs": give new s3.Bucket(...) or the like, or leave it out' },
  { member: 'SignInTrail.create', given: { options: { encryptionKey: true } }, message: 'encryptionKey is true: give new kms.Key(...) or the like, or leave it out' },
  { member: 'SignInTrail.create', given: { options: { logGroup: 'logs' } }, message: 'logGroup is "logs": give new logs.LogGroup(...) or the like, or leave it out' },

  { member: 'SignInCoverage.regions', given: { regions: 'us-east-1' }, message: 'regions is "us-east-1": give a list such as ["us-east-1"]' },
  { member: 'SignInCoverage.regions', given: { regions: [1] }, message: 'regions[0] is 1: give a text such as "us-east-1"' },
  { member: 'SignInCoverage.organization', given: { options: 'o-a1b2c3d4e5' }, message: 'options is "o-a1b2c3d4e5": give an object with organizationId, organizationalUnitIds' },
  organization({ exceptRegions: [] }, 'exceptRegions is [], and no prop has this name: give organizationId, organizationalUnitIds, regions'),
  organization({ organizationId: 1 }, 'organizationId is 1: give a text such as "o-a1b2c3d4e5"'),
  organization({ organizationalUnitIds: 'r-ab12' }, 'organizationalUnitIds is "r-ab12": give a list such as ["ou-ab12-cd34ef56"]'),
  organization({ organizationalUnitIds: [{}] }, 'organizationalUnitIds[0] is {}: give a text such as "ou-ab12-cd34ef56"'),
  organization({ regions: 'us-east-1' }, 'regions is "us-east-1": give a list such as ["us-east-1"]'),
  organization({ regions: [null] }, 'regions[0] is null: give a text such as "us-east-1"'),
  organization({ accounts: '123456789012' }, 'accounts is "123456789012": give a list such as ["123456789012"], or leave it out'),
  organization({ accounts: [123456789012] }, `accounts[0] is 123456789012: give ${ACCOUNT}`),
  organization({ exceptAccounts: 123456789012 }, 'exceptAccounts is 123456789012: give a list such as ["123456789012"], or leave it out'),
  organization({ exceptAccounts: [Token.asNumber({ Ref: 'Account' })] }, `exceptAccounts[0] is a token of another type: give ${ACCOUNT}`),
  organization({ delegatedAdministrator: 'false' }, 'delegatedAdministrator is "false": give true or false, or leave it out'),
  { member: 'SignInCoverage.forwarders', given: { options: ['123456789012'] }, message: 'options is ["123456789012"]: give an object with accounts, organizationId' },
  { member: 'SignInCoverage.forwarders', given: { options: { account: '123456789012' } }, message: 'account is "123456789012", and no prop has this name' },
  { member: 'SignInCoverage.forwarders', given: { options: { accounts: '123456789012' } }, message: 'accounts is "123456789012": give a list such as ["123456789012"], or leave it out' },
  { member: 'SignInCoverage.forwarders', given: { options: { accounts: [123456789012] } }, message: `accounts[0] is 123456789012: give ${ACCOUNT}` },
  { member: 'SignInCoverage.forwarders', given: { options: { organizationId: ['o-a1b2c3d4e5'] } }, message: 'organizationId is ["o-a1b2c3d4e5"]: give a text such as "o-a1b2c3d4e5", or leave it out' },

  { member: 'SignInEvent.of', given: {}, message: 'eventName is undefined: give a text such as "ConsoleLogin"' },
  { member: 'SignInEvent.of', given: { eventName: 'ConsoleLogin', eventType: 'AwsConsoleSignIn' }, message: 'eventType is "AwsConsoleSignIn"' },
  { member: 'SignInIdentity.of', given: { identityType: ['Root'] }, message: 'identityType is ["Root"]: give a text such as "Root"' },

  ...(['AlertMessage.english', 'AlertMessage.japanese'] as const).flatMap(member => [
    { member, given: { options: 'production' }, message: 'options is "production": give an object with accountNames, runbook' },
    { member, given: { options: { accountName: 'production' } }, message: 'accountName is "production", and no prop has this name: give accountNames, runbook or nothing' },
    { member, given: { options: { accountNames: ['production'] } }, message: 'accountNames is ["production"]: give an object such as { "123456789012": "production" }, or leave it out' },
    { member, given: { options: { accountNames: { 123456789012: 7 } } }, message: 'accountNames.123456789012 is 7: give a text such as "production"' },
    { member, given: { options: { runbook: { url: 'https://a.example' } } }, message: 'runbook is { url: "https://a.example" }: give a text such as "https://wiki.example.com/sign-ins", or leave it out' },
  ]),
  { member: 'AlertMessage.fromTemplate', given: { text: ['a', 'b'] }, message: 'text is ["a", "b"]: give a text such as "Sign-in by <userArn>"' },
  { member: 'AlertMessage.fromTemplate', given: { text: 'a', options: 'b' }, message: 'options is "b": give an object with fields, accountNames' },
  { member: 'AlertMessage.fromTemplate', given: { text: 'a', options: { browser: '$.detail.userAgent' } }, message: 'browser is "$.detail.userAgent", and no prop has this name: give fields, accountNames or nothing' },
  { member: 'AlertMessage.fromTemplate', given: { text: 'a', options: { fields: ['b'] } }, message: 'fields is ["b"]: give an object such as { browser: "$.detail.userAgent" }, or leave it out' },
  { member: 'AlertMessage.fromTemplate', given: { text: 'a', options: { fields: { b: 1 } } }, message: 'fields.b is 1: give a text such as "$.detail.userAgent"' },
  { member: 'AlertMessage.fromTemplate', given: { text: 'a', options: { accountNames: 'b' } }, message: 'accountNames is "b": give an object such as { "123456789012": "production" }, or leave it out' },
  { member: 'AlertMessage.fromTemplate', given: { text: 'a', options: { accountNames: { 123456789012: null } } }, message: 'accountNames.123456789012 is null: give a text such as "production"' },

  { member: 'AlertDelivery.withSubject', given: { options: 'A sign-in' }, message: 'options is "A sign-in": give an object with subject, timeZoneOffset, timeZone' },
  { member: 'AlertDelivery.withSubject', given: { options: { timezone: '+09:00' } }, message: 'timezone is "+09:00", and no prop has this name: give subject, timeZoneOffset, timeZone or nothing' },
  { member: 'AlertDelivery.withSubject', given: { options: { subject: null } }, message: 'subject is null: give a text such as "Sign-in by <userArn>", or leave it out' },
  { member: 'AlertDelivery.withSubject', given: { options: { timeZoneOffset: 9 } }, message: 'timeZoneOffset is 9: give a text such as "+09:00", or leave it out' },
  { member: 'AlertDelivery.withSubject', given: { options: { timeZone: 9 } }, message: 'timeZone is 9: give a text such as "Europe/Berlin", or leave it out' },

  { member: 'AlertRecipient.email', given: { address: { email: 'a@example.com' } }, message: 'address is { email: "a@example.com" }: give a text such as "security@example.com"' },
  { member: 'AlertRecipient.sms', given: { phoneNumber: 81312345678 }, message: 'phoneNumber is 81312345678: give a text such as "+81312345678"' },
  { member: 'AlertRecipient.sms', given: { phoneNumber: '+81312345678', options: { severity: 'HIGH' } }, message: 'severity is "HIGH", and no prop has this name: give onlyHighSeverity or nothing' },
  { member: 'AlertRecipient.sms', given: { phoneNumber: '+81312345678', options: true }, message: 'options is true: give an object with onlyHighSeverity' },
  { member: 'AlertRecipient.sms', given: { phoneNumber: '+81312345678', options: { onlyHighSeverity: 'yes' } }, message: 'onlyHighSeverity is "yes": give true or false, or leave it out' },
  { member: 'AlertRecipient.slack', given: { options: 'C0123456789' }, message: 'options is "C0123456789": give an object with workspaceId, channelId' },
  { member: 'AlertRecipient.slack', given: { options: { workspaceId: 1, channelId: 'C0123456789' } }, message: 'workspaceId is 1: give a text such as "T0123456789"' },
  { member: 'AlertRecipient.slack', given: { options: { workspaceId: 'T0123456789' } }, message: 'channelId is undefined: give a text such as "C0123456789"' },
  { member: 'AlertRecipient.slack', given: { options: { workspaceId: 'T0', channel: 'C0' } }, message: 'channel is "C0", and no prop has this name: give workspaceId, channelId or nothing' },
  { member: 'AlertRecipient.slackChannel', given: { configuration: { workspaceId: 'T0', channelId: 'C0' } }, message: 'configuration is { workspaceId: "T0", channelId: "C0" }: give new chatbot.SlackChannelConfiguration(...)' },
  { member: 'AlertRecipient.teams', given: {}, message: 'options is undefined: give an object with teamId, tenantId, channelId' },
  teams({ teamId: 1 }, `teamId is 1: give ${UUID}`),
  teams({ tenantId: 1 }, `tenantId is 1: give ${UUID}`),
  teams({ channelId: 1 }, 'channelId is 1: give a text such as "19:a1b2c3d4e5f6@thread.tacv2"'),
  teams({ channel: 'c' }, 'channel is "c", and no prop has this name: give teamId, tenantId, channelId or nothing'),
  { member: 'AlertRecipient.subscription', given: { subscription: ONE }, message: 'subscription is a value of class AlertRecipient: give new SqsSubscription(queue) or the like' },
];
