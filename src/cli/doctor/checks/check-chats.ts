import { Resource } from '../../assembly/stack';
import { Json, listOf, memberAt, stringAt } from '../../json-values';
import { Ask } from '../aws/ask';
import { Parts, physicalIdOf } from '../parts';
import { repairCommand } from '../repair';
import { ReportLine, notKnown } from '../report-line';

/**
 * A Region with an endpoint of the API, which serves the channels of every Region.
 *
 * @see https://docs.aws.amazon.com/general/latest/gr/chatbot.html
 */
export const CHAT_REGION = 'us-east-2';

/** Whether the configuration of a chat channel is there, enabled, and subscribed to its topics. */
export async function checkChat(channel: Resource, { resolver }: Parts, ask: Ask): Promise<ReportLine[]> {
  const arn = physicalIdOf(channel);
  const about = `chat ${arn.replace(/^.*\//, '')}`;
  const todo = repairCommand(channel);
  const answer = channel.type === 'AWS::Chatbot::SlackChannelConfiguration'
    ? await ask('chatbot', 'describe-slack-channel-configurations', { ChatConfigurationArn: arn })
    : await ask('chatbot', 'list-microsoft-teams-channel-configurations', {});
  if (answer.kind === 'failure') return [notKnown(about, answer)];
  const found = configurationsIn(answer.value).find(each => stringAt(each, 'ChatConfigurationArn') === arn);
  if (found === undefined) return [{ code: 'channel-missing', about, text: 'has no configuration any more, although its stack has it', todo }];
  if (stringAt(found, 'State') === 'DISABLED') {
    const reason = stringAt(found, 'StateReason');
    return [{ code: 'channel-disabled', about, text: `is disabled${reason === undefined ? '' : `: ${reason}`}`, todo: 'invite Amazon Q to the channel again, and look at its role and guardrail policies' }];
  }
  const topics = listOf(memberAt(found, 'SnsTopicArns')).map(String);
  const lacking = listOf(resolver.property(channel, 'SnsTopicArns').value).map(String).filter(topic => !topics.includes(topic));
  return lacking.length > 0
    ? [{ code: 'channel-without-topic', about, text: `does not get what is sent to ${lacking.join(', ')}`, todo }]
    : [{ code: 'channel-right', about, text: 'gets what is sent to its topics' }];
}

function configurationsIn(value: Json): readonly Json[] {
  return [...listOf(memberAt(value, 'SlackChannelConfigurations')), ...listOf(memberAt(value, 'TeamChannelConfigurations'))];
}
