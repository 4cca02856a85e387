import { directly, Preset, testPreset } from './apps';
import { AlertDelivery, AlertMessage } from '../../../src';
import { JAPANESE } from '../../../src/message/languages/japanese';
import { publisher } from '../../support/evaluating';

const PRESETS: readonly Preset[] = [
  { app: 'Japanese, directly', wording: JAPANESE, props: { message: AlertMessage.japanese() }, write: directly },
  {
    app: 'Japanese, by a workflow',
    wording: JAPANESE,
    props: { message: AlertMessage.japanese(), delivery: AlertDelivery.withSubject({ timeZoneOffset: '+09:00' }) },
    write: content => publisher(content, { timeZoneOffset: '+09:00' }),
  },
];

PRESETS.forEach(testPreset);
