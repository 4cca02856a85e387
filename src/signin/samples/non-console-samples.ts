import { ACCOUNT, ALICE, centerUser, federatedRole, Identity, ROOT, UNKNOWN } from './identities';
import { Json } from '../cloudtrail-record';

/** A sample of an access that is no sign-in to the console: what tells it from the others. */
export interface NonConsoleSample {
  /** As typed after `--sample`, in kebab-case. */
  readonly name: string;
  readonly description: string;
  readonly region: string;
  /** `aws.signin` if omitted. */
  readonly source?: 'aws.sts';
  readonly detailType: 'AWS API Call via CloudTrail' | 'AWS Service Event via CloudTrail' | 'Sign-in Anomaly Alert';
  /** What CloudTrail records; without it nothing is known of the detail. */
  readonly record?: {
    readonly identity: Identity;
    readonly ip: string;
    readonly userAgent: string;
    readonly rest: { readonly [key: string]: Json };
  };
}

const BROWSER = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0';
const CLI = 'aws-cli/2.32.0 md/command#login';
const AT_OFFICE = '203.0.113.10';
const STRANGER = '198.51.100.66';
const AGENT = 'arn:aws:signin:us-west-2::external-client/dcr/0e0e0e0e-5555-4555-8555-000000000001';
const MCP = 'https://aws-mcp.us-west-2.api.aws/mcp';
const CAROL = federatedRole('/aws-reserved/sso.amazonaws.com/', 'AWSReservedSSO_ReadOnlyAccess_0123456789abcdef', 'carol@example.com');

/** A call of AWS Sign-In's OAuth endpoint. */
function oauthCall(eventName: string, userAgent: string, identity: Identity, parameters: Json, facts: { readonly [key: string]: Json } = {}): NonConsoleSample['record'] {
  return {
    identity,
    ip: AT_OFFICE,
    userAgent,
    rest: {
      eventSource: 'signin.amazonaws.com',
      eventName,
      requestParameters: parameters,
      responseElements: null,
      additionalEventData: { ...facts, success: 'true' },
      readOnly: true,
      eventType: 'AwsApiCall',
    },
  };
}

/** A step of a sign-in to IAM Identity Center. */
function centerEvent(eventName: string, outcome: 'Success' | 'Failure', identity: Identity, ip: string, facts: { readonly [key: string]: Json }): NonConsoleSample['record'] {
  return {
    identity,
    ip,
    userAgent: BROWSER,
    rest: {
      eventSource: 'signin.amazonaws.com',
      eventName,
      requestParameters: null,
      responseElements: null,
      additionalEventData: { AuthWorkflowID: '0e0e0e0e-6666-4666-8666-000000000001', ...facts },
      readOnly: false,
      eventType: 'AwsServiceEvent',
      serviceEventDetails: { [eventName]: outcome },
    },
  };
}

function approval(client: string): Json {
  return { scope: 'openid', redirect_uri: 'http://127.0.0.1:50000/oauth/callback', code_challenge_method: 'SHA-256', client_id: client };
}

/**
 * The samples of what is no sign-in to the console, each as AWS's own pages print its record.
 *
 * @see https://aws.amazon.com/blogs/security/simplified-developer-access-to-aws-with-aws-login/
 * @see https://docs.aws.amazon.com/signin/latest/userguide/aws-mcp-server.html
 * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/sign-in-events-examples.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-track-privileged-tasks.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-signin.html
 */
