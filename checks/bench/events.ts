/** Sign-in events of 1 to 2 kB of JSON text, the same ones on every run: four in ten are `CheckMfa`, one in ten failed. */
export function signIns(count: number): string[] {
  return Array.from({ length: count }, (_, at) => JSON.stringify(signIn(at)));
}

const AGENT = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36';

function signIn(at: number): object {
  const user = `user-${at % 500}`;
  const eventName = at % 10 < 4 ? 'CheckMfa' : at % 10 === 9 ? 'SwitchRole' : 'ConsoleLogin';
  const time = new Date(Date.UTC(2026, 8, 1) + at * 1000).toISOString().replace('.000', '');
  const id = at.toString(16).padStart(12, '0');
  return {
    'version': '0',
    'id': `11111111-2222-3333-4444-${id}`,
    'detail-type': 'AWS Console Sign In via CloudTrail',
    'source': 'aws.signin',
    'account': '123456789012',
    time,
    'region': 'us-east-1',
    'resources': [],
    'detail': {
      eventVersion: '1.09',
      userIdentity: {
        type: 'IAMUser',
        principalId: `AIDAEXAMPLE${at % 500}`,
        arn: `arn:aws:iam::123456789012:user/${user}`,
        accountId: '123456789012',
        accessKeyId: '',
        userName: user,
      },
      eventTime: time,
      eventSource: 'signin.amazonaws.com',
      eventName,
      awsRegion: 'us-east-1',
      sourceIPAddress: at % 7 === 0 ? `2001:db8::${(at % 4096).toString(16)}` : `192.0.2.${at % 256}`,
      userAgent: `${AGENT} Example/${at % 100}`,
      requestParameters: null,
      responseElements: { [eventName]: at % 10 === 8 ? 'Failure' : 'Success' },
      additionalEventData: {
        LoginTo: `https://console.aws.amazon.com/console/home?state=${'hashArgsFromTB_us-east-1_'.repeat(1 + at % 24)}&isauthcode=true`,
        MobileVersion: 'No',
        MFAUsed: at % 3 === 0 ? 'No' : 'Yes',
        MFAIdentifier: `arn:aws:iam::123456789012:mfa/${user}`,
      },
      eventID: `55555555-6666-7777-8888-${id}`,
      readOnly: false,
      eventType: 'AwsConsoleSignIn',
      managementEvent: true,
      recipientAccountId: '123456789012',
      eventCategory: 'Management',
      tlsDetails: { tlsVersion: 'TLSv1.3', cipherSuite: 'TLS_AES_128_GCM_SHA256', clientProvidedHostHeader: 'signin.aws.amazon.com' },
    },
  };
}
