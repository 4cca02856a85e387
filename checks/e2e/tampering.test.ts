import { Aws } from './aws';
import { Cdk } from './cdk';
import { Emulator } from './emulator';
import { notification } from './notification';
import { API_CALLS, apiCall, BY_CLOUDFORMATION, OF_SOMEBODY_ELSE, Parts } from '../../test/events/api-calls';
import { Overrides } from '../../test/events/builder';

/** A queue of the tests, which receives what the second topic of the example publishes. */
const LISTENER = 'listener';

/** The example has no customer managed key and no phone, and covers its own Region, without a workflow. */
const CALLS = API_CALLS.filter(({ part }) => !['Key', 'Sms', 'Bus', 'StackSet', 'Workflow'].includes(part));

/** The default bus belongs to nobody else. */
const ON_PARTS = CALLS.filter(({ part }) => part !== 'DefaultBus');

let emulator: Emulator | undefined;
let aws: Aws;
let parts: Parts;

beforeAll(async () => {
  emulator = await Emulator.start();
  aws = new Aws(emulator);
  const cdk = new Cdk(emulator);
  const folder = await cdk.synth('examples/monitored.ts');
  await cdk.bootstrap(folder);
  await cdk.deploy(folder);
  parts = await deployedParts();
  await aws.createQueue(LISTENER);
  await aws.subscribeQueue((await physicalIds('AWS::SNS::Topic', 'MonitoringTopic'))[0], LISTENER);
});

afterAll(() => emulator?.stop());

/** How AWS names the resources of a type whose logical ID begins like this. */
async function physicalIds(type: string, logicalId: string): Promise<readonly string[]> {
  return (await aws.stackResources('Monitored'))
    .filter(resource => resource.type === type && resource.logicalId.startsWith(logicalId))
    .map(resource => resource.physicalId);
}

async function deployedParts(): Promise<Parts> {
  const one = async (type: string, logicalId: string) => (await physicalIds(`AWS::${type}`, `ConsoleLoginAlert${logicalId}`))[0];
  const topicArn = await one('SNS::Topic', 'Topic');
  const queueUrl = await one('SQS::Queue', 'DeadLetterQueue');
  return {
    ...OF_SOMEBODY_ELSE,
    trailName: 'management-events',
    trailArn: 'arn:aws:cloudtrail:us-east-1:123456789012:trail/management-events',
    ruleName: await one('Events::Rule', 'Rule'),
    topicArn,
    subscriptionArn: `${topicArn}:0e0e0e0e-5555-4555-8555-000000000001`,
    queueUrl,
    queueArn: `arn:aws:sqs:us-east-1:123456789012:${queueUrl.split('/').at(-1)}`,
    alarmName: await one('CloudWatch::Alarm', 'Undelivered'),
    scheduleName: await one('Scheduler::Schedule', 'HeartbeatSchedule'),
    scheduleGroupName: await one('Scheduler::ScheduleGroup', 'HeartbeatGroup'),
    roleName: await one('IAM::Role', 'DirectTextRole'),
    policyArn: await one('IAM::ManagedPolicy', 'DirectTextPolicy'),
    stackName: 'Monitored',
    stackId: await aws.stackId('Monitored'),
  };
}

/** The first lines of the alerts that each call sends, in their order. */
async function sentFor(of: Parts, overrides: Overrides = {}, calls = CALLS): Promise<readonly (readonly string[])[]> {
  const all: string[][] = [];
  for (const call of calls) {
    const { source, 'detail-type': detailType, detail } = apiCall(call, of, overrides);
    await aws.putEvent({ Source: source, DetailType: detailType, Detail: JSON.stringify(detail) });
    all.push((await aws.receive(LISTENER)).map(body => notification(body).Message.split('\n')[0]));
  }
  return all;
}

test('on the patched emulator every call on a part of a deployed alert sends one alert', async () => {
  expect(await sentFor(parts)).toEqual(CALLS.map(({ eventName }) => [expect.stringContaining(`: ${eventName} (`)]));
});

test('on the patched emulator no call of CloudFormation, and none on the part of somebody else, sends an alert', async () => {
  expect((await sentFor(parts, BY_CLOUDFORMATION)).flat()).toEqual([]);
  expect((await sentFor(OF_SOMEBODY_ELSE, {}, ON_PARTS)).flat()).toEqual([]);
});
