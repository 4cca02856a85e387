// Messages of each kind, and a text that tries to run as code, for the checks.
export { card, HOSTILE, MAIL, SMS } from '../unit/cli/report-parts/messages';
