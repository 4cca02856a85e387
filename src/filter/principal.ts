import { notAny, short, Test } from './pattern-part';

/** A test of `detail.userIdentity.arn`. */
export interface ArnTest {
  readonly kind: 'exact' | 'prefix' | 'wildcard';
  /** The ARN, the beginning of ARNs, or an ARN with stars. */
  readonly text: string;
  /** The identity that carries such an ARN, where that is known. */
  readonly identityType?: string;
  /** The IAM users with such an ARN, by what is known of them where a failed sign-in has no ARN; with `*` for any text. */
  readonly user?: { readonly account: string; readonly name: string };
}

/** ARNs that stand in sign-in events, by service and by the beginning of their resource. */
const KINDS = [
  { service: 'iam', resource: /^root$/, identityType: 'Root' },
  { service: 'iam', resource: /^user\/./, identityType: 'IAMUser' },
  { service: 'sts', resource: /^assumed-role\/([^/]+\/.|[^/]*\*$)/, identityType: 'AssumedRole' },
  { service: 'sts', resource: /^federated-user\/./, identityType: 'FederatedUser' },
  // One star for the whole resource.
  { service: '*', resource: /^\*$/, identityType: undefined },
  { service: 'iam', resource: /^\*$/, identityType: undefined },
  { service: 'sts', resource: /^\*$/, identityType: undefined },
] as const;

/** Text like `${Token[AWS.AccountId.4]}` stands for what only deployment knows, and is taken as it is. */
export const DEPLOY_TIME = /\$\{[^}]*\}/;
const EXAMPLE = '"arn:aws:iam::123456789012:user/alice"';

/**
 * Reads an ARN as a user types it, with `*` for any text: without a star it is exact, with one at the end a beginning, which
 * costs nothing, else a wildcard, of which EventBridge allows few. The ARN of an IAM role becomes that of its sessions, since
 * these are what events carry.
 *
 * @throws when no event could carry such an ARN; the message fits behind the text
 */
export function principalOf(text: string): ArnTest {
  if (!/^[!-~]+$/.test(text) || /["\\?]/.test(text)) {
    throw new Error(`is no ARN: give one such as ${EXAMPLE}, where only * stands for any text`);
  }
  if (text.includes('**')) {
    throw new Error('has two stars in a row: one is enough');
  }
  const [arn, partition, service, region, account, ...rest] = text.split(':');
  const resource = rest.join(':');
  if (arn !== 'arn' || !isPart(partition, /^aws[a-z-]*$/) || region !== '' || !isPart(account, /^\d{12}$/) || resource === '') {
    throw new Error(`is no ARN of somebody who signs in: give one such as ${EXAMPLE}`);
  }
  if (service === 'iam' && resource.startsWith('role/')) {
    return testOf(`arn:${partition}:sts::${account}:${sessionsOf(resource)}`, 'AssumedRole');
  }
  const kind = KINDS.find(each => each.service === service && each.resource.test(resource));
  if (!kind) {
    throw new Error('is in no sign-in event: give the ARN of an IAM user, a role, its sessions (sts, assumed-role/ROLE/*), ' +
      'a federated user (sts, federated-user/NAME), or the root user (iam, root)');
  }
  if (resource.endsWith('/')) {
    throw new Error('ends with a slash, which no ARN in a sign-in event does: give the name behind it, or * for every name');
  }
  const isUser = kind.identityType === 'IAMUser' || (kind.identityType === undefined && service !== 'sts');
  return { ...testOf(text, kind.identityType), ...isUser && { user: { account, name: resource.split('/').at(-1)! } } };
}

/** Matches an ARN that matches one of the tests; `""`, null and a missing ARN match none. */
export function matchArns(tests: readonly ArnTest[]): readonly Test[] {
  return distinct(tests).map(({ kind, text }) => {
    switch (kind) {
      case 'exact': return text;
      case 'prefix': return { prefix: text };
      case 'wildcard': return { wildcard: text };
    }
  });
}

/** Matches what matches none of the tests, and whoever has no ARN: failures mostly lack it. */
export function matchOtherArns(tests: readonly ArnTest[]): readonly Test[] {
  const excluded = distinct(tests);
  if (excluded.every(({ kind }) => kind === 'exact')) return notAny(short(excluded.map(({ text }) => text)));
  if (excluded.every(({ kind }) => kind === 'prefix')) return notAny({ prefix: short(excluded.map(({ text }) => text)) });
  // Only one kind of exclusion can stand in a pattern, since alternatives are or-ed: wildcards can say the others.
  return notAny({ wildcard: short(excluded.map(({ kind, text }) => (kind === 'prefix' ? `${text}*` : text))) });
}

/**
 * The first without the others, where all are exact.
 *
 * @throws when one has a star, or nothing is left: a path counts once in a pattern, so one test must say both
 */
export function principalsWithout(principals: readonly ArnTest[], except: readonly ArnTest[]): readonly ArnTest[] {
  const starred = [...principals, ...except].find(({ kind }) => kind !== 'exact');
  if (starred) {
    throw new Error(`signIns.principals beside signIns.exceptPrincipals must be exact, since a pattern tests the ARN once, and ${JSON.stringify(written(starred))} ` +
      'stands for several: name each principal, or leave one of the two out and make two alerts');
  }
  const left = principals.filter(({ text }) => !except.some(other => other.text === text));
  if (left.length === 0) {
    throw new Error('signIns.exceptPrincipals leaves nothing of signIns.principals, so that no sign-in would alert: leave one of the two out');
  }
  return left;
}

function isPart(part: string | undefined, form: RegExp): boolean {
  return part !== undefined && (form.test(part) || part.includes('*') || DEPLOY_TIME.test(part));
}

/** Events name a role without its path, which its name does not need: it is unique in an account. */
function sessionsOf(role: string): string {
  const steps = role.split('/').slice(1);
  const name = steps.at(-1)!;
  if (name === '') {
    throw new Error('has no name behind the last slash: give the name of the role');
  }
  if (name === '*' && steps.length > 1) {
    throw new Error('tells roles by their path, which no sign-in event has: give the name of the role, or the beginning of it and *');
  }
  return name.endsWith('*') ? `assumed-role/${name}` : `assumed-role/${name}/*`;
}

function testOf(text: string, identityType: string | undefined): ArnTest {
  const star = text.indexOf('*');
  if (star === -1) return { kind: 'exact', text, identityType };
  if (star === text.length - 1) return { kind: 'prefix', text: text.slice(0, -1), identityType };
  return { kind: 'wildcard', text, identityType };
}

function written({ kind, text }: ArnTest): string {
  return kind === 'prefix' ? `${text}*` : text;
}

/** Without what comes twice, and without what begins as another test says already. */
function distinct(tests: readonly ArnTest[]): readonly ArnTest[] {
  const prefixes = tests.filter(({ kind }) => kind === 'prefix');
  return tests.filter(({ kind, text }, index) =>
    !prefixes.some(prefix => text.startsWith(prefix.text) && !(kind === 'prefix' && text === prefix.text))
    && tests.findIndex(other => other.kind === kind && other.text === text) === index);
}
