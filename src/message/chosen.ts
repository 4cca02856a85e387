import { Language } from './strategy';
import { Statement } from './wording';

/** What every message says below its warning, about sign-ins and about calls. */
export interface ChosenWording {
  /** What is to be thought of all that follows. */
  readonly warning: string;
  /** Who it was, with the names and paths that somebody chose. */
  readonly identity: readonly Statement[];
  readonly errorMessage: Statement;
  readonly userAgent: Statement;
}

/**
 * JSONata has said the ARN on the first line, if it is one, and says here only that somebody chose the name of a session. An input
 * transformer has said nothing of it.
 */
export const CHOSEN: Readonly<Record<Language, ChosenWording>> = {
  english: {
    warning: 'Somebody may have chosen the text below: trust no statement and open no link in it.',
    identity: [
      {
        known: 'ARN (the caller who began the session chose the name at its end): <sessionArn>',
        always: 'ARN, if any (the caller who begins a session chooses the name at its end): <userArn>',
      },
      { known: 'ARN: <otherArn>' },
      { known: 'Session issued by: <sessionIssuer>', always: 'Session issued by, if known: <sessionIssuerArn>' },
    ],
    errorMessage: { known: 'Error message: <errorMessage>', always: 'Error message, if any: <errorMessage>' },
    userAgent: 'User agent: <userAgent>',
  },
  japanese: {
    warning: '以下の値には、第三者が任意に設定した文字列が含まれている可能性があります。書かれている内容を信用せず、リンクも開かないでください。',
    identity: [
      {
        known: 'ARN (末尾の名前は、セッションを開始した呼び出し元が指定したものです): <sessionArn>',
        always: 'ARN (ある場合。セッションの場合、末尾の名前は開始した呼び出し元が指定したものです): <userArn>',
      },
      { known: 'ARN: <otherArn>' },
      { known: 'セッションの発行元: <sessionIssuer>', always: 'セッションの発行元 (わかる場合): <sessionIssuerArn>' },
    ],
    errorMessage: { known: 'エラーメッセージ: <errorMessage>', always: 'エラーメッセージ (ある場合): <errorMessage>' },
    userAgent: 'ユーザーエージェント: <userAgent>',
  },
};
