import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

/** The part of a jsii assembly that names what a user can type. */
export interface Assembly {
  readonly types: Record<string, {
    readonly name: string;
    readonly datatype?: boolean;
    readonly properties?: readonly Member[];
    readonly methods?: readonly Member[];
    readonly members?: readonly Member[];
  }>;
}

interface Member {
  readonly name: string;
  readonly static?: boolean;
}

/** A name of the library, and how an app in some language must contain it. */
interface Word {
  readonly name: string;
  readonly spelled: RegExp;
}

/** How a language spells the members of the library's types: a property of a struct, an attribute of an object, and so on. */
interface Spelling {
  readonly extension: string;
  readonly prop: (name: string) => string;
  readonly attribute: (name: string) => string;
  readonly method: (name: string) => string;
  readonly staticMember: (type: string, name: string) => string;
}

const pascal = (name: string) => name[0].toUpperCase() + name.slice(1);
const snake = (name: string) => name === name.toUpperCase() ? name : name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);

const SPELLINGS: Readonly<Record<string, Spelling>> = {
  typescript: {
    extension: '.ts',
    prop: name => `\\b${name}(?:: |,)`,
    attribute: name => `\\.${name}\\b`,
    method: name => `\\.${name}\\(`,
    staticMember: (type, name) => `\\b${type}\\.${name}\\b`,
  },
  python: {
    extension: '.py',
    prop: name => `\\b${snake(name)}=`,
    attribute: name => `\\.${snake(name)}\\b`,
    method: name => `\\.${snake(name)}\\(`,
    staticMember: (type, name) => `\\b${type}\\.${snake(name)}\\b`,
  },
  java: {
    extension: '.java',
    prop: name => `\\.${name}\\(`,
    attribute: name => `\\.get${pascal(name)}\\(`,
    method: name => `\\.${name}\\(`,
    staticMember: (type, name) => `\\b${type}\\.${name}\\b`,
  },
  go: {
    extension: '.go',
    prop: name => `\\b${pascal(name)}:`,
    attribute: name => `\\.${pascal(name)}\\(`,
    method: name => `\\.${pascal(name)}\\(`,
    staticMember: (type, name) => `\\b${type}_${name === name.toUpperCase() ? name : pascal(name)}\\b`,
  },
  csharp: {
    extension: '.cs',
    prop: name => `\\b${pascal(name)} =`,
    attribute: name => `\\.${pascal(name)}\\b`,
    method: name => `\\.${pascal(name)}\\(`,
    staticMember: (type, name) => `\\b${type}\\.${name === name.toUpperCase() ? name : pascal(name)}\\b`,
  },
};

/** What the library offers and no app in `folder` uses: what nobody uses may not work in this language. */
export function unusedNames(language: string, folder: string, assembly: Assembly): readonly string[] {
  const spelling = SPELLINGS[language];
  const text = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => extname(name) === spelling.extension)
    .map(name => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
  return words(assembly, spelling).filter(({ spelled }) => !spelled.test(text)).map(({ name }) => name);
}

function words({ types }: Assembly, spelling: Spelling): readonly Word[] {
  return Object.values(types).flatMap(({ name: type, datatype, properties = [], methods = [], members = [] }) => [
    ...properties.map(member => word(type, member, datatype ? spelling.prop(member.name)
      : member.static ? spelling.staticMember(type, member.name) : spelling.attribute(member.name))),
    ...methods.map(member => word(type, member, member.static ? spelling.staticMember(type, member.name) : spelling.method(member.name))),
    ...members.map(member => word(type, member, spelling.staticMember(type, member.name))),
  ]);
}

function word(type: string, { name }: Member, spelled: string): Word {
  return { name: `${type}.${name}`, spelled: new RegExp(spelled) };
}
