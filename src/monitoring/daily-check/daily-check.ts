import { CfnStackSet, IResolveContext, Lazy, Stack, Token } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct, IConstruct } from 'constructs';
import { CheckedResources, dailyCheckDefinition } from './daily-check-definition';
import { createDailyCheckRole } from './daily-check-role';
import { DAILY_CHECK_ENGLISH } from './finding-english';
import { DAILY_CHECK_JAPANESE } from './finding-japanese';
import { Day, DAYS } from './report-states';
import { warn, warnAtSynthesis } from '../../cdk/annotations';
import { comparableReference } from '../../cdk/comparable-reference';
import { inOtherAccount, outermostStack } from '../../cdk/environment';
import { createRole } from '../../cdk/iam';
import { createSchedule, schedulesOfThisAccount, warnIfSchedulerUnknown } from '../../cdk/schedule';
import { createWorkflow } from '../../cdk/state-machine';
import { hasChat, subscriptionsTo } from '../../cdk/topic';
import { Language } from '../../message/message-strategy';
import { ALL_MANAGEMENT_EVENTS } from '../../rule/alert-rule';
import { MonitoredResources } from '../metrics';

/**
 * Options of `ConsoleLoginAlert.checkDaily`.
 */
export interface DailyCheckOptions {
  /**
   * The topic that gets the reports: a standard topic of the same Region with recipients of its own, and not the alert's own topic, which may
   * be what fails. If nobody in this app subscribes to it, that is a warning (`cdk-console-login-alert:noRecipients`). The workflow's role may
   * publish to it and use its `masterKey`.
   */
  readonly topic: sns.ITopic;

  /**
   * The day of the week, in UTC, on which the report says so if all is well: `SUN`, `MON`, `TUE`, `WED`, `THU`, `FRI` or `SAT`. Without such a
   * report, nobody would notice that the check itself does not run.
   *
   * @default MON
   */
  readonly allWellOn?: string;
}

/**
 * What the daily check of an alert needs.
 *
 * @internal
 */
export interface DailyCheckProps {
  readonly topic: sns.ITopic;
  readonly topicKeys: readonly kms.IKey[];
  readonly allWellOn: string | undefined;
  readonly language: Language;
  readonly trail: CheckedResources['trail'];
  /** The keys of the alert's topics. */
  readonly keys: readonly kms.IKey[];
  /** The resources of the alert, which may get further topics until synthesis. */
  resources(): MonitoredResources;
}

/** Once a day, during office hours in Asia and Europe. */
const EVERY_DAY = 'cron(0 7 * * ? *)';

const WORDINGS = { english: DAILY_CHECK_ENGLISH, japanese: DAILY_CHECK_JAPANESE } as const;

/**
 * A schedule and a Standard workflow that looks once a day whether an alert works, and publishes to another topic what is wrong.
 *
 * A Standard workflow starts once for each time of the schedule, where an Express one may start twice, has no limit of five minutes for the
 * pages of event history, and shows each execution in the console for 90 days. A month of it stays within the free tier.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-standard-vs-express.html
 *
 * @internal
 */
export class DailyCheck extends Construct {
  /** @throws where the alert has a daily check already, for the alert's own topic, and for a text that is no day */
  public constructor(private readonly alert: Construct, private readonly props: DailyCheckProps) {
    if (alert.node.tryFindChild('DailyCheck')) {
      throw new Error(`checkDaily was called before for ${alert.node.path}, and checks everything at once: call it once`);
    }
    checkOtherTopic(alert, props);
    const allWellOn = dayOf(props.allWellOn);
    super(alert, 'DailyCheck');
    const { role, policy } = createDailyCheckRole(this, {
      ...props,
      rules: props.resources().rules,
      queue: this.queue(),
      keys: this.keys(),
      stackSets: this.stackSets(),
      topics: () => this.topics(),
      alarms: () => this.alarms(),
    });
    const machine = createWorkflow(this, '', {
      stateMachineType: StateMachineType.STANDARD,
      definition: Stack.of(this).toJsonString(Lazy.uncachedAny({ produce: context => this.definition(allWellOn, context) })),
      role,
      policy,
    });
    const starter = createRole(this, 'Start', schedulesOfThisAccount(this), [
      new iam.PolicyStatement({ actions: ['states:StartExecution'], resources: [machine.stateMachineArn] }),
    ]);
    const schedule = createSchedule(this, 'Schedule', {
      description: 'Starts the daily check of an alert on AWS console sign-ins',
      expression: EVERY_DAY,
      target: { arn: machine.stateMachineArn, role: starter.role, input: '{}' },
      policy: starter.policy,
    });
    warnIfSchedulerUnknown(this, 'checkDaily', 'starts checkDaily');
    warnAtSynthesis(this, () => this.warnOfMissedRecipients(schedule));
  }

