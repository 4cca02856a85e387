import { once } from 'node:events';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { notification, Notification } from './notification';

const LIMIT = 10_000;

/** An HTTP endpoint on loopback that confirms its subscription and keeps what it is sent. */
export class HttpEndpoint {
  public static async open(): Promise<HttpEndpoint> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new HttpEndpoint(server);
  }

  public readonly url: string;
  /** In no order: SNS sends each in its own time. */
  public readonly received: Notification[] = [];
  private confirmations = 0;

  private constructor(private readonly server: Server) {
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sign-ins`;
    server.on('request', (request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', text => { body += text; }).on('end', () => {
        response.end();
        void this.take(String(request.headers['x-amz-sns-message-type']), body);
      });
    });
  }

  /** Waits for the confirmation of the subscription. */
  public async confirmed(): Promise<void> {
    await this.until(() => this.confirmations > 0, 'no subscription was to be confirmed');
  }

  /** Waits for so many notifications. */
  public async has(count: number): Promise<void> {
    await this.until(() => this.received.length >= count, `fewer than ${count} notifications came`);
  }

  public async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async take(type: string, body: string): Promise<void> {
    if (type === 'SubscriptionConfirmation') {
      const { SubscribeURL } = JSON.parse(body) as { readonly SubscribeURL: string };
      await fetch(SubscribeURL);
      this.confirmations += 1;
    } else {
      this.received.push(notification(body));
    }
  }

  private async until(holds: () => boolean, otherwise: string): Promise<void> {
    for (const limit = Date.now() + LIMIT; !holds(); await wait(20)) {
      if (Date.now() > limit) {
        throw new Error(`${otherwise} within ${LIMIT} ms`);
      }
    }
  }
}
