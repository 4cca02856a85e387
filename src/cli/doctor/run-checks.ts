import { outermost, relatedStacks } from './app-stacks';
import { Alert } from '../assembly/alerts';
import { Resource, Stack } from '../assembly/stack';
import { AskIn } from './aws/aws-calls';
import { checkAlarm } from './checks/check-alarms';
import { callerOf, checkCredentials, checkKey, checkRole } from './checks/check-permissions';
import { checkQueue } from './checks/check-queues';
import { CHAT_REGION, checkChat, checkPhones, checkSubscriptions } from './checks/check-recipients';
import { checkBus, checkRule } from './checks/check-rules';
import { checkSignIns, isDeployed, regionsOf } from './checks/check-sign-ins';
import { checkStackSet, CheckedStack, checkStack } from './checks/check-stacks';
import { checkTopic } from './checks/check-topics';
import { checkTrails, NeededTrail } from './checks/check-trails';
import { checkSchedule, checkWorkflow } from './checks/check-workflows';
import { DeployedResources, deployedResources, regionOf } from './deployed-resources';
import { Diagnosis } from './doctor-report';
import { ReportLine } from './report-line';
import { readStackSet } from '../evaluate/forwarding/stack-set-reach';

/** The period whose sign-ins are looked at, from `start` to `now`, in milliseconds. */
export interface Time {
  readonly now: number;
  readonly start: number;
}

/** Asks AWS about every deployed resource of the alerts and about recent sign-ins, and compares the answers with the app's templates. */
export async function runChecks(stacks: readonly Stack[], time: Time, askIn: AskIn): Promise<Diagnosis> {
  const related = relatedStacks(stacks);
  const caller = await callerOf(askIn(related[0]?.region));
  const credentials = checkCredentials(caller, related.map(({ account }) => account));
  const ours = related.filter(({ account = caller.account }) => account === caller.account);
  const checked = await Promise.all(ours.map(stack => checkStack(stack, askIn(stack.region))));
  const deployed = deployedResources(checked.flatMap(each => each.stacks));
  return {
    sections: [
      { title: 'Credentials', lines: credentials },
      { title: 'Stacks', lines: checked.flatMap(({ lines }) => lines) },
      ...await resourceSections(deployed, time.now, askIn),
      { title: 'Sign-ins', lines: await signInLines(deployed, checked, time, askIn) },
    ].filter(({ lines }) => lines.length > 0),
  };
}

async function resourceSections(deployed: DeployedResources, now: number, askIn: AskIn): Promise<Diagnosis['sections']> {
  const { rules, workflows, schedules, roles, topics, queues, alarms, ofType } = deployed;
  const askFor = ({ stack }: Resource) => askIn(stack.region);
  const all = async <T>(of: readonly T[], check: (one: T) => Promise<ReportLine[]>) => (await Promise.all(of.map(check))).flat();
  const home = rules[0]?.resource.stack.region;
  const [rulesLines, topicLines, queueLines, subscriptionLines, alarmLines, trailLines, stackSetLines, phoneLines, chatLines] = await Promise.all([
    Promise.all([
      all(rules, rule => checkRule(rule, askFor(rule.resource))),
      all(workflows, workflow => checkWorkflow(workflow, askFor(workflow.resource))),
      all(schedules, schedule => checkSchedule(schedule, deployed, now, askFor(schedule.resource))),
      all(roles, role => checkRole(role, deployed, askIn(home))),
      all(ofType('AWS::Events::EventBus'), bus => checkBus(bus, deployed, askFor(bus))),
    ]),
    Promise.all(topics.map(arn => checkTopic(arn, deployed, askIn(regionOf(arn))))),
    Promise.all(queues.map(arn => checkQueue(arn, deployed, askIn(regionOf(arn))))),
    all(topics, arn => checkSubscriptions(arn, deployed, askIn(regionOf(arn)))),
    all(alarms, alarm => checkAlarm(alarm, deployed, askFor(alarm))),
    all(trailNeeds(deployed), needs => checkTrails(needs, deployed, askIn(needs.region))),
    all(ofType('AWS::CloudFormation::StackSet'), stackSet => checkStackSet(stackSet, deployed, askFor(stackSet))),
    all(phonesOf(deployed), ({ phones, region }) => checkPhones(phones, region, now, askIn(region))),
    all(ofType('AWS::Chatbot::SlackChannelConfiguration', 'AWS::Chatbot::MicrosoftTeamsChannelConfiguration'), chat => checkChat(chat, deployed, askIn(CHAT_REGION))),
  ]);
  const encrypted = [...topicLines, ...queueLines].map(({ key }, index) => ({ key, by: [...topics, ...queues][index] }));
  const keys = new Map(encrypted.map(({ key, by }) => [key, regionOf(by)]));
  const keyLines = await all([...keys].filter(([key]) => key !== undefined), ([key = '', region]) => checkKey(key, region, deployed, askIn(region)));
  return [
    { title: 'Rules', lines: rulesLines.flat() },
    { title: 'Subscriptions', lines: subscriptionLines },
    { title: 'Topics, keys, queues and alarms', lines: [...topicLines.flatMap(({ lines }) => lines), ...keyLines, ...queueLines.flatMap(({ lines }) => lines), ...alarmLines] },
    { title: 'Trail', lines: trailLines },
    { title: 'StackSets', lines: stackSetLines },
    { title: 'Phones and chats', lines: [...phoneLines, ...chatLines] },
  ];
}

