import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { CLOUDWATCH } from './service-principals';

/** The settings of a topic that is created for an alert. */
export interface TopicProps {
  readonly displayName: string;
  readonly encryptionKey: kms.IKey | undefined;
}

/** Creates a topic of an alert. It accepts TLS only. */
export function createTopic(scope: Construct, id: string, { displayName, encryptionKey }: TopicProps): sns.Topic {
  return new sns.Topic(scope, id, { displayName, masterKey: encryptionKey, enforceSSL: true });
}

/**
 * Allows the CloudWatch alarms of this account to publish to a topic.
 *
 * A policy replaces the default one, which allows alarms to publish. Without the statement their messages would be refused, and nobody notified.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
 */
export function allowAlarmsToPublish(topic: sns.Topic): sns.Topic {
  topic.addToResourcePolicy(new iam.PolicyStatement({
    sid: 'AllowAlarmsOfThisAccount',
    principals: [new iam.ServicePrincipal(CLOUDWATCH)],
    actions: ['sns:Publish'],
    resources: [topic.topicArn],
    conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(topic).account } },
  }));
  return topic;
}
