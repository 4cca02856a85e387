/** The template of the published recipe as it was pasted from the EventBridge console: one line, fields four blanks apart. */
export const RECIPE_TEMPLATE = '"AWSコンソールのサインインイベントが発生しました。    DetailType:<detailType>    ID:<id>    Time:<time >    ' +
  'User-type:<userType>    User-arn:<userArn>    sourceIPAddress:<sourceIPAddress>    userAgent:<userAgent>    ' +
  'responseElements:<responseElements>    additionalEventData:<additionalEventData>    "';

/** Its path map. */
export const RECIPE_PATHS = {
  detailType: '$.detail-type',
  responseElements: '$.detail.responseElements',
  sourceIPAddress: '$.detail.sourceIPAddress',
  userArn: '$.detail.userIdentity.arn',
  userAgent: '$.detail.userAgent',
  id: '$.id',
  time: '$.time',
  userType: '$.detail.userIdentity.type',
  additionalEventData: '$.detail.additionalEventData',
};
