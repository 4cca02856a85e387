import { Stack } from 'aws-cdk-lib';
import * as sns from 'aws-cdk-lib/aws-sns';
import { IConstruct } from 'constructs';
import { RecipientStrategy } from './strategy';
import { hasSubscriber } from './subscription';
import { warn } from '../cdk/warning';
import { ChannelTopics } from '../delivery/message-format';

/** Everybody that one alert tells: each is checked, and none twice. */
export class Recipients {
  /** Where each was given, for the error that names both. */
  private readonly places = new Map<string, string>();

  public constructor(private readonly alert: IConstruct, private readonly channels: ChannelTopics) {}

  /** Warns if nobody in this app is told by a topic of the alert's own, now that nobody can be added any more. */
  public warnIfNobody(topic: sns.ITopic): void {
    if (this.places.size === 0 && !hasSubscriber(topic)) {
      warn(topic, 'noRecipients', 'nobody is told of sign-ins: name recipients, such as AlertRecipient.email("security@example.com"), ' +
        'or subscribe to the topic of this alert');
    }
  }

  /**
   * @param place as the user typed it, such as `recipients[1]`
   * @throws before anything is made, when nobody can be told this way or is told already
   */
  public add(place: string, recipient: RecipientStrategy): void {
    const problem = recipient.problem(Stack.of(this.alert).region);
    if (problem) {
      throw new Error(`${place}: ${problem}`);
    }
    const way = recipient.through(this.channels.topicOf(recipient.channel));
    const first = this.places.get(way.identity);
    if (first) {
      throw new Error(`${place} is ${JSON.stringify(way.endpoint)}, the same as ${first}, and SNS would tell it once: leave one of them out`);
    }
    this.places.set(way.identity, place);
    way.open();
  }
}
