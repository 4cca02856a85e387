import { isIP } from 'node:net';
import { EVERY_KIND, forwarded, iamUser } from '.';
import * as events from '.';
import { Builder, sample } from './builder';
import { accountsIn, addressesIn, arnsIn, DOCUMENTATION_ACCOUNTS, hostsIn, isDocumentationAddress, isDocumentationHost } from './documentation-ranges';
import { Json } from '../../src/signin/cloudtrail-record';
import { SAMPLES, SignInRecord } from '../../src/signin/samples';

/** The value at a path such as `detail.userIdentity.arn`, undefined where something on the way is missing. */
function at(event: Json | undefined, path: string): Json | undefined {
  return path.split('.').reduce<Json | undefined>((value, key) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as SignInRecord)[key] : undefined, event);
}

/** All but what a service sends to EventBridge itself. */
const isRecorded = (event: SignInRecord) => event['detail-type'] !== 'Sign-in Anomaly Alert';

describe.each(EVERY_KIND)('$kind', ({ event }) => {
  const text = JSON.stringify(event);

  test('has the envelope of EventBridge and no other key', () => {
    expect(Object.keys(event)).toEqual(['version', 'id', 'detail-type', 'source', 'account', 'time', 'region', 'resources', 'detail']);
    expect(event).toMatchObject({ version: '0', source: expect.stringMatching(/^aws\.(signin|sts)$/), resources: [] });
    expect(event['detail-type']).toMatch(/^(AWS (Console Sign In|Console Signin|API Call|Service Event) via CloudTrail|Sign-in Anomaly Alert)$/);
  });

  test('has a record that agrees with its envelope', () => {
    if (!isRecorded(event)) return;
    expect(event.detail).toMatchObject({
      eventSource: event.source === 'aws.sts' ? 'sts.amazonaws.com' : 'signin.amazonaws.com',
      eventType: expect.stringMatching({
        'AWS API Call via CloudTrail': /^AwsApiCall$/, 'AWS Service Event via CloudTrail': /^A[Ww][Ss]ServiceEvent$/,
      }[String(event['detail-type'])] ?? /^AwsConsoleSignIn$/),
      awsRegion: event.region,
      recipientAccountId: event.account,
      userIdentity: { accountId: event.account },
    });
    expect(event.id).not.toBe(at(event, 'detail.eventID'));
    expect(Date.parse(String(event.time))).toBeGreaterThanOrEqual(Date.parse(String(at(event, 'detail.eventTime'))));
  });

  test('names its identity by ARNs of the account and partition of the record', () => {
    const partition = /^us-gov-/.test(String(event.region)) ? 'aws-us-gov' : /^cn-/.test(String(event.region)) ? 'aws-cn' : 'aws';
    for (const arn of arnsIn(JSON.stringify(at(event, 'detail.userIdentity') ?? ''))) {
      expect(arn).toMatch(new RegExp(`^arn:${partition}:(iam|sts|identitystore)::${String(event.account)}:`));
    }
  });

  test('holds values of documentation ranges only', () => {
    expect(addressesIn(text).filter((address) => !isDocumentationAddress(address))).toEqual([]);
    expect(accountsIn(text).filter((account) => !DOCUMENTATION_ACCOUNTS.includes(account))).toEqual([]);
    expect(hostsIn(JSON.stringify(event.detail)).filter((host) => !isDocumentationHost(host))).toEqual([]);
  });

  test('comes from an address or from a name that CloudTrail uses', () => {
    if (!isRecorded(event)) return;
    const source = String(at(event, 'detail.sourceIPAddress'));
    expect(isIP(source) !== 0 || ['AWS Internal', 'AWS Internal/3', 'signin.amazonaws.com'].includes(source)).toBe(true);
  });

  test('says the outcome under the name of the event, where it says both', () => {
    const type = at(event, 'detail.eventType');
    if (!isRecorded(event) || type === 'AwsApiCall') return;
    const [name, elements] = [at(event, 'detail.eventName'), at(event, type === 'AwsConsoleSignIn' ? 'detail.responseElements' : 'detail.serviceEventDetails')];
    if (typeof name === 'string' && elements !== null) {
      expect(elements).toEqual({ [name]: expect.stringMatching(/^(Success|Failure)$/) });
    } else {
      expect([name, elements]).toEqual(name === undefined ? [undefined, { ConsoleLogin: 'Success' }] : ['ConsoleLogin', null]);
    }
  });
});

