import { cdkOptions, choice, flag, having, instance, list, map, optional, Props, struct, text } from './value-kind';

const TOPIC = having('topicArn', 'new sns.Topic(...)');
const KEY = having('keyArn', 'new kms.Key(...)');
const QUEUE = having('queueArn', 'new sqs.Queue(...)');
const RECIPIENT = instance('AlertRecipient', 'email("security@example.com")');
const ACCOUNTS = list(text('123456789012'));
const REGIONS = list(text('us-east-1'));
const ORGANIZATION_ID = text('o-a1b2c3d4e5');
const PRINCIPALS = list(text('arn:aws:iam::123456789012:user/alice'));
const NETWORKS = list(text('203.0.113.0/24'));

const SIGN_IN_FILTER = struct({
  events: optional(list(instance('SignInEvent', 'CONSOLE_LOGIN'))),
  identities: optional(list(instance('SignInIdentity', 'ROOT'))),
  outcome: optional(choice('SignInOutcome', ['SUCCESS', 'FAILURE'])),
  mfa: optional(choice('SignInMfa', ['USED', 'NOT_USED'])),
  principals: optional(PRINCIPALS),
  exceptPrincipals: optional(PRINCIPALS),
  sourceIps: optional(NETWORKS),
  exceptSourceIps: optional(NETWORKS),
});

const ACCOUNT_NAMES = map('"123456789012"', text('production'));
const ALERT_MESSAGE = struct({
  accountNames: optional(ACCOUNT_NAMES),
  runbook: optional(text('https://wiki.example.com/sign-ins')),
});

const ALARM = {
  id: text('FailedDelivery'),
  options: struct({
    actions: optional(list(having('bind', 'new cloudwatch_actions.SnsAction(topic)'))),
  }),
};

/**
 * The parameters of every public constructor and method by their names, and the props of those that are structs.
 *
 * The scope and the ID of a construct are checked by the CDK. A test holds this table against the declarations of the API.
 */
export const PUBLIC_PARAMETERS = {
  'ConsoleLoginAlert.constructor': {
    props: struct({
      recipients: optional(list(RECIPIENT)),
      message: optional(instance('AlertMessage', 'english()')),
      delivery: optional(instance('AlertDelivery', 'direct()')),
      signIns: optional(SIGN_IN_FILTER),
      trail: optional(instance('SignInTrail', 'create()')),
      coverage: optional(instance('SignInCoverage', 'defaultRegions()')),
      topic: optional(TOPIC),
      encryptionKey: optional(KEY),
      deadLetterQueue: optional(QUEUE),
      displayName: optional(text('AWS console sign-in')),
    }),
  },
  'ConsoleLoginAlert.addRecipient': { recipient: RECIPIENT },
  'ConsoleLoginAlert.metricSignIns': { options: cdkOptions },
  'ConsoleLoginAlert.metricFailedDeliveries': { options: cdkOptions },
  'ConsoleLoginAlert.alarmOnFailedDelivery': ALARM,
  'ConsoleLoginAlert.alarmOnSilence': ALARM,
  'ConsoleLoginAlert.alertOnTampering': {
    options: struct({ topic: optional(TOPIC) }),
  },
  'ConsoleLoginAlert.checkDaily': {
    options: struct({
      topic: TOPIC,
      allWellOn: optional(text('FRI')),
    }),
  },
  'ConsoleLoginAlert.watch': {
    options: struct({ topic: TOPIC }),
  },

  'SignInForwarder.constructor': {
    props: struct({
      eventBusArn: text('arn:aws:events:eu-west-1:123456789012:event-bus/Alerts'),
      signIns: optional(SIGN_IN_FILTER),
      deadLetterQueue: optional(QUEUE),
    }),
  },
  'SignInForwarder.metricFailedDeliveries': { options: cdkOptions },
  'SignInForwarder.alarmOnFailedDelivery': ALARM,
  'SignInForwarder.alarmOnSilence': ALARM,

  'SignInTrail.fromTrail': { trail: having('trailArn', 'new cloudtrail.Trail(...)') },
  'SignInTrail.fromTrailArn': { trailArn: text('arn:aws:cloudtrail:us-east-1:123456789012:trail/management-events') },
  'SignInTrail.create': {
    options: struct({
      bucket: optional(having('bucketArn', 'new s3.Bucket(...)')),
      encryptionKey: optional(KEY),
      logGroup: optional(having('logGroupArn', 'new logs.LogGroup(...)')),
    }),
  },

  'SignInCoverage.regions': { regions: REGIONS },
  'SignInCoverage.organization': {
    options: struct({
      organizationId: ORGANIZATION_ID,
      organizationalUnitIds: list(text('ou-ab12-cd34ef56')),
      regions: REGIONS,
      accounts: optional(ACCOUNTS),
      exceptAccounts: optional(ACCOUNTS),
      delegatedAdministrator: optional(flag),
    }),
  },
  'SignInCoverage.forwarders': {
    options: struct({
      accounts: optional(ACCOUNTS),
      organizationId: optional(ORGANIZATION_ID),
    }),
  },

  'SignInEvent.of': {
    eventName: text('ConsoleLogin'),
    eventType: optional(choice('SignInEventType', ['CONSOLE_SIGN_IN', 'API_CALL', 'SERVICE_EVENT', 'CONSOLE_ACTION'])),
  },
  'SignInIdentity.of': { identityType: text('Root') },

  'AlertMessage.english': { options: ALERT_MESSAGE },
  'AlertMessage.japanese': { options: ALERT_MESSAGE },
  'AlertMessage.fromTemplate': {
    text: text('Sign-in by <userArn>'),
    options: struct({ fields: optional(map('browser', text('$.detail.userAgent'))), accountNames: optional(ACCOUNT_NAMES) }),
  },

  'AlertDelivery.withSubject': {
    options: struct({
      subject: optional(text('Sign-in by <userArn>')),
      timeZoneOffset: optional(text('+09:00')),
      timeZone: optional(text('Europe/Berlin')),
    }),
  },

  'AlertRecipient.email': { address: text('security@example.com') },
  'AlertRecipient.sms': {
    phoneNumber: text('+81312345678'),
    options: struct({ onlyHighSeverity: optional(flag) }),
  },
  'AlertRecipient.slack': {
    options: struct({
      workspaceId: text('T0123456789'),
      channelId: text('C0123456789'),
    }),
  },
  'AlertRecipient.slackChannel': { configuration: having('slackChannelConfigurationArn', 'new chatbot.SlackChannelConfiguration(...)') },
  'AlertRecipient.teams': {
    options: struct({
      teamId: text('a1b2c3d4-5678-4abc-8def-0123456789ab'),
      tenantId: text('a1b2c3d4-5678-4abc-8def-0123456789ab'),
      channelId: text('19:a1b2c3d4e5f6@thread.tacv2'),
    }),
  },
  'AlertRecipient.subscription': { subscription: having('bind', 'new SqsSubscription(queue)') },
} satisfies Readonly<Record<string, Props>>;
