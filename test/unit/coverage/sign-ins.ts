import { DEFAULT_REGIONS } from '../../../src/coverage/default-regions';
import { SignInRecord } from '../../../src/signin/samples';
import { merge, sample } from '../../events/builder';

/** Somebody who signs in somewhere, and the Regions in which that may be recorded. */
export interface SignIn {
  /** The row of the table in docs/coverage.md that says so. */
  readonly row: string;
  /** Who it is in particular. */
  readonly title: string;
  readonly recordedIn: readonly string[];
  readonly event: SignInRecord;
}

/**
 * Where CloudTrail records sign-ins.
 *
 * The root user and IAM users: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html.
 * Of federated sign-ins it says nothing; the Region is that of the host that was asked, and any host may be. For the other ways see the
 * pages beside their samples.
 */
export const SIGN_INS: readonly SignIn[] = [
  { row: 'the root user at the console', title: 'root user', recordedIn: ['us-east-1'], event: sample('root') },
  { row: 'an IAM user at the global sign-in page', title: 'IAM user', recordedIn: ['us-east-1'], event: sample('iam-user') },
  {
    row: 'an IAM user at the global sign-in page',
    title: 'IAM user whose browser holds the alias of the account in a cookie',
    recordedIn: ['us-east-2', 'eu-north-1', 'ap-southeast-2'],
    event: sample('iam-user'),
  },
  { row: 'an IAM user at a Regional sign-in page', title: 'IAM user at a Regional page', recordedIn: DEFAULT_REGIONS, event: sample('iam-user') },
  { row: 'a federated user, or one of IAM Identity Center, at the console', title: 'SAML user', recordedIn: DEFAULT_REGIONS, event: sample('federated') },
  { row: 'a federated user, or one of IAM Identity Center, at the console', title: 'Identity Center user', recordedIn: DEFAULT_REGIONS, event: sample('identity-center') },
  { row: 'a federated user, or one of IAM Identity Center, at the console', title: 'federation token', recordedIn: DEFAULT_REGIONS, event: sample('federation-token') },
  { row: 'whoever approves `aws login` or an agent, the root user too', title: 'root user by aws login', recordedIn: DEFAULT_REGIONS, event: sample('aws-login') },
  { row: 'a user of IAM Identity Center at the access portal', title: 'access portal', recordedIn: DEFAULT_REGIONS, event: sample('portal') },
  { row: 'whoever opens a root session of a member account', title: 'root session', recordedIn: DEFAULT_REGIONS, event: sample('assume-root') },
  { row: '`Sign-in Anomaly Alert`', title: 'anomaly', recordedIn: DEFAULT_REGIONS, event: sample('sign-in-anomaly') },
];

/** A sign-in as it is recorded in an account and Region. */
export function recorded({ event }: SignIn, region: string, account = '123456789012'): SignInRecord {
  return merge(event, { account, region, detail: { awsRegion: region, recipientAccountId: account } });
}
