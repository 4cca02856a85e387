import { ENGLISH } from '../../../../src/message/languages/english';
import { PresetMessage } from '../../../../src/message/preset';
import { SignInRecord } from '../../../../src/signin/samples';
import { iamUser, unknownUser } from '../../../events';
import { delivered } from '../../../support/rendering';

const mail = (event: SignInRecord) =>
  delivered(new PresetMessage(ENGLISH).email({ consoleDomain: 'console.aws.amazon.com' }).toInputTransformer(), event);

test('the mail of a sign-in', () => {
  expect(mail(iamUser())).toMatchInlineSnapshot(`
""AWS sign-in event: ConsoleLogin Success (type IAMUser, account 123456789012)"
"Time: 2026-01-15T09:04:30Z"
"Source address: 203.0.113.10"
"Region: us-east-1"
"MFA used: Yes (federated users always show No: CloudTrail cannot know)"
"Error code, if any: "
"Event: AWS Console Sign In via CloudTrail, ID d0d0d0d0-2222-4222-8222-000000000004"
"Record, some minutes after the event: https://console.aws.amazon.com/cloudtrailv2/home?region=us-east-1#/events/d0d0d0d0-2222-4222-8222-000000000004"
"Not expected, or approved because a stranger asked for it? Disable this user or role now (root: change its password), end its sessions, and look in CloudTrail for what it did."
"Somebody may have chosen the text below: trust no statement and open no link in it."
"User name, if any: alice"
"ARN, if any (the caller who begins a session chooses the name at its end): arn:aws:iam::123456789012:user/alice"
"Session issued by, if known: "
"Switched from, if at all: "
"Switched to, if at all: "
"Renewed by, if at all: "
"Client of the login, or target and policy of the root session, if any:  "
"Error message, if any: "
"User agent: Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0""
`);
});

test('the mail of a failure has no ARN and a hidden user name', () => {
  expect(mail(unknownUser())).toMatchInlineSnapshot(`
""AWS sign-in event: ConsoleLogin Failure (type IAMUser, account 123456789012)"
"Time: 2026-01-15T09:07:30Z"
"Source address: 198.51.100.66"
"Region: us-east-1"
"MFA used: No (federated users always show No: CloudTrail cannot know)"
"Error code, if any: "
"Event: AWS Console Sign In via CloudTrail, ID d0d0d0d0-2222-4222-8222-000000000007"
"Record, some minutes after the event: https://console.aws.amazon.com/cloudtrailv2/home?region=us-east-1#/events/d0d0d0d0-2222-4222-8222-000000000007"
"Not expected, or approved because a stranger asked for it? Disable this user or role now (root: change its password), end its sessions, and look in CloudTrail for what it did."
"Somebody may have chosen the text below: trust no statement and open no link in it."
"User name, if any: HIDDEN_DUE_TO_SECURITY_REASONS"
"ARN, if any (the caller who begins a session chooses the name at its end): "
"Session issued by, if known: "
"Switched from, if at all: "
"Switched to, if at all: "
"Renewed by, if at all: "
"Client of the login, or target and policy of the root session, if any:  "
"Error message, if any: No username found in supplied account"
"User agent: Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0""
`);
});

test('the record is linked on the console of the partition', () => {
  expect(new PresetMessage(ENGLISH).email({ consoleDomain: 'console.amazonaws-us-gov.com' }).toInputTransformer().inputTemplate).toContain(
    ': https://console.amazonaws-us-gov.com/cloudtrailv2/home?region=<region>#/events/<eventId>"\n');
});
