import { literal } from './jsonata';
import { AccountLabels, DerivedField } from './jsonata-values';
import { Line, LinePart } from './parse-template';
import { EventField } from '../signin/fields';

const ACCOUNT = /^[0-9]{12}$/;

/**
 * Characters that a text message, a card and an input transformer all deliver as typed. AWS Organizations takes printable ASCII.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateAccount.html
 */
const NAME = /^[A-Za-z0-9 !#$%&'()*+,./:;=?@_-]+$/;

/** With the number behind it, it leaves a subject and a text message room for what happened. */
const LONGEST_NAME = 30;

/**
 * The size of all names together. A workflow has them twice, and an app may have several workflows in one template, which CloudFormation
 * limits to 1 MB, as Step Functions does a definition.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
const LONGEST_NAMES = 100_000;

/** The fields of an account in a message of ours: its name and its number. */
const LABELLED: DerivedField = {
  name: 'account',
  paths: ['$.account'],
  kind: 'token',
  description: 'name and number of the account',
  characters: /^[A-Za-z0-9 !#$%&'()*+,./:;=?@_-]+$/,
  derived: '$label($s)',
  safe: true,
  named: true,
};

/** What an input transformer needs to know of the accounts of its events. */
export interface AlertAccount {
  /** The account of the alert; undefined if it is known at deployment only. */
  readonly account?: string;
  /** Whether the alert receives the sign-ins of other accounts as well. */
  readonly otherAccounts?: boolean;
}

/** The names that the user gives to accounts. */
export class AccountNames {
  private readonly names: ReadonlyMap<string, string>;

  /** @throws when a key is no account ID, when a name cannot be delivered everywhere, and when they are too long together */
  public constructor(names: Readonly<Record<string, string>> = {}) {
    Object.entries(names).forEach(([account, name]) => check(account, name));
    this.names = new Map(Object.entries(names));
    const { length } = this.encoded;
    if (length > LONGEST_NAMES) {
      throw new Error(`accountNames has ${this.names.size} accounts and ${length} characters: shorten the names or leave accounts out, ` +
        `${length - LONGEST_NAMES} characters in all, so that the workflows fit into a template`);
    }
  }

  /** For `ValueStyle`. */
  public get labels(): AccountLabels | undefined {
    return this.names.size === 0 ? undefined : {
      functions: [
        `$accounts := ${literal(this.encoded)}`,
        '$nameOf := function($id) { $contains($id, /^[0-9]{12}$/) and $contains($accounts, "\\n" & $id & "=") ? ' +
          '$substringBefore($substringAfter($accounts, "\\n" & $id & "="), "\\n") }',
        '$label := function($id) { $contains($id, /^[0-9]{12}$/) ? ($name := $nameOf($id); $exists($name) ? $name & " (" & $id & ")" : $id) }',
      ],
    };
  }

  /** The fields of a template of the user's, where `accountName` is the name alone. */
  public templateFields(fields: readonly EventField[]): readonly EventField[] {
    return this.names.size === 0 ? fields : fields.map(field => field.name === 'accountName' ? named(field, '($name := $nameOf($s); $exists($name) ? $name : $s)') : field);
  }

  /** The fields of a message of ours, where an account is its name and its number. */
  public presetFields(fields: readonly EventField[]): readonly EventField[] {
    return this.names.size === 0 ? fields : fields.map(field => {
      switch (field.name) {
        case 'account': return LABELLED;
        case 'targetAccount': return labelled(field);
        default: return field;
      }
    });
  }

  /**
   * Lines as an input transformer writes them, which cannot look up an account: the name of the only one is part of the text.
   *
   * @throws when there are names, and it is not known which one is meant
   */
  public inDirectLines(lines: readonly Line[], alert: AlertAccount): readonly Line[] {
    const name = this.nameOfOnly(alert);
    return name === undefined ? lines : lines.map(line => line.flatMap(part => withName(part, name)));
  }

  /** The name of the only account that the alert receives sign-ins of. */
  public nameOfOnly({ account, otherAccounts }: AlertAccount): string | undefined {
    if (this.names.size === 0) return undefined;
    if (otherAccounts) {
      throw new Error('accountNames cannot name several accounts with AlertDelivery.direct(), since EventBridge cannot look up a name, and coverage ' +
        'receives sign-ins of other accounts: give delivery: AlertDelivery.withSubject(), or leave accountNames out');
    }
    if (account === undefined) {
      throw new Error('accountNames needs the account of the alert with AlertDelivery.direct(), and its stack has none before deployment: ' +
        'give the stack env.account, or delivery: AlertDelivery.withSubject()');
    }
    return this.names.get(account);
  }

  /** One text, since the members of an object are evaluated at once, which counts against a limit of depth. */
  private get encoded(): string {
    return ['', ...[...this.names].map(([account, name]) => `${account}=${name}`), ''].join('\n');
  }
}

/** Where the user names no account. */
export const NO_NAMES = new AccountNames();

/** A part of a line with the name of the only account. */
function withName(part: LinePart, name: string): readonly LinePart[] {
  if (part.kind === 'text') return [part];
  if (part.field.name === 'accountName') return [{ kind: 'text', text: name }];
  return part.field === LABELLED ? [{ kind: 'text', text: `${name} (` }, part, { kind: 'text', text: ')' }] : [part];
}

function named(field: EventField, derived: string): DerivedField {
  return { ...field, derived, named: true };
}

function labelled(field: EventField): DerivedField {
  const { derived } = field as DerivedField;
  return { ...field, derived: `$label(${derived.includes('?') ? `(${derived})` : derived})`, safe: true, named: true };
}

function check(account: string, name: string): void {
  const path = `accountNames.${account}`;
  if (!ACCOUNT.test(account)) {
    throw new Error(`accountNames has the key ${JSON.stringify(account)}, which is no account ID: give 12 digits such as "123456789012"`);
  }
  if (name.length > LONGEST_NAME) {
    throw new Error(`${path} is ${JSON.stringify(name)}, which is ${name.length} characters long: shorten it to ${LONGEST_NAME}, so that a subject and a text ` +
      'message have room for it');
  }
  if (!NAME.test(name) || name !== name.trim()) {
    throw new Error(`${path} is ${JSON.stringify(name)}: give a name of letters A-Z and a-z, digits, blanks inside and !#$%&'()*+,-./:;=?@_, ` +
      'which every kind of message can show');
  }
}
