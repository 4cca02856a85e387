import { CfnStackSet, IResource, Stack, Token } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as sns from 'aws-cdk-lib/aws-sns';
import { CfnStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct, IConstruct } from 'constructs';
import { TamperingCalls, tamperingPattern } from './call-pattern';
import {
  alarmCalls, busCalls, defaultBusCalls, keyCalls, queueCalls, rolesCalls, ruleCalls, RULES_PER_PATTERN, scheduleCalls, smsCalls, stackCalls,
  stackSetCalls, topicCalls, trailCalls, workflowCalls,
} from './calls';
import { suppress, warn, WarningName } from '../cdk/annotations';
import { inOtherAccount } from '../cdk/environment';
import { DirectDelivery } from '../delivery/direct';
import { EMAIL } from '../delivery/message-topics';
import { Content } from '../message/message-strategy';
import { MonitoredResources } from '../monitoring/metrics';
import { AlertRule } from '../rule/alert-rule';
import { partitionOf } from '../signin/partition';
import { TrailIdentity } from '../trail/trail-strategy';

/**
 * Options of `ConsoleLoginAlert.alertOnTampering`.
 */
export interface TamperingAlertOptions {
  /**
   * A second topic, with recipients of its own, that gets the alerts on tampering: a standard topic of the same Region. Tampering with it is
   * alerted on as well. A topic of this app gets the same statements as `topic` of the alert does, and the publishing role and EventBridge may
   * use its `masterKey`; if nobody in this app subscribes to it, that is a warning (`cdk-console-login-alert:noRecipients`).
   *
   * Without it nobody is mailed that the alert's own topic was deleted or its key disabled: that alert goes to the dead-letter queue, which
   * `alarmOnFailedDelivery` monitors.
   *
   * @default - the alert's own topic
   */
  readonly topic?: sns.ITopic;
}

/**
 * The resources to monitor for tampering, and where the alerts on it go.
 *
 * @internal
 */
export interface TamperingRulesProps {
  readonly resources: MonitoredResources;
  /** The rule of the alert's heartbeat, once it has one. */
  readonly heartbeat: () => AlertRule | undefined;
  readonly trail: TrailIdentity;
  /** The keys of all topics. */
  readonly keys: readonly kms.IKey[];
  /** The topic that gets the alerts on tampering. */
  readonly topic: sns.ITopic;
  readonly topicKeys: readonly kms.IKey[];
  /** The message of an alert on tampering. */
  readonly content: Content;
}

/**
 * The rules that match API calls by which somebody would keep an alert from notifying anybody: one for each part of the alert, all with one
 * role for their targets.
 *
 * The rule with the ID `Rule` monitors the alert's rules and all tampering rules before it. No rule can monitor itself, since CloudFormation
 * creates no resource that refers to itself. Rules beyond what one can monitor, and rules that are created later, are those of another one
 * (`Rule2` …), which monitors the one before it as well.
 *
 * @internal
 */
export class TamperingRules extends Construct {
  private readonly target: events.IRuleTarget;
  /** The alarms, schedules, workflows, roles, policies and the heartbeat's rule that are monitored, which may be created before or after. */
  private readonly monitored = new Set<IConstruct>();
  private alarms = 0;
  private schedules = 0;
  private workflows = 0;
  private roles = 0;
  private rulesOfRules = 0;
  /** The rules that no tampering rule monitors yet. */
  private unmonitored: readonly AlertRule[];

  /** @throws where the alert has tampering rules already */
  public constructor(private readonly alert: Construct, private readonly props: TamperingRulesProps) {
    if (alert.node.tryFindChild('Tampering')) {
      throw new Error(`alertOnTampering was called before for ${alert.node.path}, and monitors everything at once: call it once`);
    }
    super(alert, 'Tampering');
    const { topic, topicKeys, content, resources: { rules, deadLetterQueue } } = props;
    this.target = new DirectDelivery().bind(this, { format: EMAIL, topic, topicKeys, content, deadLetterQueue }).target;
    this.unmonitored = [...rules, ...this.addedHeartbeat()];
    this.add([...this.calls(), ...this.alarmCalls()]);
  }

  /** Monitors what was added to the alert since: alarms, and a heartbeat or a daily check with its schedule and what belongs to it. */
  public addLater(): void {
    this.unmonitored = [...this.unmonitored, ...this.addedHeartbeat()];
    this.add([...this.scheduleCalls(), ...this.workflowCalls(), ...this.roleCalls(), ...this.alarmCalls()]);
  }

  private addedHeartbeat(): readonly AlertRule[] {
    return [this.props.heartbeat()].filter(rule => rule !== undefined).filter(({ rule }) => !this.monitored.has(rule) && this.monitored.add(rule));
  }

  private add(calls: readonly TamperingCalls[]): void {
    this.unmonitored = [...this.unmonitored, ...calls.map(each => this.createRule(each))];
    while (this.unmonitored.length > 1) {
      const rule = this.createRule(ruleCalls(this.unmonitored.slice(0, RULES_PER_PATTERN), this.rulesOfRules++));
      this.unmonitored = [...this.unmonitored.slice(RULES_PER_PATTERN), rule];
    }
  }

  private createRule(calls: TamperingCalls): AlertRule {
    const alertRule = AlertRule.create(this, calls.id, {
      alertPath: this.alert.node.path,
      role: 'tampering',
      description: `Matches tampering with an alert on AWS console sign-ins (${calls.id}) and sends it to an SNS topic`,
      pattern: tamperingPattern(calls),
    });
    alertRule.rule.addTarget(this.target);
    suppress(alertRule.rule, calls.suppressions ?? []);
    return alertRule;
  }

