import { linkSync, mkdirSync, writeFileSync } from 'fs';
import { basename, join } from 'path';
import { gzipSync } from 'zlib';

/** What was written: the files, and what is in them. */
export interface Written {
  readonly files: readonly string[];
  readonly records: number;
  readonly signIns: number;
  readonly bytes: number;
  readonly compressedBytes: number;
}

const FILES = 200;
const RECORDS_PER_FILE = 1000;
/** One record in so many is of a sign-in. */
const SIGN_IN_EVERY = 500;

const SERVICES = ['ec2', 's3', 'sts', 'iam', 'lambda', 'dynamodb', 'kms', 'logs', 'ssm', 'monitoring'];
const DIGITS = '0123456789abcdef';
const KEY_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Chooses at random, the same on every run: the minimal standard generator. */
class Choice {
  private state = 20_261_127;

  below(number: number): number {
    this.state = this.state * 48_271 % 2_147_483_647;
    return Math.floor(this.state / 8) % number;
  }

  oneOf<T>(things: readonly T[]): T {
    return things[this.below(things.length)];
  }

  letters(number: number, of = DIGITS): string {
    return Array.from({ length: number }, () => of[this.below(of.length)]).join('');
  }

  uuid(): string {
    return [8, 4, 4, 4, 12].map(number => this.letters(number)).join('-');
  }
}

/** Writes the log files of a trail: records of a role's calls, as CloudTrail has them, with a few sign-ins. */
export function writeLogs(folder: string): Written {
  const choice = new Choice();
  const identities = Array.from({ length: 300 }, (_, index) => identity(index, choice));
  const agents = Array.from({ length: 30 }, (_, index) => `aws-sdk-java/2.20.${index} Linux/5.10 OpenJDK_64-Bit_Server_VM/17.0.${index % 9} `
    + 'Java/17 vendor/Amazon.com_Inc. exec-env/AWS_Lambda_java17 io/sync http/Apache cfg/retry-mode/legacy');
  const files: string[] = [];
  let signIns = 0;
  let bytes = 0;
  let compressedBytes = 0;
  mkdirSync(folder, { recursive: true });
  for (let file = 0; file < FILES; file++) {
    const records = Array.from({ length: RECORDS_PER_FILE }, () => {
      const isSignIn = choice.below(SIGN_IN_EVERY) === 0;
      if (isSignIn) signIns++;
      return record(isSignIn, choice.oneOf(identities), choice.oneOf(agents), choice);
    });
    const text = JSON.stringify({ Records: records });
    const compressed = gzipSync(text);
    bytes += text.length;
    compressedBytes += compressed.length;
    files.push(join(folder, `111122223333_CloudTrail_us-east-1_20261001T0000Z_${String(file).padStart(16, '0')}.json.gz`));
    writeFileSync(files[file], compressed);
  }
  return { files, records: FILES * RECORDS_PER_FILE, signIns, bytes, compressedBytes };
}

/** Makes a folder in which the same files stand several times. */
export function multiply({ files }: Written, times: number, folder: string): void {
  for (let time = 0; time < times; time++) {
    const inner = join(folder, String(time));
    mkdirSync(inner, { recursive: true });
    for (const file of files) linkSync(file, join(inner, basename(file)));
  }
}

function identity(index: number, choice: Choice): object {
  const role = `role-${index % 40}`;
  return {
    type: 'AssumedRole',
    principalId: `AROA${choice.letters(17, KEY_LETTERS)}:session-${index}`,
    arn: `arn:aws:sts::111122223333:assumed-role/${role}/session-${index}`,
    accountId: '111122223333',
    accessKeyId: `ASIA${choice.letters(16, KEY_LETTERS)}`,
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId: `AROA${choice.letters(17, KEY_LETTERS)}`,
        arn: `arn:aws:iam::111122223333:role/${role}`,
        accountId: '111122223333',
        userName: role,
      },
      attributes: { creationDate: '2026-10-01T00:00:00Z', mfaAuthenticated: 'false' },
    },
    ...index % 3 === 0 && { invokedBy: 'lambda.amazonaws.com' },
  };
}

function record(isSignIn: boolean, userIdentity: object, userAgent: string, choice: Choice): object {
  const service = choice.oneOf(SERVICES);
  const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: ['s3:*'], Resource: ['*'] }] };
  return {
    eventVersion: '1.11',
    userIdentity,
    eventTime: `2026-10-01T00:0${choice.below(5)}:${10 + choice.below(50)}Z`,
    eventSource: `${isSignIn ? 'signin' : service}.amazonaws.com`,
    eventName: isSignIn ? 'ConsoleLogin' : `Describe${service}${choice.below(6)}`,
    awsRegion: 'us-east-1',
    sourceIPAddress: `198.51.100.${choice.below(255)}`,
    userAgent,
    requestParameters: {
      filterSet: {
        items: [
          { name: 'vpc-id', valueSet: { items: [{ value: `vpc-${choice.letters(17)}` }] } },
          { name: 'state', valueSet: { items: [{ value: 'running' }] } },
        ],
      },
      ...choice.below(10) === 0 && { policy: JSON.stringify(policy) },
    },
    responseElements: choice.below(4) === 0 ? { requestId: choice.uuid(), list: [choice.letters(30)] } : null,
    requestID: choice.uuid(),
    eventID: choice.uuid(),
    readOnly: true,
    ...choice.below(3) === 0 && { resources: [{ ARN: `arn:aws:kms:us-east-1:111122223333:key/${choice.uuid()}`, accountId: '111122223333', type: 'AWS::KMS::Key' }] },
    eventType: isSignIn ? 'AwsConsoleSignIn' : 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: '111122223333',
    eventCategory: 'Management',
    tlsDetails: { tlsVersion: 'TLSv1.3', cipherSuite: 'TLS_AES_128_GCM_SHA256', clientProvidedHostHeader: `${service}.us-east-1.amazonaws.com` },
  };
}
