import { testPreset } from './apps';
import { AlertDelivery, AlertMessage } from '../../../src';
import { AccountNames } from '../../../src/message/account-names';
import { ENGLISH } from '../../../src/message/languages/english';
import { publisher } from '../../support/evaluating';

const NAMES = { 123456789012: 'production' };
const ADDITIONS = { accountNames: new AccountNames(NAMES), runbook: 'https://wiki.example.com/sign-ins' };

testPreset({
  app: 'English, by a workflow, with names, a runbook and a time zone',
  wording: ENGLISH,
  additions: ADDITIONS,
  props: {
    message: AlertMessage.english({ accountNames: NAMES, runbook: ADDITIONS.runbook }),
    delivery: AlertDelivery.withSubject({ timeZone: 'Europe/Berlin' }),
  },
  write: content => publisher(content, { timeZone: 'Europe/Berlin' }),
});
