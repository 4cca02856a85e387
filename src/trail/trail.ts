import { Construct, IConstruct } from 'constructs';

/** Where the sign-in events of an alert come from. */
export interface TrailStrategy {
  /** Builds or checks the trail for one alert and the rule that it feeds. */
  bind(alert: Construct, rule: IConstruct): void;
}
