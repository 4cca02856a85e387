import { recordedIn } from './sign-in-sources';
import { LATE_METRICS, sumExpression } from '../cdk/alarm-evaluation';
import { metadataOf } from '../cdk/annotations';
import { LONGEST_RETENTION_DAYS } from '../cdk/dead-letter-queue';
import { EVENTBRIDGE } from '../cdk/iam';
import { SignInPattern } from '../filter/sign-in-pattern';
import { ALL_MANAGEMENT_EVENTS } from '../rule/alert-rule';

/** The settings of a Region's stack. */
export interface ForwarderTemplateProps {
  readonly alertPath: string;
  /** The pattern of the sign-ins to forward. */
  readonly pattern: SignInPattern;
  readonly eventBusArn: string;
  /** The environment of the alert, which may be unresolved. A stack in that account and Region creates nothing. */
  readonly home: { readonly account: string; readonly region: string };
  readonly sentBy: SentBy;
}

/**
 * The role that sends events to the bus, and the names of the other resources.
 *
 * - `shared`: an existing role, and physical names, which policies outside the stack contain
 * - `own`: a role of the stack, and names that CloudFormation generates
 */
export type SentBy =
  | { readonly kind: 'shared'; readonly roleArn: string; readonly name: string }
  | { readonly kind: 'own' };

/** A part of a template. Its intrinsic functions are resolved in the Region's stack, its tokens in the stack of the alert. */
type Part = Readonly<Record<string, unknown>>;

/** The condition of every resource but one: the alert itself receives the sign-ins of its own account and Region. */
const ELSEWHERE = 'Elsewhere';

/**
 * The template of a stack that sends one Region's sign-ins to the bus of an alert: a rule, a dead-letter queue, and an alarm for sign-ins
 * that could not be sent. EventBridge gives a bus as target no retry policy, and sends the event unchanged.
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
      // CloudFormation refuses a template in which the conditions of all resources are false.
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
    // Until the role has its policy, sign-ins would go to the dead-letter queue.
    ...sentBy.kind === 'own' ? { DependsOn: 'Policy' } : {},
    Properties: {
      ...nameOf(sentBy, 'Name'),
      Description: 'Matches AWS console sign-ins and sends them to the event bus of an alert',
      State: ALL_MANAGEMENT_EVENTS,
      // An event that somebody else forwarded to this bus does not match: it is forwarded from where it was recorded.
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
    Properties: { ...nameOf(sentBy, 'QueueName'), SqsManagedSseEnabled: true, MessageRetentionPeriod: LONGEST_RETENTION_DAYS * 86_400 },
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
      AlarmDescription: `An AWS console sign-in of this Region could not be sent to the alert ${alertPath}; it may be in the dead-letter queue`,
      Metrics: [
        { Id: 'unsent', Expression: sumExpression(['failed', 'lost', 'waiting']), Label: 'sign-ins that were not forwarded' },
        metric('failed', 'AWS/Events', 'FailedInvocations', 'Sum', { Name: 'RuleName', Value: ref('Rule') }),
        metric('lost', 'AWS/Events', 'InvocationsFailedToBeSentToDlq', 'Sum', { Name: 'RuleName', Value: ref('Rule') }),
        metric('waiting', 'AWS/SQS', 'ApproximateNumberOfMessagesVisible', 'Maximum',
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

function metric(id: string, namespace: string, name: string, statistic: string, dimension: Part): Part {
  return {
    Id: id,
    ReturnData: false,
    MetricStat: { Metric: { Namespace: namespace, MetricName: name, Dimensions: [dimension] }, Period: LATE_METRICS.periodSeconds, Stat: statistic },
  };
}

/** The rules of the account may assume it, and not one rule alone, since the rule names the role. */
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