export const NON_CONSOLE_SAMPLES: readonly NonConsoleSample[] = [
  {
    name: 'aws-login',
    description: 'the root user approves `aws login` of the AWS CLI on the same device; recorded in the Region of the login',
    region: 'eu-central-1',
    detailType: 'AWS API Call via CloudTrail',
    record: oauthCall('AuthorizeOAuth2Access', BROWSER, ROOT, approval('arn:aws:signin:::devtools/same-device')),
  },
  {
    name: 'aws-login-cross-device',
    description: 'an IAM user approves `aws login` on another device, which may be that of a phisher',
    region: 'us-east-1',
    detailType: 'AWS API Call via CloudTrail',
    record: oauthCall('AuthorizeOAuth2Access', BROWSER, ALICE, approval('arn:aws:signin:::devtools/cross-device')),
  },
  {
    name: 'agent-authorization',
    description: 'an employee lets an agent act in the account by OAuth',
    region: 'us-west-2',
    detailType: 'AWS API Call via CloudTrail',
    record: oauthCall('AuthorizeOAuth2Access', BROWSER, CAROL, {
      resource: MCP, redirect_uri: 'http://127.0.0.1:50000/oauth/callback', code_challenge_method: 'S256', client_id: AGENT,
    }),
  },
  {
    name: 'oauth-token',
    description: 'the AWS CLI gets the credentials that the root user approved',
    region: 'eu-central-1',
    detailType: 'AWS API Call via CloudTrail',
    record: oauthCall('CreateOAuth2Token', CLI, ROOT, { client_id: 'arn:aws:signin:::devtools/same-device' }),
  },
  {
    name: 'oauth-token-renewal',
    description: 'the agent renews its token, as it does every few minutes',
    region: 'us-west-2',
    detailType: 'AWS API Call via CloudTrail',
    record: oauthCall('CreateOAuth2Token', 'curl/8.7.1', CAROL, { resource: MCP, client_id: AGENT }, {
      signInSessionArn: `arn:aws:signin:us-west-2:${ACCOUNT}:session/0e0e0e0e-7777-4777-8777-000000000001`, grant_type: 'refresh_token',
    }),
  },
  {
    name: 'portal',
    description: 'an employee signs in to the access portal of IAM Identity Center by an external identity provider',
    region: 'eu-central-1',
    detailType: 'AWS Service Event via CloudTrail',
    record: centerEvent('UserAuthentication', 'Success', centerUser(), AT_OFFICE, {
      LoginTo: 'https://d-0123456789.awsapps.com/start/', CredentialType: 'EXTERNAL_IDP', UserName: 'carol@example.com',
    }),
  },
  {
    name: 'portal-failure',
    description: 'somebody gives a wrong password for a user of IAM Identity Center',
    region: 'eu-central-1',
    detailType: 'AWS Service Event via CloudTrail',
    record: centerEvent('CredentialVerification', 'Failure', UNKNOWN, STRANGER, { CredentialType: 'PASSWORD' }),
  },
  {
    name: 'assume-root',
    description: 'somebody in the management account opens a session as the root user of a member account',
    region: 'us-west-2',
    source: 'aws.sts',
    detailType: 'AWS API Call via CloudTrail',
    record: {
      identity: CAROL,
      ip: AT_OFFICE,
      userAgent: 'aws-cli/2.32.0 md/command#sts.assume-root',
      rest: {
        eventSource: 'sts.amazonaws.com',
        eventName: 'AssumeRoot',
        requestParameters: { targetPrincipal: '111122223333', taskPolicyArn: { arn: 'arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy' } },
        responseElements: { credentials: { accessKeyId: 'ASIAEXAMPLEROOT00001', sessionToken: 'EXAMPLE', expiration: 'Jan 15, 2026, 9:43:30 AM' } },
        readOnly: false,
        eventType: 'AwsApiCall',
      },
    },
  },
  {
    name: 'sign-in-anomaly',
    description: 'AWS itself finds a sign-in unusual; the detail of the event is not published',
    region: 'us-east-1',
    detailType: 'Sign-in Anomaly Alert',
  },
];

/** The event of a sample. Its place in the list of all samples gives the IDs and the minute. */
export function nonConsoleEvent({ region, source, detailType, record }: NonConsoleSample, index: number): { readonly [key: string]: Json } {
  const serial = String(index + 1).padStart(2, '0');
  const time = `2026-01-15T09:${serial}:30Z`;
  return {
    'version': '0',
    'id': `0e0e0e0e-1111-4111-8111-0000000000${serial}`,
    'detail-type': detailType,
    'source': source ?? 'aws.signin',
    'account': ACCOUNT,
    time,
    region,
    'resources': [],
    'detail': record === undefined ? {} : {
      eventVersion: '1.11',
      userIdentity: record.identity,
      eventTime: time,
      awsRegion: region,
      sourceIPAddress: record.ip,
      userAgent: record.userAgent,
      ...record.rest,
      requestID: `d0d0d0d0-3333-4333-8333-0000000000${serial}`,
      eventID: `d0d0d0d0-2222-4222-8222-0000000000${serial}`,
      managementEvent: true,
      recipientAccountId: ACCOUNT,
      eventCategory: 'Management',
    },
  };
}
