import { CfnStackSet, Stack, Token } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { CfnStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct, IConstruct } from 'constructs';
import { Guard, guardPattern } from './call-pattern';
import {
  alarmGuard, busGuard, defaultBusGuard, keyGuard, queueGuard, roleGuards, ruleGuard, RULES_OF_A_RULE, smsGuard, stackGuard, stackSetGuard,
  topicGuards, trailGuard, workflowGuard,
} from './calls';
import { inOtherAccount } from '../cdk/account';
import { suppress } from '../cdk/suppression';
import { warn } from '../cdk/warning';
import { DirectDelivery } from '../delivery/direct';
import { EMAIL } from '../delivery/message-format';
import { Content } from '../message/content';
import { AlertPath } from '../monitoring/monitored-resources';
import { WatchedRule } from '../rule/alert-rule';
import { createRule } from '../rule/event-rule';
import { markRule } from '../rule/metadata';
import { partitionOf } from '../signin/partition';
import { TrailIdentity } from '../trail/strategy';

/** What is guarded, and who is told of what. */
export interface TamperingProps {
  readonly path: AlertPath;
  readonly trail: TrailIdentity;
  /** The keys of all topics. */
  readonly keys: readonly kms.IKey[];
  /** Where it is told. */
  readonly topic: sns.ITopic;
  readonly topicKeys: readonly kms.IKey[];
  readonly content: Content;
}

/**
 * One rule for each part of an alert's way, which tells of the calls that would silence it, and one role for all of them.
 *
 * The rules stand in a row: the last, `Rule`, guards the alert's rule and all rules before it. It cannot guard itself, since
 * CloudFormation makes nothing that names itself. What is more than one can guard, or made later, is guarded by another (`Rule2` …),
 * which guards the one before it too.
 */
export class Tampering extends Construct {
  private readonly target: events.IRuleTarget;
  private readonly alarms = new Set<cloudwatch.CfnAlarm>();
  private ruleGuards = 0;
  /** The rules that no rule guards yet. */
  private unguarded: readonly WatchedRule[];

  /** @throws where the alert has one already */
  public constructor(private readonly alert: Construct, private readonly props: TamperingProps) {
    if (alert.node.tryFindChild('Tampering')) {
      throw new Error(`alertOnTampering was called before for ${alert.node.path}, and guards everything at once: call it once`);
    }
    super(alert, 'Tampering');
    const { topic, topicKeys, content, path: { deadLetterQueue } } = props;
    this.target = new DirectDelivery().bind(this, { format: EMAIL, topic, topicKeys, content, deadLetterQueue }).target;
    this.unguarded = props.path.rules;
    this.add([...this.guards(), ...this.alarmGuards()]);
  }

  /** Guards the alarms that the alert made since. */
  public addAlarms(): void {
    this.add(this.alarmGuards());
  }

  private add(guards: readonly Guard[]): void {
    this.unguarded = [...this.unguarded, ...guards.map(guard => this.watch(guard))];
    while (this.unguarded.length > 1) {
      const guard = this.watch(ruleGuard(this.unguarded.slice(0, RULES_OF_A_RULE), this.ruleGuards++));
      this.unguarded = [...this.unguarded.slice(RULES_OF_A_RULE), guard];
    }
  }

  /** All guards but those of rules and alarms; what cannot be guarded from here is warned of. */
  private guards(): Guard[] {
    const { path, keys: topicKeys } = this.props;
    const keys = [...new Set([...topicKeys, path.deadLetterQueue.encryptionMasterKey])].filter(key => key !== undefined);
    return [
      ...this.trailGuards(),
      ...this.topicGuards(),
      ...this.smsGuards(),
      ...keys.length > 0 ? [keyGuard(keys)] : [],
      queueGuard(path.deadLetterQueue),
      defaultBusGuard(Stack.of(this)),
      ...this.onlyWith(busGuard, each => each instanceof events.CfnEventBus),
      ...this.onlyWith(stackSetGuard, each => each instanceof CfnStackSet),
      ...this.onlyWith(workflowGuard, each => each instanceof CfnStateMachine),
      ...this.roleGuards(),
      stackGuard(Stack.of(this)),
    ];
  }

  private trailGuards(): Guard[] {
    const { trail } = this.props;
    if (trail.kind === 'here') {
      return [trailGuard(trail)];
    }
    warn(this, 'tamperingMissesTrail', trail.kind === 'elsewhere'
      ? `calls on the trail are recorded in its own account and Region (${trail.home}), where no rule of this alert sees them: guard it there`
      : 'calls on the trail are not told of, since no trail was named: set trail');
    return [];
  }

  private topicGuards(): readonly Guard[] {
    const here = this.topics();
    for (const { node, env } of this.allTopics().filter(each => !here.includes(each))) {
      warn(this, 'tamperingMissesTopic', `calls on the topic ${node.path} are recorded in its own account ${env.account}, ` +
        'where no rule of this alert sees them: guard it there');
    }
    return topicGuards(here);
  }

  private allTopics(): readonly sns.ITopic[] {
    return [...new Set([...this.props.path.topics, this.props.topic])];
  }

  /** Those of this account. */
  private topics(): readonly sns.ITopic[] {
    return this.allTopics().filter(each => !inOtherAccount(this, each));
  }

  /** The settings for text messages matter to nobody without a phone; who subscribes to an imported topic cannot be seen from here. */
  private smsGuards(): readonly Guard[] {
    const topics = this.topics();
    const phones = this.node.root.node.findAll().filter(each => each instanceof sns.CfnSubscription).filter(({ protocol }) => protocol === 'sms');
    return topics.some(topic => !(topic instanceof sns.Topic) || phones.some(({ topicArn }) => topicArn === topic.topicArn)) ? [smsGuard()] : [];
  }

  private alarmGuards(): readonly Guard[] {
    const made = this.alert.node.findAll().filter(each => each instanceof cloudwatch.CfnAlarm).filter(each => !this.alarms.has(each));
    const guards = made.map((alarm, index) => alarmGuard(alarm, this.alarms.size + index));
    made.forEach(alarm => this.alarms.add(alarm));
    return guards;
  }

  private roleGuards(): readonly Guard[] {
    const made = this.alert.node.findAll();
    const [roles, policies] = [made.filter(each => each instanceof iam.Role), made.filter(each => each instanceof iam.ManagedPolicy)];
    const { region } = Stack.of(this);
    const { iamRegion } = partitionOf(region);
    if (roles.length > 0 && !Token.isUnresolved(region) && region !== iamRegion) {
      warn(this, 'tamperingMissesRole', `calls on IAM roles are recorded in ${iamRegion}, and this alert is in ${region}: guard the role ` +
        'of this alert there, or with a service control policy');
      return [];
    }
    return roleGuards(roles, policies);
  }

  /** A guard of what the alert has of a kind, where it has any. */
  private onlyWith<T extends IConstruct>(guardOf: (made: readonly T[]) => Guard, isOne: (each: IConstruct) => each is T): Guard[] {
    const made = this.alert.node.findAll().filter(isOne);
    return made.length > 0 ? [guardOf(made)] : [];
  }

  private watch(guard: Guard): WatchedRule {
    const rule = createRule(this, guard.id, {
      description: `Tells of tampering with an alert of AWS console sign-ins (${guard.id.toLowerCase()})`,
      pattern: guardPattern(guard),
    });
    rule.addTarget(this.target);
    markRule(rule, this.alert.node.path, 'tampering');
    suppress(rule, guard.suppressions ?? []);
    return WatchedRule.of(rule);
  }
}
