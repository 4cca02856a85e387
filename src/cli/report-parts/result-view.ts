import { html, Markup } from './markup';
import { views } from './message-views';
import { noteSentence, reasonSentence } from './sentences';
import { AlertResult } from '../evaluate/alert-result';
import { ShownEvent } from '../events/shown-event';
import { Json, stringAt } from '../json-values';

/** The messages of an event at an alert as their recipients see them, and why there are none. */
export function resultView({ deliveries, reasons, notes }: AlertResult, event: ShownEvent): Markup {
  const time = timeOf(event);
  const remarks = [
    ...reasons.map(reason => html`<li>${deliveries.length > 0 ? 'but: ' : ''}${reasonSentence(reason)}</li>`),
    ...notes.map(note => html`<li class="faint">note: ${noteSentence(note)}</li>`),
  ];
  return html`<div class="views">${deliveries.flatMap(delivery => views({ ...delivery, time }))}</div>
${remarks.length === 0 ? [] : [html`<ul class="remarks">${remarks}</ul>`]}`;
}

/** Hours and minutes of the sign-in, in UTC as the event has them. */
function timeOf({ text }: ShownEvent): string {
  return /T(\d\d:\d\d):/.exec(stringAt(JSON.parse(text) as Json, 'detail', 'eventTime') ?? '')?.[1] ?? '';
}
