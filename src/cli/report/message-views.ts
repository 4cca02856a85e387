import { chatView } from './html-chat';
import { mailView } from './html-mail';
import { html, Markup } from './markup';
import { Message } from './html-message';
import { phoneView } from './html-phone';

/** How a message looks to one kind of reader. */
type View = (message: Message) => Markup;

/** Who sees what, by the address: the first that fits. A mailbox has no colon, all else is `<protocol>:<endpoint>`. */
const READERS: readonly { readonly addressed: RegExp; readonly view: View }[] = [
  { addressed: /^[^:]*$/, view: mailView },
  { addressed: /^sms:/, view: phoneView },
  { addressed: /^(?:slack|teams):/, view: chatView },
  { addressed: /^/, view: machineView },
];

/** Who would see a message of which nobody is told. */
const MEANT_FOR = new Map<string, View>([['short', phoneView], ['card', chatView]]);

/** A message as each kind of its readers sees it. */
export function views(message: Message): Markup[] {
  if (message.to.length === 0) return [(MEANT_FOR.get(message.channel) ?? mailView)(message)];
  const readerOf = (address: string) => READERS.find(({ addressed }) => addressed.test(address));
  return READERS
    .map(reader => ({ view: reader.view, to: message.to.filter(address => readerOf(address) === reader) }))
    .filter(({ to }) => to.length > 0)
    .map(({ view, to }) => view({ ...message, to }));
}

/** What a queue, a function or an endpoint gets. */
function machineView({ to, body }: Message): Markup {
  return html`<section class="view machine" aria-label="Message">
<div class="room">${to.join(', ')}</div>
<pre>${body}</pre>
</section>`;
}
