import { Template } from 'aws-cdk-lib/assertions';
import * as sns from 'aws-cdk-lib/aws-sns';
import { deployedResources, physicalIdOf } from '../../src/cli/doctor/deployed-resources';
import { JsonObject } from '../../src/cli/json-values';
import { ACCOUNT, alertIn, REGION, stackIn } from '../support/synthesis';
import { stackWith } from '../unit/cli/app';

/** What CloudFormation names a resource, which is its ARN or URL for some types. */
function physicalId(logicalId: string, type: string): string {
  switch (type) {
    case 'AWS::SNS::Topic': return `arn:aws:sns:${REGION}:${ACCOUNT}:${logicalId}`;
    case 'AWS::StepFunctions::StateMachine': return `arn:aws:states:${REGION}:${ACCOUNT}:stateMachine:${logicalId}`;
    case 'AWS::SQS::Queue': return `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/${logicalId}`;
    default: return logicalId;
  }
}

function deployed() {
  const stack = stackIn();
  alertIn(stack).watch({ topic: new sns.Topic(stack, 'Second') });
  const template = Template.fromStack(stack).toJSON() as JsonObject;
  const resources = Object.entries(template.Resources as Readonly<Record<string, { readonly Type: string }>>);
  const physicalIds = new Map(resources.map(([id, { Type }]) => [id, physicalId(id, Type)]));
  const id = `arn:aws:cloudformation:${REGION}:${ACCOUNT}:stack/Stack/0a0a0a0a`;
  return deployedResources([stackWith(template, { name: 'Stack', account: ACCOUNT, region: REGION, deployment: { id, physicalIds, parameters: new Map() } })]);
}

/** A name without the hash at its end. */
function plain(name: string): string {
  return name.replace(/^.*[:/]/, '').replace(/[0-9A-F]{8}$/, '');
}

test('the doctor finds everything that watch adds to an alert', () => {
  const { rules, alarms, schedules, workflows, roles, topics } = deployed();
  expect(rules.map(({ name }) => plain(name))).toEqual(expect.arrayContaining(['AlertRule', 'AlertHeartbeatRule', 'AlertTamperingRule']));
  expect(alarms.map(alarm => plain(physicalIdOf(alarm)))).toEqual(['AlertFailedDelivery', 'AlertSilence']);
  expect(schedules.map(({ name, group, target: { unresolved } }) => [plain(name), plain(group), unresolved])).toEqual([
    ['AlertHeartbeatSchedule', 'AlertHeartbeatGroup', []], ['AlertDailyCheckSchedule', 'default', []],
  ]);
  expect(workflows.map(({ arn, definition }) => [plain(arn), definition.unresolved])).toEqual([['AlertDailyCheckWorkflow', []]]);
  expect(topics.map(plain)).toEqual(['AlertTopic', 'Second']);
  expect(roles.map(({ arn, needs }) => [plain(arn), needs.map(({ action, on }) => `${action} on ${plain(on)}`)])).toEqual(expect.arrayContaining([
    ['AlertHeartbeatRole', ['sqs:SetQueueAttributes on AlertHeartbeatQueue']],
    ['AlertDailyCheckStartRole', ['states:StartExecution on AlertDailyCheckWorkflow']],
    ['AlertDailyCheckRole', ['sns:Publish on Second']],
  ]));
});
