import { App, CfnStackSet, Stack } from 'aws-cdk-lib';
import * as cloudtrail from 'aws-cdk-lib/aws-cloudtrail';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import { CfnStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { IConstruct } from 'constructs';
import { ConsoleLoginAlert } from '../../../src';
import { readAssembly } from '../../../src/cli/assembly/read-assembly';
import { Json } from '../../../src/cli/json-values';
import { Resolver } from '../../../src/cli/resolve/resolver';
import { Parts } from '../../events/api-calls';
import { ACCOUNT, REGION } from '../../support/synthesis';

/** The parts of an alert in a synthesised app, under the names by which the preview knows them; a part that it lacks is `none`. */
export function partsOf(app: App, alert: ConsoleLoginAlert): Parts {
  const stack = Stack.of(alert);
  const valueOf = valuesOf(app, alert);
  const topicArn = valueOf(alert.topic.topicArn);
  const key = alert.topic.masterKey;
  const trail = stack.node.findAll().find(each => each instanceof cloudtrail.CfnTrail);
  const delivery = alert.node.tryFindChild('Direct') ?? alert.node.findChild('WithSubject');
  const below = <T extends IConstruct>(id: string) => delivery.node.findChild(id) as T;
  const find = <T extends IConstruct>(isOne: (each: IConstruct) => each is T) => alert.node.findAll().find(isOne);
  const stackSet = find(each => each instanceof CfnStackSet);
  const machine = find(each => each instanceof CfnStateMachine);
  return {
    trailName: valueOf(trail?.ref),
    trailArn: valueOf(trail?.attrArn),
    ruleName: valueOf(alert.rule.ruleName),
    topicArn,
    subscriptionArn: `${topicArn}:0e0e0e0e-5555-4555-8555-000000000009`,
    keyId: valueOf(key?.keyId),
    keyArn: valueOf(key?.keyArn),
    queueUrl: valueOf(alert.deadLetterQueue.queueUrl),
    queueArn: valueOf(alert.deadLetterQueue.queueArn),
    alarmName: valueOf(find(each => each instanceof cloudwatch.CfnAlarm)?.ref),
    roleName: valueOf(below<iam.Role>('TextRole').roleName),
    policyArn: valueOf(below<iam.ManagedPolicy>('TextPolicy').managedPolicyArn),
    stackName: valueOf(stack.stackName),
    stackId: valueOf(stack.stackId),
    eventBusName: valueOf(alert.eventBus?.eventBusName),
    eventBusArn: valueOf(alert.eventBus?.eventBusArn),
    stackSetName: valueOf(stackSet?.stackSetName),
    stackSetId: valueOf(stackSet?.attrStackSetId),
    stateMachineArn: valueOf(machine?.attrArn),
    scheduleName: valueOf(find(each => each instanceof scheduler.CfnSchedule)?.ref),
    scheduleGroupName: valueOf(find(each => each instanceof scheduler.CfnScheduleGroup)?.ref),
  };
}

/** The value of a token in a synthesised app, as the preview knows it; without a token it is `none`. */
export function valuesOf(app: App, alert: ConsoleLoginAlert): (token: string | undefined) => string {
  const { directory } = app.synth();
  const resolver = new Resolver(readAssembly(directory, process.cwd()), { account: ACCOUNT, region: REGION });
  const synthesised = resolver.stacks.find(({ resources }) => resources.has(logicalId(alert.rule)))!;
  return token =>
    token === undefined ? 'none' : String(resolver.resolve(synthesised.resources.get(logicalId(alert.rule))!, Stack.of(alert).resolve(token) as Json, 'test').value);
}

function logicalId({ node }: IConstruct): string {
  const resource = node.defaultChild ?? node.findChild('Resource');
  return String(Stack.of(resource).resolve(Stack.of(resource).getLogicalId(resource as cloudtrail.CfnTrail)));
}
