import { Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as sns from 'aws-cdk-lib/aws-sns';

/** The topics of this app to which an alarm reports, now that no action can be added any more. */
export function topicsOf(alarm: cloudwatch.Alarm): readonly sns.Topic[] {
  const stack = Stack.of(alarm);
  const textOf = (value: unknown) => JSON.stringify(stack.resolve(value));
  const actions = (stack.resolve((alarm.node.defaultChild as cloudwatch.CfnAlarm).alarmActions) as unknown[] | undefined ?? []).map(textOf);
  return alarm.node.root.node.findAll().filter(each => each instanceof sns.Topic).filter(({ topicArn }) => actions.includes(textOf(topicArn)));
}
