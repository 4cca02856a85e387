import { Language } from '../message-strategy';
import { LineText } from '../sections';

/** The texts of every message below its warning, of sign-ins and of calls. */
export interface UntrustedWording {
  /** Not to trust what follows. */
  readonly warning: string;
  /** Who it was, with the names and paths that somebody chose. */
  readonly identity: readonly LineText[];
  readonly errorMessage: LineText;
  readonly userAgent: LineText;
}

/**
 * JSONata writes the ARN on the first line, if it has a known form, and here only that somebody chose the name of a session. An input
 * transformer writes it here alone.
 */
export const UNTRUSTED: Readonly<Record<Language, UntrustedWording>> = {
  english: {
    warning: 'Somebody may have chosen the text below: trust no statement and open no link in it.',
    identity: [
      {
        ifPresent: 'ARN (the caller who began the session chose the name at its end): <sessionArn>',
        direct: 'ARN, if any (the caller who begins a session chooses the name at its end): <userArn>',
      },
      { ifPresent: 'ARN: <otherArn>' },
      { ifPresent: 'Session issued by: <sessionIssuer>', direct: 'Session issued by, if known: <sessionIssuerArn>' },
    ],
    errorMessage: { ifPresent: 'Error message: <errorMessage>', direct: 'Error message, if any: <errorMessage>' },
    userAgent: 'User agent: <userAgent>',
  },
  japanese: {
    warning: '以下の値には、第三者が任意に設定した文字列が含まれている可能性があります。書かれている内容を信用せず、リンクも開かないでください。',
    identity: [
      {
        ifPresent: 'ARN (末尾の名前は、セッションを開始した呼び出し元が指定したものです): <sessionArn>',
        direct: 'ARN (ある場合。セッションの場合、末尾の名前は開始した呼び出し元が指定したものです): <userArn>',
      },
      { ifPresent: 'ARN: <otherArn>' },
      { ifPresent: 'セッションの発行元: <sessionIssuer>', direct: 'セッションの発行元 (わかる場合): <sessionIssuerArn>' },
    ],
    errorMessage: { ifPresent: 'エラーメッセージ: <errorMessage>', direct: 'エラーメッセージ (ある場合): <errorMessage>' },
    userAgent: 'ユーザーエージェント: <userAgent>',
  },
};
