import { recordedIn } from './event-source';
import { LATE_METRICS, sumExpression } from '../cdk/alarm-evaluation';
import { metadataOf } from '../cdk/suppression';
import { SignInPattern } from '../filter/sign-in-pattern';
import { ALL_MANAGEMENT_EVENTS } from '../rule/event-rule';

/** What a Region's stack is made of. */
export interface ForwarderTemplateProps {
  readonly alertPath: string;
  /** What is sent on. */
  readonly pattern: SignInPattern;
  readonly eventBusArn: string;
  /** Where the alert is: a stack in that account and Region builds nothing. A token stays one. */
  readonly home: { readonly account: string; readonly region: string };
  readonly sentBy: SentBy;
}

/**
 * As whom events are sent.
 *
 * - `shared`: by a role that is there, with names that its policies and the StackSet's know in advance
 * - `own`: by a role of the stack, all names CloudFormation's
 */
export type SentBy =
  | { readonly kind: 'shared'; readonly roleArn: string; readonly name: string }
  | { readonly kind: 'own' };

/** A part of a template. Intrinsic functions in it are those of the inner template; tokens are resolved by the outer one. */
type Part = Readonly<Record<string, unknown>>;

/** The condition of every resource but one: the alert takes the sign-ins of its own account and Region itself. */
const ELSEWHERE = 'Elsewhere';

const EVENTBRIDGE = 'events.amazonaws.com';

/** The longest that SQS keeps a message. */
const RETENTION_SECONDS = 14 * 24 * 60 * 60;

/**
 * The template of a stack that sends one Region's sign-ins to the bus of an alert: a rule, what it could not send, and an alarm
 * that says so there. EventBridge gives a bus as target no retry policy and sends the event as it is.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html
 */
export function forwarderTemplate(props: ForwarderTemplateProps): Part {
  const { alertPath, home, sentBy } = props;
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: `Sends AWS console sign-ins to the alert ${alertPath}`,
    Conditions: {
      [ELSEWHERE]: not({ 'Fn::And': [equals(ref('AWS::AccountId'), home.account), equals(ref('AWS::Region'), home.region)] }),
    },
    Resources: {
      // CloudFormation takes no template whose every resource is conditioned away.
      Nothing: { Type: 'AWS::CloudFormation::WaitConditionHandle' },
      ...onlyElsewhere({
        Rule: rule(props),
        DeadLetterQueue: queue(sentBy),
        DeadLetterQueuePolicy: queuePolicy(),
        Undelivered: alarm(props),
        ...sentBy.kind === 'own' ? { Role: role(), Policy: policy(props) } : {},
      }),
    },
  };
}

function rule({ pattern, eventBusArn, sentBy }: ForwarderTemplateProps): Part {
  return {
    Type: 'AWS::Events::Rule',
    // A role without its rights sends what arrives meanwhile to the queue.
    ...sentBy.kind === 'own' ? { DependsOn: 'Policy' } : {},
    Properties: {
      ...nameOf(sentBy, 'Name'),
      Description: 'Sends AWS console sign-ins to the bus of an alert',
      State: ALL_MANAGEMENT_EVENTS,
      // What others forward into this bus is not sent on: it is forwarded where it was recorded.
      EventPattern: { ...pattern, ...recordedIn({ account: ref('AWS::AccountId'), region: ref('AWS::Region') }) },
      Targets: [{
        Id: 'Bus',
        Arn: eventBusArn,
        RoleArn: sentBy.kind === 'own' ? arnOf('Role') : sentBy.roleArn,
        DeadLetterConfig: { Arn: arnOf('DeadLetterQueue') },
      }],
    },
  };
}

