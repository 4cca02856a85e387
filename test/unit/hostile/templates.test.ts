import { EVENTS, testTemplate } from './apps';
import { AlertDelivery, AlertMessage } from '../../../src';
import { RECIPE_TEMPLATE } from '../message/recipe';

// The user names what somebody can choose wherever the user likes, but in mails alone.
testTemplate('the published recipe', { message: AlertMessage.fromTemplate(RECIPE_TEMPLATE) });
testTemplate('a template and a subject, by a workflow', {
  message: AlertMessage.fromTemplate('by <userArn> with <userAgent>'),
  delivery: AlertDelivery.withSubject({ subject: '<userArn> <userAgent>' }),
});

test('the events have what they are there for', () => {
  const texts = EVENTS.map(({ hostile }) => JSON.stringify(hostile));
  for (const trick of ['"', '\\', '<', '`', 'https://']) {
    expect(texts.filter(text => text.includes(':user/') && text.includes(JSON.stringify(trick).slice(1, -1))).length).toBeGreaterThan(0);
  }
  expect(EVENTS.filter(({ hostile, harmless }) => JSON.stringify(hostile) !== JSON.stringify(harmless)).length).toBeGreaterThan(EVENTS.length / 2);
});