test('the list holds every builder once, and every fixture differs from every other', () => {
  const builders = Object.entries(events).filter(([name]) => name !== 'EVERY_KIND').map(([name]) => name);
  expect(EVERY_KIND.map(({ kind }) => kind).sort()).toEqual(builders.sort());
  expect(new Set(EVERY_KIND.map(({ event }) => JSON.stringify(event))).size).toBe(EVERY_KIND.length);
});

test('every sample is also a fixture, and so held to the same', () => {
  for (const { event } of SAMPLES) {
    expect(EVERY_KIND.map((each) => each.event)).toContainEqual(event);
  }
});

/** What each fixture is there for: path and value, `undefined` for a value that must be missing. */
const SPECIALITIES: readonly { readonly kind: Exclude<keyof typeof events, 'EVERY_KIND'>; readonly holds: { readonly [path: string]: unknown } }[] = [
  { kind: 'root', holds: { 'detail.userIdentity.type': 'Root', 'detail.userIdentity.userName': undefined, 'region': 'us-east-1' } },
  { kind: 'rootWithoutMfa', holds: { 'detail.userIdentity.type': 'Root', 'detail.additionalEventData.MFAUsed': 'No' } },
  { kind: 'rootFailure', holds: { 'detail.userIdentity.type': 'Root', 'detail.responseElements.ConsoleLogin': 'Failure' } },
  { kind: 'rootWithMfaInCapitals', holds: { 'detail.additionalEventData.MFAUsed': 'YES' } },
  { kind: 'iamUser', holds: { 'detail.userIdentity.type': 'IAMUser', 'detail.additionalEventData.MFAUsed': 'Yes' } },
  { kind: 'iamUserWithoutMfa', holds: { 'detail.userIdentity.type': 'IAMUser', 'detail.additionalEventData.MFAUsed': 'No' } },
  { kind: 'failureWithoutArn', holds: { 'detail.responseElements.ConsoleLogin': 'Failure', 'detail.userIdentity.arn': undefined } },
  {
    kind: 'unknownUser',
    holds: { 'detail.userIdentity.userName': 'HIDDEN_DUE_TO_SECURITY_REASONS', 'detail.userIdentity.principalId': undefined },
  },
  {
    kind: 'deniedByPolicy',
    holds: { 'detail.errorCode': 'AccessDenied', 'detail.errorMessage': undefined, 'detail.responseElements.ConsoleLogin': 'Failure' },
  },
  {
    kind: 'federated',
    holds: {
      'detail.userIdentity.type': 'AssumedRole',
      'detail.userIdentity.userName': undefined,
      'detail.userIdentity.sessionContext.sessionIssuer.userName': 'Developer',
      'detail.additionalEventData.MFAUsed': 'No',
    },
  },
  {
    kind: 'identityCenter',
    holds: { 'detail.userIdentity.arn': expect.stringContaining(':assumed-role/AWSReservedSSO_'), 'detail.additionalEventData.MFAUsed': 'No' },
  },
  {
    kind: 'federatedUser',
    holds: { 'detail.userIdentity.type': 'FederatedUser', 'detail.userIdentity.sessionContext.sessionIssuer.type': 'IAMUser' },
  },
  { kind: 'identityCenterUser', holds: { 'detail.userIdentity.type': 'IdentityCenterUser', 'detail.userIdentity.arn': undefined } },
  { kind: 'webIdentityUser', holds: { 'detail.userIdentity.type': 'WebIdentityUser', 'detail.userIdentity.arn': undefined } },
  { kind: 'switchRole', holds: { 'detail.eventName': 'SwitchRole', 'detail.responseElements.SwitchRole': 'Success' } },
  { kind: 'switchRoleFailure', holds: { 'detail.eventName': 'SwitchRole', 'detail.responseElements.SwitchRole': 'Failure' } },
  {
    kind: 'switchRoleLeft',
    holds: {
      'detail.userIdentity.type': 'IAMUser',
      'detail.additionalEventData.SwitchTo': 'arn:aws:iam::111122223333:role/BreakGlass',
      'detail.additionalEventData.SwitchFrom': undefined,
    },
  },
  { kind: 'exitRole', holds: { 'detail.eventName': 'ExitRole' } },
  { kind: 'renewRole', holds: { 'detail.eventName': 'RenewRole' } },
  { kind: 'getSigninToken', holds: { 'detail.eventName': 'GetSigninToken' } },
  {
    kind: 'portalToken',
    holds: { 'detail.eventName': 'GetSigninToken', 'detail.userIdentity.arn': expect.stringContaining(':assumed-role/AWSReservedSSO_'), 'detail.userAgent': 'Go-http-client/1.1' },
  },
  { kind: 'checkMfa', holds: { 'detail.eventName': 'CheckMfa', 'detail.userIdentity.arn': undefined, 'detail.readOnly': true } },
  { kind: 'passwordUpdated', holds: { 'detail.eventName': 'PasswordUpdated', 'detail.additionalEventData': undefined } },
  { kind: 'passwordRecoveryRequested', holds: { 'detail.eventName': 'PasswordRecoveryRequested' } },
  { kind: 'passwordRecoveryCompleted', holds: { 'detail.eventName': 'PasswordRecoveryCompleted' } },
  {
    kind: 'externalIdPDirectoryLogin',
    holds: { 'detail.eventName': 'ExternalIdPDirectoryLogin', 'detail.userIdentity.type': 'Unknown', 'detail.userIdentity.arn': '' },
  },
  {
    kind: 'externalIdPDirectoryLoginTypedRoot',
    holds: { 'detail.eventName': 'ExternalIdPDirectoryLogin', 'detail.userIdentity.type': 'Root', 'detail.userIdentity.arn': '' },
  },
  { kind: 'nullResponseElements', holds: { 'detail.responseElements': null } },
  { kind: 'nullAdditionalEventData', holds: { 'detail.additionalEventData': null } },
  { kind: 'ipv6Source', holds: { 'detail.sourceIPAddress': expect.stringMatching(/^2001:db8:/) } },
  { kind: 'awsInternalSource', holds: { 'detail.sourceIPAddress': 'AWS Internal' } },
  { kind: 'numberedAwsInternalSource', holds: { 'detail.sourceIPAddress': 'AWS Internal/3' } },
  { kind: 'namedSource', holds: { 'detail.sourceIPAddress': 'signin.amazonaws.com' } },
  { kind: 'hostileUserAgent', holds: { 'detail.userAgent': expect.stringMatching(/^(?=.*")(?=.*\\)(?=.*<)(?=.*>)(?=.*\r\n)(?=.*\t)(?=.*\u0007)/s) } },
  { kind: 'pathThatForgesCard', holds: { 'detail.userIdentity.arn': expect.stringMatching(/^arn:aws:iam::123456789012:user\/","title":"[!-~]+\/alice$/) } },
  { kind: 'pathThatLinks', holds: { 'detail.userIdentity.arn': expect.stringMatching(/Failure[!-~]+https:\/\/[!-~]+\/alice$/) } },
  { kind: 'pathOfPunctuation', holds: { 'detail.userIdentity.arn': expect.stringMatching(/^(?=[!-~]+$)(?=.*")(?=.*\\)(?=.*<)(?=.*`)(?=.*\{%)/) } },
  { kind: 'longUserAgent', holds: { 'detail.userAgent': expect.stringMatching(/^.{1024}$/) } },
  { kind: 'longLoginTo', holds: { 'detail.additionalEventData.LoginTo': expect.stringMatching(/^.{2048}$/) } },
  { kind: 'missingEventId', holds: { 'detail.eventID': undefined } },
  { kind: 'missingEventName', holds: { 'detail.eventName': undefined } },
  { kind: 'secondDetailType', holds: { 'detail-type': 'AWS Console Signin via CloudTrail' } },
  { kind: 'govCloud', holds: { 'region': 'us-gov-west-1', 'detail.userIdentity.arn': 'arn:aws-us-gov:iam::123456789012:user/alice' } },
  { kind: 'china', holds: { 'region': 'cn-north-1', 'detail.userIdentity.arn': 'arn:aws-cn:iam::123456789012:user/alice' } },
  { kind: 'forwarded', holds: { account: '111122223333', region: 'us-east-1' } },
  {
    kind: 'awsLogin',
    holds: { 'detail.userIdentity.type': 'Root', 'region': 'eu-central-1', 'detail.readOnly': true, 'detail.requestParameters.client_id': 'arn:aws:signin:::devtools/same-device' },
  },
  { kind: 'awsLoginCrossDevice', holds: { 'detail.eventName': 'AuthorizeOAuth2Access', 'detail.requestParameters.client_id': 'arn:aws:signin:::devtools/cross-device' } },
  { kind: 'awsLoginOfRole', holds: { 'detail.eventName': 'AuthorizeOAuth2Access', 'detail.userIdentity.type': 'AssumedRole', 'region': 'us-east-1' } },
  { kind: 'awsLoginRefused', holds: { 'detail.errorCode': 'AccessDenied', 'detail.additionalEventData.success': 'false' } },
  { kind: 'agentAuthorization', holds: { 'detail.requestParameters.client_id': expect.stringContaining(':external-client/dcr/') } },
  { kind: 'oauthToken', holds: { 'detail.eventName': 'CreateOAuth2Token', 'detail.additionalEventData.grant_type': undefined } },
  { kind: 'oauthTokenRenewal', holds: { 'detail.eventName': 'CreateOAuth2Token', 'detail.additionalEventData.grant_type': 'refresh_token' } },
  {
    kind: 'portal',
    holds: { 'detail.userIdentity.type': 'IdentityCenterUser', 'detail.userIdentity.arn': '', 'detail.serviceEventDetails.UserAuthentication': 'Success' },
  },
  { kind: 'portalOfUnknown', holds: { 'detail.userIdentity.type': 'Unknown', 'detail.serviceEventDetails.UserAuthentication': 'Success' } },
  { kind: 'portalChallenge', holds: { 'detail.serviceEventDetails.CredentialChallenge': 'Success' } },
  { kind: 'portalVerification', holds: { 'detail.serviceEventDetails.CredentialVerification': 'Success' } },
  { kind: 'portalFailure', holds: { 'detail.userIdentity.type': 'Unknown', 'detail.serviceEventDetails.CredentialVerification': 'Failure' } },
  { kind: 'portalFailureOfUser', holds: { 'detail.userIdentity.type': 'IdentityCenterUser', 'detail.serviceEventDetails.CredentialVerification': 'Failure' } },
  { kind: 'transferSignIn', holds: { 'detail.eventName': 'UserAuthentication', 'detail.eventType': 'AWSServiceEvent' } },
  { kind: 'transferVerification', holds: { 'detail.eventName': 'CredentialVerification', 'detail.eventType': 'AWSServiceEvent' } },
  { kind: 'workSpacesSignIn', holds: { 'detail.eventName': 'UserAuthentication', 'detail.additionalEventData.LoginTo': 'https://clients.amazonaws.com/workspaces' } },
  { kind: 'workSpacesFailure', holds: { 'detail.eventName': 'CredentialVerification', 'detail.userIdentity.userName': 'erin' } },
  { kind: 'workSpacesSmartCardFailure', holds: { 'detail.eventName': 'CredentialVerification', 'detail.additionalEventData.CredentialType': 'SMARTCARD' } },
  { kind: 'assumeRoot', holds: { 'source': 'aws.sts', 'detail.eventName': 'AssumeRoot', 'detail.requestParameters.targetPrincipal': '111122223333', 'detail.readOnly': false } },
  { kind: 'assumeRootRefused', holds: { 'source': 'aws.sts', 'detail.errorCode': 'AccessDenied' } },
  { kind: 'signInAnomaly', holds: { 'detail-type': 'Sign-in Anomaly Alert', 'detail': {} } },
];

test.each(SPECIALITIES)('$kind is what its name says', ({ kind, holds }) => {
  const event = events[kind]();
  for (const [path, value] of Object.entries(holds)) {
    expect([path, at(event, path)]).toEqual([path, value]);
  }
});

test('no fixture is without its speciality', () => {
  expect(SPECIALITIES.map(({ kind }) => kind).sort()).toEqual(EVERY_KIND.map(({ kind }) => kind).sort());
});

test('a forwarded event has an ID of its own and a later time than its record', () => {
  const event = forwarded();
  expect(event.id).not.toBe(sample('root').id);
  expect(event.time).not.toBe(at(event, 'detail.eventTime'));
});

test('overrides are merged deeply, replace lists and values, and take away what is undefined', () => {
  const build: Builder = iamUser;
  const event = build({ account: '111122223333', resources: ['a'], detail: { userIdentity: { userName: 'eve', arn: undefined }, errorCode: 'x' } });
  expect(event).toMatchObject({ account: '111122223333', resources: ['a'], detail: { errorCode: 'x', eventName: 'ConsoleLogin' } });
  expect(at(event, 'detail.userIdentity')).toEqual({
    type: 'IAMUser', principalId: 'AIDAEXAMPLEALICE00001', accountId: '123456789012', userName: 'eve',
  });
  expect(build()).toEqual(sample('iam-user'));
});

test('fails on a sample that does not exist, naming those that do', () => {
  expect(() => sample('rooot')).toThrow(/^no sample is named 'rooot': use one of root, /);
});
