import { Aws } from './aws';
import { Json } from '../../src/signin/cloudtrail-record';
import { SignInRecord } from '../../src/signin/samples';

const QUEUE = 'what-the-bus-has';

/** AWS Sign-In, played in one Region. */
export class SignIn {
  /** Makes a rule and a queue of its own, which show what became of an event on the bus. */
  public static async in(aws: Aws): Promise<SignIn> {
    await aws.createQueue(QUEUE);
    await aws.ruleToQueue(QUEUE, { source: ['aws.signin', 'aws.sts'] }, QUEUE);
    return new SignIn(aws);
  }

  private constructor(private readonly aws: Aws) {}

  /** Somebody signs in. Gives the event as the bus has it: that is the one to preview. */
  public async happens(event: SignInRecord): Promise<SignInRecord> {
    const id = await this.aws.putEvent({
      Source: event.source,
      DetailType: event['detail-type'],
      Detail: JSON.stringify(event.detail),
      Resources: event.resources,
      Time: event.time,
    });
    const seen = (await this.aws.receive(QUEUE)).map(body => JSON.parse(body) as Readonly<Record<string, Json>>);
    if (seen.length !== 1 || seen[0].id !== id) {
      throw new Error(`the bus has ${JSON.stringify(seen)} where event ${id} was put: the rule of the tests should see that one alone`);
    }
    return seen[0];
  }
}
