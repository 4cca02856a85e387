import { directly, Preset, testPreset } from './apps';
import { AlertDelivery, AlertMessage } from '../../../src';
import { ENGLISH } from '../../../src/message/languages/english';
import { publisher } from '../../support/evaluating';

const PRESETS: readonly Preset[] = [
  { app: 'English, directly', wording: ENGLISH, props: { message: AlertMessage.english() }, write: directly },
  {
    app: 'English, by a workflow',
    wording: ENGLISH,
    props: { message: AlertMessage.english(), delivery: AlertDelivery.withSubject() },
    write: content => publisher(content),
  },
];

PRESETS.forEach(testPreset);
