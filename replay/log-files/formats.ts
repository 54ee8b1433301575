import { asObject } from '../template/json';

/** What CloudTrail delivers, each to folders of its own. */
export type LogFormat = 'CloudTrail' | 'CloudTrail-Insight' | 'CloudTrail-NetworkActivity' | 'CloudTrail-Aggregated' | 'CloudTrail-Digest';

const NAMES = 'CloudTrail(?:-(?:Insight|NetworkActivity|Aggregated|Digest))?';
/** `.../CloudTrail/eu-west-1/...`: a folder of that name alone may be anything. */
const DELIVERY_FOLDER = new RegExp(`(?:^|/)(${NAMES})/[a-z]+(?:-[a-z]+)+-\\d+/`);
const DELIVERY_NAME = new RegExp(`(?:^|/)\\d{12}_(${NAMES})_[^/]*$`);
const LOCATION = new RegExp(`/(${NAMES})(?:/|$)`);

/** What a file holds, by where it was delivered; `undefined` where neither folder nor name says so. */
export function detectFormatOfPath(path: string): LogFormat | undefined {
  const match = DELIVERY_NAME.exec(path) ?? DELIVERY_FOLDER.exec(path);
  return match?.[1] as LogFormat | undefined;
}

/** What a table's location in S3 holds. */
export function detectFormatOfLocation(location: string): LogFormat | undefined {
  return LOCATION.exec(location)?.[1] as LogFormat | undefined;
}

export function detectFormatOfRecord(record: unknown): LogFormat {
  const { eventCategory, eventType } = asObject(record);
  if (eventCategory === 'Insight' || eventType === 'AwsCloudTrailInsight') return 'CloudTrail-Insight';
  if (eventCategory === 'NetworkActivity' || eventType === 'AwsVpceEvent') return 'CloudTrail-NetworkActivity';
  return 'CloudTrail';
}
