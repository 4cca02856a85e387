import { Construct } from 'constructs';

/** Where the sign-in events of an alert come from. */
export interface TrailStrategy {
  /** Builds or checks the trail for one alert. */
  bind(alert: Construct): void;
}
