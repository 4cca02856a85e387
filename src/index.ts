export { ConsoleLoginAlert, type ConsoleLoginAlertProps } from './console-login-alert';
export { type FailedDeliveryAlarmOptions } from './failed-delivery-alarm-options';
export { type TamperingAlertOptions } from './tampering-alert-options';
export { SignInTrail, type SignInTrailOptions } from './sign-in-trail';
export { SignInEvent, SignInIdentity, SignInMfa, SignInOutcome, type SignInFilter } from './sign-in-filter';
export { AlertMessage, type AlertTemplateOptions } from './alert-message';
export { AlertDelivery } from './alert-delivery';
export { AlertRecipient } from './alert-recipient';