  private definition(allWellOn: Day, context: IResolveContext): object {
    const { partition, account, region, stackId } = Stack.of(this);
    const { topic, language, trail } = this.props;
    const { rules } = this.props.resources();
    return dailyCheckDefinition({
      topics: this.topics().map(each => ({
        arn: each.topicArn,
        subscriptions: this.subscriptionsTo(each).filter(subscription => !this.belongsToDependentStack(subscription, each))
          .map(({ protocol, endpoint = '' }) => ({ protocol, endpoint })),
        chat: hasChat(each),
      })),
      trail,
      rules: rules.map(rule => {
        const { pattern, targets } = rule.deployed(context);
        return {
          name: rule.name,
          bus: rule.busName,
          state: ALL_MANAGEMENT_EVENTS,
          pattern,
          targets: targets.map(({ arn, roleArn = 'none' }) => ({ arn, role: roleArn })),
        };
      }),
      metrics: rules.map(({ dimensions }, index) => ({ id: index === 0 ? 'home' : 'forwarded', dimensions })),
      queue: this.queue()?.queueUrl,
      keys: this.keys().map(({ keyArn }) => keyArn),
      alarms: this.alarms().map(({ ref }) => ref),
      stackSets: this.stackSets().map(({ stackSetName, callAs = 'SELF', permissionModel, stackInstancesGroup }) => ({
        name: stackSetName,
        callAs,
        regions: permissionModel === 'SELF_MANAGED' ? regionsOf(stackInstancesGroup) : [],
      })),
      stack: stackId,
    }, { partition, account, region, topicArn: topic.topicArn, allWellOn, wording: WORDINGS[language], alert: this.alert.node.path });
  }

  private subscriptionsTo(topic: sns.ITopic): readonly sns.CfnSubscription[] {
    return subscriptionsTo(topic, topic.node.root);
  }

  /**
   * Whether a subscription, such as that of a queue, is in another stack, which refers to this one for the topic. This one cannot refer to that for
   * the endpoint, since neither could be deployed first.
   */
  private belongsToDependentStack(subscription: sns.CfnSubscription, topic: sns.ITopic): boolean {
    const [here, ofTopic, ofSubscription] = [this, topic, subscription].map(each => outermostStack(Stack.of(each)));
    return [topic.topicArn, subscription.endpoint].every(text => Token.isUnresolved(text)) && ofTopic === here && ofSubscription !== here;
  }

  /** Warns of recipients that the check cannot name. */
  private warnOfMissedRecipients(scope: IConstruct): void {
    for (const topic of this.topics()) {
      for (const { node } of this.subscriptionsTo(topic).filter(each => this.belongsToDependentStack(each, topic))) {
        warn(scope, 'dailyCheckMissesRecipient', `checkDaily does not see whether the subscription ${node.path} is there, since its stack depends on that of ` +
          'the alert: create the queue or function in the stack of the alert, or acknowledge this');
      }
    }
  }

  /** The alert's topics and that of the report. One of another account would have to allow the role. */
  private topics(): readonly sns.ITopic[] {
    return [...new Set([...this.props.resources().topics, this.props.topic])].filter(each => !inOtherAccount(this, each));
  }

  private queue() {
    const { deadLetterQueue } = this.props.resources();
    return inOtherAccount(this, deadLetterQueue) ? undefined : deadLetterQueue;
  }

  private keys(): readonly kms.IKey[] {
    const { keys, topicKeys } = this.props;
    return [...new Set([...keys, ...topicKeys, this.queue()?.encryptionMasterKey])]
      .filter(key => key !== undefined).filter(key => !inOtherAccount(this, key));
  }

  private alarms(): readonly cloudwatch.CfnAlarm[] {
    return this.partsOf(each => each instanceof cloudwatch.CfnAlarm);
  }

  private stackSets(): readonly CfnStackSet[] {
    return this.partsOf(each => each instanceof CfnStackSet);
  }

  private partsOf<T extends IConstruct>(isOne: (each: IConstruct) => each is T): readonly T[] {
    return this.alert.node.findAll().filter(isOne);
  }
}

function regionsOf(groups: CfnStackSet['stackInstancesGroup']): readonly string[] {
  return (groups as readonly CfnStackSet.StackInstancesProperty[]).flatMap(({ regions }) => regions);
}

function checkOtherTopic(alert: Construct, { topic, resources }: DailyCheckProps): void {
  const arnOf = (each: sns.ITopic) => comparableReference(each.topicArn, alert);
  if (resources().topics.some(own => own === topic || arnOf(own) === arnOf(topic))) {
    throw new Error(`topic is ${topic.node.path}, which gets the alerts themselves and may be what fails: ` +
      'give another topic, with recipients of its own');
  }
}

function dayOf(allWellOn = 'MON'): Day {
  const day = DAYS.find(each => each === allWellOn);
  if (day === undefined) {
    throw new Error(`allWellOn is ${JSON.stringify(allWellOn)}, which is no day of the week: give one of ${DAYS.join(', ')}`);
  }
  return day;
}
