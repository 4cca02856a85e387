import { AccountNames, AlertAccount } from './account-names';
import { ChatContent } from './chat-content';
import { EmailContent, templateBody } from './email-content';
import { Wording } from './languages/wording';
import { Language, MessageContext, MessageStrategy } from './message-strategy';
import { MessageTemplate, parseTemplate } from './parse-template';
import { PresetMessage } from './preset';
import { presetTitle } from './preset-text';
import { SmsContent } from './sms-content';
import { presetSubject } from './subject';
import { pathNames } from './to-input-transformer';
import { EventField, FIELDS } from '../signin/fields';

/**
 * Options of `AlertMessage.fromTemplate`.
 */
export interface AlertTemplateOptions {
  /**
   * More fields that the template may name: the name, and the path to the value in the event, such as
   * `{ browser: '$.detail.userAgent' }`. A name has 1 to 256 of the letters, digits, `-` and `_`,
   * and does not begin with `AWS`.
   *
   * @default - the fields that every message knows
   */
  readonly fields?: Record<string, string>;

  /**
   * The names of accounts by their IDs, such as `{ '123456789012': 'production' }`, for `<accountName>`, and for phones and chat channels.
   *
   * @default - accounts are called by their IDs
   */
  readonly accountNames?: Record<string, string>;
}

/**
 * A template that the user wrote, for mails alone: phones and chat channels get the preset message.
 *
 * @internal
 */
export class CustomTemplate implements MessageStrategy {
  public readonly language: Language;
  private readonly fields: readonly EventField[];
  private readonly template: MessageTemplate;
  private readonly others: PresetMessage;
  private readonly additions: { readonly accountNames: AccountNames };

  public constructor(text: string, { fields, accountNames }: AlertTemplateOptions, private readonly wording: Wording) {
    this.additions = { accountNames: new AccountNames(accountNames) };
    this.fields = this.additions.accountNames.templateFields(withCustomFields(fields));
    this.template = parseTemplate(text, this.fields);
    this.others = new PresetMessage(wording, this.additions);
    this.language = this.others.language;
  }

  public email(alert: AlertAccount = {}): EmailContent {
    return new EmailContent({
      direct: () => this.template,
      jsonata: () => templateBody(this.template),
      subject: () => presetSubject(presetTitle(this.wording, this.additions), this.wording.title.fallback),
      fields: this.fields,
      unknown: this.wording.unknown,
      accountNames: this.additions.accountNames,
      alert,
    });
  }

  public sms(context: MessageContext): SmsContent {
    return this.others.sms(context);
  }

  public chat(context: MessageContext): ChatContent {
    return this.others.chat(context);
  }
}

/**
 * The names that EventBridge allows for a variable.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_InputTransformer.html
 */
const NAME = /^(?!AWS)[A-Za-z0-9_-]{1,256}$/;

/** `$.detail.userIdentity.arn`: keys behind dots, and a position or `*` in brackets behind a key. JSONata cannot write a key with a backquote. */
const PATH = /^\$(\.[^\s."'`<>[\]*\\?@(),]+(\[(\d+|\*)\])?)+$/;

/** The longest path that EventBridge accepts. */
const LONGEST_PATH = 256;

/**
 * The catalogue and the fields that a user adds to it, which are free text whatever they hold.
 *
 * @throws when a name or a path is not one that EventBridge accepts, or when a name is taken
 *
 * @internal
 */
export function withCustomFields(own: Readonly<Record<string, string>> = {}): readonly EventField[] {
  const taken = new Set(FIELDS.flatMap(field => [field.name, ...pathNames(field)]));
  return [...FIELDS, ...Object.entries(own).map(([name, path]) => ownField(name, path, taken))];
}

function ownField(name: string, path: string, taken: ReadonlySet<string>): EventField {
  if (!NAME.test(name)) {
    throw new Error(`fields has the name ${JSON.stringify(name)}: use 1 to 256 of the letters A-Z and a-z, digits, - and _, not AWS at the start`);
  }
  if (taken.has(name)) {
    throw new Error(`fields has the name ${JSON.stringify(name)}, which every message already knows: choose another name`);
  }
  if (!PATH.test(path) || path.length > LONGEST_PATH) {
    throw new Error(`fields.${name} is ${JSON.stringify(path)}: give a path into the event such as "$.detail.userIdentity.principalId", ` +
      `at most ${LONGEST_PATH} characters`);
  }
  return { name, paths: [path], kind: 'text', description: 'field of your own' };
}