/** What the rules of each Region need of a trail: forwarders too. */
function trailNeeds({ rules, alerts }: DeployedResources): NeededTrail[] {
  const regions = new Map(rules.map(({ resource: { stack } }) => [stack.region, stack.account]));
  return [...regions].map(([region, account]) => ({
    account,
    region,
    reads: rules.some(({ resource, state }) => resource.stack.region === region && state === 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS'),
    otherRegions: alerts.some(({ stackSets }) => stackSets.some(({ stack }) => stack.region === region)),
  }));
}

/** The phones that a topic of each Region sends to. */
function phonesOf({ resolver }: DeployedResources): { readonly phones: readonly string[]; readonly region: string | undefined }[] {
  const subscriptions = resolver.stacks.flatMap(({ resources }) => [...resources.values()])
    .filter(resource => resource.type === 'AWS::SNS::Subscription' && resolver.creates(resource) && resolver.property(resource, 'Protocol').value === 'sms')
    .map(resource => ({ region: resource.stack.region, phone: resolver.property(resource, 'Endpoint') }))
    .filter(({ phone: { unresolved } }) => unresolved.length === 0);
  return [...new Set(subscriptions.map(({ region }) => region))].map(region => ({
    region, phones: [...new Set(subscriptions.filter(each => each.region === region).map(({ phone }) => String(phone.value)))],
  }));
}

/** Only since the template of the alert was deployed: before that, it may have matched something else. */
async function signInLines(deployed: DeployedResources, checked: readonly CheckedStack[], { now, start }: Time, askIn: AskIn): Promise<ReportLine[]> {
  const since = (stack: Stack) => checked.find(({ stacks }) => stacks.includes(outermost(stack)))?.since ?? start;
  return (await Promise.all(deployed.alerts.filter(isDeployed).map(alert => checkSignIns(alert, {
    now, start: Math.max(start, since(alert.rules[0].resource.stack)), regions: regionsOf(alert, coveredRegions(alert, deployed)),
  }, deployed, askIn)))).flat();
}

/** The Regions of the account of an alert from which something forwards sign-ins. */
function coveredRegions(alert: Alert, { resolver, forwarders }: DeployedResources): (string | undefined)[] {
  const { account } = alert.rules[0].resource.stack;
  const ofStackSets = alert.stackSets.flatMap(resource => readStackSet(resource, resolver).groups)
    .flatMap(({ regions, accounts, units }) => units.length > 0 || accounts.includes(account ?? '') ? regions : []);
  const ofForwarders = forwarders.map(({ resource: { stack } }) => stack).filter(stack => stack.account === account).map(({ region }) => region);
  return alert.rules.some(({ kind }) => kind === 'forwarded') ? [...ofStackSets, ...ofForwarders] : [];
}
