import { gzipSync } from 'node:zlib';
import { JsonObject } from '../../../../src/cli/json-values';
import { SignIn } from '../../../../src/cli/replay/alert-replay';

/** The account and Region of the alert of these tests. */
export const HERE = { account: '123456789012', region: 'us-east-1' };

/** What the tests choose of a record. */
export interface Chosen {
  readonly id: string;
  readonly time?: string;
  readonly account?: string;
  readonly region?: string;
  readonly eventName?: string;
  readonly identity?: string;
  readonly outcome?: 'Success' | 'Failure';
  readonly source?: string;
}

/** A record of CloudTrail. */
export function record({ id, time = '2026-01-15T09:01:30Z', account = HERE.account, region = HERE.region, eventName = 'ConsoleLogin', ...chosen }: Chosen): JsonObject {
  const { identity = 'IAMUser', outcome = 'Success', source = 'signin.amazonaws.com' } = chosen;
  return {
    eventVersion: '1.11',
    userIdentity: { type: identity, arn: `arn:aws:iam::${account}:user/alice` },
    eventTime: time,
    eventSource: source,
    eventName,
    awsRegion: region,
    sourceIPAddress: '203.0.113.10',
    responseElements: { [eventName]: outcome },
    eventID: id,
    eventType: source === 'signin.amazonaws.com' ? 'AwsConsoleSignIn' : 'AwsApiCall',
    recipientAccountId: account,
  };
}

/** A log file of a trail, compressed. */
export function logFile(records: readonly JsonObject[]): Buffer {
  return gzipSync(JSON.stringify({ Records: records }));
}

/** Numbers that look random and are the same in every run. */
export function numbers(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor(state / 65_536) % below;
  };
}

/** The facts of a sign-in of the root user. */
export const SIGN_IN: SignIn = {
  id: null,
  time: '2026-01-15T09:01:30Z',
  account: HERE.account,
  region: HERE.region,
  eventName: 'ConsoleLogin',
  identity: 'Root',
  outcome: 'Success',
  user: '',
  sourceAddress: '',
};