  /** The calls on everything but rules and alarms. Warns of parts whose calls no rule in this account and Region can match. */
  private calls(): TamperingCalls[] {
    const { resources: { deadLetterQueue }, keys: topicKeys } = this.props;
    const allKeys = [...new Set([...topicKeys, deadLetterQueue.encryptionMasterKey])].filter(key => key !== undefined);
    const keys = this.ofThisAccount('tamperingMissesKey', 'key', allKeys);
    return [
      ...this.trailCalls(),
      ...this.topicCalls(),
      ...this.smsCalls(),
      ...keys.length > 0 ? [keyCalls(keys)] : [],
      ...this.ofThisAccount('tamperingMissesQueue', 'dead-letter queue', [deadLetterQueue]).map(queueCalls),
      defaultBusCalls(Stack.of(this)),
      ...this.callsOnAny(busCalls, each => each instanceof events.CfnEventBus),
      ...this.callsOnAny(stackSetCalls, each => each instanceof CfnStackSet),
      ...this.workflowCalls(),
      ...this.scheduleCalls(),
      ...this.roleCalls(),
      stackCalls(Stack.of(this)),
    ];
  }

  private trailCalls(): TamperingCalls[] {
    const { trail } = this.props;
    if (trail.kind === 'here') {
      return [trailCalls(trail)];
    }
    warn(this, 'tamperingMissesTrail', trail.kind === 'elsewhere'
      ? `calls on the trail are recorded in its own account and Region (${trail.home}), where no rule of this alert receives them: monitor them there`
      : 'calls on the trail are not alerted on, since no trail was named: set trail');
    return [];
  }

  private topicCalls(): readonly TamperingCalls[] {
    return topicCalls(this.ofThisAccount('tamperingMissesTopic', 'topic', this.topics()));
  }

  /** The resources of this account. Warns of others, such as `the topic Stack/Topic`. */
  private ofThisAccount<T extends IResource>(warning: WarningName, called: string, resources: readonly T[]): readonly T[] {
    for (const { node, env } of resources.filter(each => inOtherAccount(this, each))) {
      warn(this, warning, `calls on the ${called} ${node.path} are recorded in its own account ${env.account}, ` +
        'where no rule of this alert receives them: monitor them there');
    }
    return resources.filter(each => !inOtherAccount(this, each));
  }

  private topics(): readonly sns.ITopic[] {
    return [...new Set([...this.props.resources.topics, this.props.topic])];
  }

  /** Settings for text messages matter only where a phone subscribes. The subscribers of an imported topic cannot be seen from here. */
  private smsCalls(): readonly TamperingCalls[] {
    const phones = this.node.root.node.findAll().filter(each => each instanceof sns.CfnSubscription).filter(({ protocol }) => protocol === 'sms');
    const mayHavePhones = this.topics().filter(each => !inOtherAccount(this, each))
      .some(topic => !(topic instanceof sns.Topic) || phones.some(({ topicArn }) => topicArn === topic.topicArn));
    return mayHavePhones ? [smsCalls()] : [];
  }

  private alarmCalls(): readonly TamperingCalls[] {
    return this.added(each => each instanceof cloudwatch.CfnAlarm).map(alarm => alarmCalls(alarm, this.alarms++));
  }

  private scheduleCalls(): readonly TamperingCalls[] {
    const schedules = this.added(each => each instanceof scheduler.CfnSchedule);
    const groups = this.added(each => each instanceof scheduler.CfnScheduleGroup);
    return schedules.length > 0 ? [scheduleCalls(schedules, groups, this.schedules++)] : [];
  }

  private workflowCalls(): readonly TamperingCalls[] {
    const workflows = this.added(each => each instanceof CfnStateMachine);
    return workflows.length > 0 ? [workflowCalls(workflows, this.workflows++)] : [];
  }

  private roleCalls(): readonly TamperingCalls[] {
    const [roles, policies] = [this.added(each => each instanceof iam.Role), this.added(each => each instanceof iam.ManagedPolicy)];
    const { region } = Stack.of(this);
    const { iamRegion } = partitionOf(region);
    if (roles.length > 0 && !Token.isUnresolved(region) && region !== iamRegion) {
      warn(this, 'tamperingMissesRole', `calls on IAM roles are recorded in ${iamRegion}, and this alert is in ${region}: monitor the roles ` +
        'of this alert there, or protect them with a service control policy');
      return [];
    }
    const calls = rolesCalls(roles, policies, this.roles);
    this.roles += calls.length;
    return calls;
  }

  /** The resources of one type that no tampering rule monitors yet, which one now does. */
  private added<T extends IConstruct>(isOne: (each: IConstruct) => each is T): readonly T[] {
    const added = this.alert.node.findAll().filter(isOne).filter(each => !this.monitored.has(each));
    added.forEach(each => this.monitored.add(each));
    return added;
  }

  /** The calls on the alert's resources of one type, where it has any. */
  private callsOnAny<T extends IConstruct>(
    callsOn: (resources: readonly T[]) => TamperingCalls, isOne: (each: IConstruct) => each is T,
  ): TamperingCalls[] {
    const resources = this.alert.node.findAll().filter(isOne);
    return resources.length > 0 ? [callsOn(resources)] : [];
  }
}
