import { DailyCheckWording } from './report-states';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/drift-aware-change-sets.html */
const DEPLOY = 'Run cdk deploy --revert-drift (aws-cdk 2.1110.0 or newer): a plain deployment does not notice changes that were made by hand.';

/** The message of the daily check in English. Its Subject is ASCII. */
export const DAILY_CHECK_ENGLISH: DailyCheckWording = {
  subjectWrong: 'Sign-in alert: {count} finding(s) of the daily check, account {account}',
  subjectWell: 'Sign-in alert: all well, account {account}',
  subjectNotWritten: 'Sign-in alert: the daily check has no report, account {account}',
  notWritten: 'The daily check of the AWS console sign-in alert {alert} (account {account}, {region}) could not write its report: look at the output of ' +
    'the execution in the console of Step Functions, which has everything that was found.',
  wrong: 'The daily check of the AWS console sign-in alert {alert} (account {account}, {region}) has {count} finding(s):',
  well: 'All well: the daily check of the AWS console sign-in alert {alert} (account {account}, {region}) found nothing wrong.',
  numbers: 'From {start} to {end}, CloudTrail recorded {recorded} event(s) of AWS Sign-In in {region}, of which the filter of the alert certainly ' +
    'matches {certain}. The rule of the alert matched {matched} event(s).',
  forwarded: 'In the same time, the alert received {elsewhere} event(s) from other Regions and accounts.',
  more: '... and {more} more finding(s): the output of the execution in the console of Step Functions has them all.',
  findings: {
    topicMissing: {
      problem: 'There is no topic {subject}.',
      remedy: `Nobody is notified by it. ${DEPLOY} Then every recipient must confirm again.`,
    },
    subscriptionMissing: {
      problem: '{endpoint} ({protocol}) does not subscribe to the topic {topic}.',
      remedy: 'It unsubscribed, or did not confirm within 48 hours. Subscribe it again, and let the recipient confirm: ' +
        'aws sns subscribe --topic-arn {topic} --protocol {protocol} --notification-endpoint {endpoint}',
    },
    subscriptionPending: {
      problem: '{endpoint} ({protocol}) has not confirmed its subscription to the topic {topic}.',
      remedy: 'Let the recipient open the link in the confirmation mail. SNS deletes the subscription 48 hours after it was made. To send another ' +
        'mail: aws sns subscribe --topic-arn {topic} --protocol {protocol} --notification-endpoint {endpoint}',
    },
    chatMissing: {
      problem: 'Nothing subscribes to the topic {topic}, whose messages Amazon Q Developer posts to the chat channels.',
      remedy: 'Open the channel in the console of Amazon Q Developer in chat applications, and add the topic to it.',
    },
    trailStopped: {
      problem: 'The trail {subject} does not log. It stopped at: {since}',
      remedy: 'No sign-in reaches the alert. Start it: aws cloudtrail start-logging --name {subject}. Then look in event history for who stopped it.',
    },
    trailDeliveryFailed: {
      problem: 'CloudTrail could not deliver the last log file of the trail {subject}: {error}',
      remedy: 'Look at the bucket of the trail and its policy, and at the key.',
    },
    trailMissing: {
      problem: 'There is no trail {subject} that records this Region.',
      remedy: 'No sign-in reaches the alert without one. Create it again, or give the alert another trail.',
    },
    noTrail: {
      problem: 'No trail records this Region.',
      remedy: 'No sign-in reaches the alert. Create a trail, such as by SignInTrail.create().',
    },
    noTrailLogs: {
      problem: 'No trail that records this Region logs.',
      remedy: 'No sign-in reaches the alert. Start one: aws cloudtrail start-logging --name ...',
    },
    ruleMissing: {
      problem: 'There is no rule {subject}.',
      remedy: `Its sign-ins send no alert. ${DEPLOY}`,
    },
    ruleState: {
      problem: 'The rule {subject} is in the state {state}, and was deployed in the state {deployed}.',
      remedy: `A rule that is disabled sends no alert, and one that is merely ENABLED receives no read-only events. ${DEPLOY} ` +
        'Then look in CloudTrail for who changed it.',
    },
    rulePattern: {
      problem: 'The rule {subject} has another event pattern than the one that was deployed.',
      remedy: `It may not match sign-ins. ${DEPLOY} Then look in CloudTrail for who changed it.`,
    },
    targetMissing: {
      problem: 'The rule {subject} does not send to its target {target}.',
      remedy: `Its recipients get no alert. ${DEPLOY} Then look in CloudTrail for who removed it.`,
    },
    targetRole: {
      problem: 'The rule {subject} sends to its target {target} by another role than the one that was deployed.',
      remedy: `The role may not be allowed to. ${DEPLOY}`,
    },
    targetUnknown: {
      problem: 'The rule {subject} sends to {target} as well, which the app did not ask for.',
      remedy: 'If nobody of yours added it, remove it: aws events remove-targets. Then look in CloudTrail for who added it.',
    },
    queueMissing: {
      problem: 'There is no dead-letter queue {subject}.',
      remedy: `An alert that cannot be delivered is lost. ${DEPLOY}`,
    },
    queueNotEmpty: {
      problem: 'The dead-letter queue {subject} has about {messages} message(s): events that were not delivered.',
      remedy: 'Read them, and notify the recipients of the sign-ins in them. The attributes of a message have the reason. Then delete them.',
    },
    keyMissing: {
      problem: 'There is no key {subject}.',
      remedy: 'Nothing that it encrypts can be delivered. Deploy the alert with another key.',
    },
    keyState: {
      problem: 'The key {subject} is in the state {state}.',
      remedy: 'Nothing that it encrypts can be delivered. Enable it: aws kms cancel-key-deletion, aws kms enable-key.',
    },
    alarmMissing: {
      problem: 'There is no alarm {subject}.',
      remedy: DEPLOY,
    },
    alarmInAlarm: {
      problem: 'The alarm {subject} is in ALARM: {reason}',
      remedy: 'The description of the alarm says what it is about.',
    },
    alarmDisabled: {
      problem: 'The actions of the alarm {subject} are disabled.',
      remedy: 'It notifies nobody. Enable them: aws cloudwatch enable-alarm-actions --alarm-names {subject}',
    },
    forwarderMissing: {
      problem: 'The StackSet {subject} has no instance in {region}.',
      remedy: 'Sign-ins of that Region send no alert. Deploy the instance again: aws cloudformation create-stack-instances.',
    },
    forwarderStatus: {
      problem: 'The instance of the StackSet {subject} in account {account}, {region} is {status} ({detail}): {reason}',
      remedy: 'Its sign-ins may send no alert. Look at the operations of the StackSet in the console of CloudFormation, and update its instances.',
    },
    stackSetMissing: {
      problem: 'There is no StackSet {subject}.',
      remedy: `Nothing updates the forwarders of other Regions and accounts. ${DEPLOY}`,
    },
    notMatched: {
      problem: 'CloudTrail recorded {certain} event(s) that the filter of the alert certainly matches, and the rule matched only {matched} since.',
      remedy: 'Sign-ins were missed. Look first at the trail, and whether it logs write management events; then at the rule.',
    },
    notChecked: {
      problem: 'Not checked: {check} of {subject}. {error}: {cause}',
      remedy: 'If access was denied, restore the role of the check by cdk deploy --revert-drift, or look for a policy that denies it. If it was throttled, the ' +
        'next check may succeed.',
    },
  },
};