/** Encrypted by SSE-SQS, as the queue of the alert. */
function queue(sentBy: SentBy): Part {
  const reason = 'it is encrypted by SSE-SQS, which needs no key of the Region';
  return {
    Type: 'AWS::SQS::Queue',
    Metadata: metadataOf([
      { tool: 'checkov', rule: 'CKV_AWS_27', reason },
      { tool: 'guard', rule: 'SQS_QUEUE_KMS_MASTER_KEY_ID_RULE', reason },
    ]),
    Properties: { ...nameOf(sentBy, 'QueueName'), SqsManagedSseEnabled: true, MessageRetentionPeriod: RETENTION_SECONDS },
  };
}

function queuePolicy(): Part {
  const resource = arnOf('DeadLetterQueue');
  return {
    Type: 'AWS::SQS::QueuePolicy',
    Properties: {
      Queues: [ref('DeadLetterQueue')],
      PolicyDocument: document(
        { Effect: 'Deny', Principal: '*', Action: 'sqs:*', Resource: resource, Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
        {
          Effect: 'Allow',
          Principal: { Service: EVENTBRIDGE },
          Action: 'sqs:SendMessage',
          Resource: resource,
          Condition: { ArnEquals: { 'aws:SourceArn': arnOf('Rule') } },
        },
      ),
    },
  };
}

function alarm({ alertPath, sentBy }: ForwarderTemplateProps): Part {
  return {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: {
      ...nameOf(sentBy, 'AlarmName'),
      AlarmDescription: `A sign-in of this Region could not be sent to the alert ${alertPath}; it may wait in the queue`,
      Metrics: [
        { Id: 'unsent', Expression: sumExpression(['failed', 'lost', 'waiting']), Label: 'sign-ins that were not sent on' },
        figure('failed', 'AWS/Events', 'FailedInvocations', 'Sum', { Name: 'RuleName', Value: ref('Rule') }),
        figure('lost', 'AWS/Events', 'InvocationsFailedToBeSentToDlq', 'Sum', { Name: 'RuleName', Value: ref('Rule') }),
        figure('waiting', 'AWS/SQS', 'ApproximateNumberOfMessagesVisible', 'Maximum',
          { Name: 'QueueName', Value: { 'Fn::GetAtt': ['DeadLetterQueue', 'QueueName'] } }),
      ],
      EvaluationPeriods: LATE_METRICS.evaluationPeriods,
      DatapointsToAlarm: LATE_METRICS.datapointsToAlarm,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
    },
  };
}

function figure(id: string, namespace: string, name: string, statistic: string, dimension: Part): Part {
  return {
    Id: id,
    ReturnData: false,
    MetricStat: { Metric: { Namespace: namespace, MetricName: name, Dimensions: [dimension] }, Period: LATE_METRICS.periodSeconds, Stat: statistic },
  };
}

/** Taken by the rules of the account; not one rule, since the rule names the role. */
function role(): Part {
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: document({
        Effect: 'Allow',
        Principal: { Service: EVENTBRIDGE },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'aws:SourceAccount': ref('AWS::AccountId') } },
      }),
    },
  };
}

function policy({ eventBusArn }: ForwarderTemplateProps): Part {
  return {
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: {
      Roles: [ref('Role')],
      PolicyDocument: document({ Effect: 'Allow', Action: 'events:PutEvents', Resource: eventBusArn }),
    },
  };
}

function onlyElsewhere(resources: Readonly<Record<string, Part>>): Part {
  return Object.fromEntries(Object.entries(resources).map(([id, { Type, ...rest }]) => [id, { Type, Condition: ELSEWHERE, ...rest }]));
}

function nameOf(sentBy: SentBy, property: string): Part {
  return sentBy.kind === 'shared' ? { [property]: sentBy.name } : {};
}

function document(...statements: readonly Part[]): Part {
  return { Version: '2012-10-17', Statement: statements };
}

function ref(logicalId: string): Part {
  return { Ref: logicalId };
}

function arnOf(logicalId: string): Part {
  return { 'Fn::GetAtt': [logicalId, 'Arn'] };
}

function equals(...values: readonly [unknown, unknown]): Part {
  return { 'Fn::Equals': values };
}

function not(condition: Part): Part {
  return { 'Fn::Not': [condition] };
}
