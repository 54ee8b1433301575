import { asObject } from '../template/json';

/** Log formats of CloudTrail. CloudTrail delivers each format to a separate folder. */
export type LogFormat = 'CloudTrail' | 'CloudTrail-Insight' | 'CloudTrail-NetworkActivity' | 'CloudTrail-Aggregated' | 'CloudTrail-Digest';

const NAMES = 'CloudTrail(?:-(?:Insight|NetworkActivity|Aggregated|Digest))?';
/** `.../CloudTrail/eu-west-1/...`. The Region is required because other folders can have the same name. */
const DELIVERY_FOLDER = new RegExp(`(?:^|/)(${NAMES})/[a-z]+(?:-[a-z]+)+-\\d+/`);
const DELIVERY_NAME = new RegExp(`(?:^|/)\\d{12}_(${NAMES})_[^/]*$`);
const LOCATION = new RegExp(`/(${NAMES})(?:/|$)`);

/** Returns the format of a file from its folder or name, or `undefined` if neither is in the format of a delivery. */
export function detectFormatOfPath(path: string): LogFormat | undefined {
  const match = DELIVERY_NAME.exec(path) ?? DELIVERY_FOLDER.exec(path);
  return match?.[1] as LogFormat | undefined;
}

/** Returns the format of the files at an S3 location, or `undefined` if the location does not contain it. */
export function detectFormatOfLocation(location: string): LogFormat | undefined {
  return LOCATION.exec(location)?.[1] as LogFormat | undefined;
}

/** Returns the format of a record from its category and type. */
export function detectFormatOfRecord(record: unknown): LogFormat {
  const { eventCategory, eventType } = asObject(record);
  if (eventCategory === 'Insight' || eventType === 'AwsCloudTrailInsight') return 'CloudTrail-Insight';
  if (eventCategory === 'NetworkActivity' || eventType === 'AwsVpceEvent') return 'CloudTrail-NetworkActivity';
  return 'CloudTrail';
}
