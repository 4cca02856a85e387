import { builder, merge, sample } from './builder';

/** An IAM user who signs in to a partition of its own: other ARNs, other hosts, own Regions. */
function inPartition(partition: string, region: string, domain: string) {
  const consoleHost = partition === 'aws-cn' ? domain : `console.${domain}`;
  return builder(merge(sample('iam-user'), {
    region,
    detail: {
      awsRegion: region,
      userIdentity: { arn: `arn:${partition}:iam::123456789012:user/alice` },
      additionalEventData: {
        LoginTo: `https://${consoleHost}/console/home?state=hashArgs%23&isauthcode=true`,
        MFAIdentifier: `arn:${partition}:iam::123456789012:mfa/alice`,
      },
      tlsDetails: { clientProvidedHostHeader: `${region}.signin.${domain}` },
    },
  }));
}

export const govCloud = inPartition('aws-us-gov', 'us-gov-west-1', 'amazonaws-us-gov.com');
export const china = inPartition('aws-cn', 'cn-north-1', 'amazonaws.cn');

/**
 * The root user of another account, as a rule in a third Region gets it: account and Region are where the user signed
 * in, but the hop between Regions gave the envelope a new ID and a later time than the record's.
 */
export const forwarded = builder(merge(sample('root'), {
  id: '0e0e0e0e-3333-4333-8333-000000000001',
  account: '111122223333',
  time: '2026-01-15T09:01:34Z',
  detail: {
    userIdentity: {
      principalId: '111122223333',
      arn: 'arn:aws:iam::111122223333:root',
      accountId: '111122223333',
    },
    additionalEventData: { MFAIdentifier: 'arn:aws:iam::111122223333:mfa/root-account-mfa-device' },
    recipientAccountId: '111122223333',
  },
}));
