export { ConsoleLoginAlert, type ConsoleLoginAlertProps } from './console-login-alert';
export { SignInTrail, type SignInTrailOptions } from './sign-in-trail';
export { SignInEvent, type SignInFilter } from './sign-in-filter';
export { AlertMessage, type AlertTemplateOptions } from './alert-message';
export { AlertDelivery } from './alert-delivery';
export { AlertRecipient } from './alert-recipient';
