import { call, forEach, Steps } from './states';
import { delimited } from '../../message/jsonata';

/**
 * Asks whether the trail of the alert logs, and whether its last delivery failed.
 *
 * The time of the last delivery proves nothing: a trail that logs sign-ins only delivers nothing while nobody signs in. For a trail of another
 * Region, CloudTrail answers with its status in this one.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrailStatus.html
 */
export function trailCheck(partition: string): Steps {
  return {
    StartAt: 'GetTrailStatus',
    States: call(partition, 'GetTrailStatus', {
      check: 'trail',
      api: 'cloudtrail:getTrailStatus',
      arguments: { Name: delimited('$states.input.trail') },
      output: '{"findings": [' +
        '$states.result.IsLogging = true ? [] : {"code": "trailStopped", "subject": $states.input.trail, ' +
        '"since": $exists($states.result.StopLoggingTime) ? $string($states.result.StopLoggingTime) : "-"}, ' +
        '$boolean($states.result.LatestDeliveryError) ? {"code": "trailDeliveryFailed", "subject": $states.input.trail, "error": $states.result.LatestDeliveryError} : []]}',
      subject: '$states.input.trail',
      missing: 'trailMissing',
    }),
  };
}

/**
 * Asks whether any trail that records this Region logs, where the alert does not know which one is its own.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DescribeTrails.html
 */
export function anyTrailCheck(partition: string): Steps {
  const trails = forEach('Trails', '$states.input.trails', {
    StartAt: 'GetStatusOfTrail',
    States: call(partition, 'GetStatusOfTrail', {
      check: 'trail',
      api: 'cloudtrail:getTrailStatus',
      arguments: { Name: delimited('$states.input') },
      output: '{"logs": $states.result.IsLogging = true, "findings": []}',
      subject: '$states.input',
    }),
  }, '($found := [$states.result]; $unknown := [$found.findings]; {"findings": [true in $found.logs ? [] : $count($found) = 0 ? {"code": "noTrail"} : ' +
    '$count($unknown) > 0 ? $unknown : {"code": "noTrailLogs"}]})');
  return {
    StartAt: 'DescribeTrails',
    States: {
      ...call(partition, 'DescribeTrails', {
        check: 'trail',
        api: 'cloudtrail:describeTrails',
        arguments: {},
        // Step Functions documents names in Pascal case; the API itself has `trailList`.
        output: '{"trails": [$states.result.TrailList.TrailARN, $states.result.trailList.TrailARN]}',
        subject: '"*"',
        next: trails.StartAt,
      }),
      ...trails.States,
    },
  };
}
