import { detectFormatOfLocation, detectFormatOfPath, detectFormatOfRecord } from '../../../replay/log-files/formats';

const ROOT = '/logs/AWSLogs/123456789012';

test.each([
  [`${ROOT}/CloudTrail/eu-west-1/2026/01/31/123456789012_CloudTrail_eu-west-1_20260131T1200Z_abc.json.gz`, 'CloudTrail'],
  [`${ROOT}/CloudTrail-Insight/eu-west-1/2026/01/31/x.json.gz`, 'CloudTrail-Insight'],
  [`${ROOT}/CloudTrail-NetworkActivity/us-gov-west-1/2026/01/31/x.json.gz`, 'CloudTrail-NetworkActivity'],
  [`${ROOT}/CloudTrail-Aggregated/eu-west-1/2026/01/31/x.json.gz`, 'CloudTrail-Aggregated'],
  [`${ROOT}/CloudTrail-Digest/eu-west-1/2026/01/31/x.json.gz`, 'CloudTrail-Digest'],
  ['CloudTrail/eu-west-1/2026/01/31/x.json.gz', 'CloudTrail'],
  ['/tmp/123456789012_CloudTrail-Digest_eu-west-1_audit_eu-west-1_20260131T120000Z.json.gz', 'CloudTrail-Digest'],
  ['/home/me/CloudTrail/export.ndjson', undefined],
  ['/home/me/CloudTrail-Digest-notes/eu-west-1/x.json', undefined],
  ['/home/me/export.json', undefined],
])('%s holds %s', (path, expected) => {
  expect(detectFormatOfPath(path)).toBe(expected);
});

test('the name of a file says more than its folders', () => {
  expect(detectFormatOfPath(`${ROOT}/CloudTrail/eu-west-1/2026/01/31/123456789012_CloudTrail-Insight_eu-west-1_20260131T1200Z_abc.json.gz`))
    .toBe('CloudTrail-Insight');
});

test.each([
  ['s3://bucket/AWSLogs/${account}/CloudTrail/${region}/${day}/', 'CloudTrail'],
  ['s3://bucket/p/AWSLogs/o-1/${account}/CloudTrail-NetworkActivity/${region}/${day}/', 'CloudTrail-NetworkActivity'],
  ['s3://bucket/AWSLogs/123456789012/CloudTrail', 'CloudTrail'],
  ['s3://bucket/AWSLogs/', undefined],
  ['s3://CloudTrailBucket/AWSLogs/', undefined],
])('%s is the location of %s', (location, expected) => {
  expect(detectFormatOfLocation(location)).toBe(expected);
});

test.each([
  [{ eventCategory: 'Insight' }, 'CloudTrail-Insight'],
  [{ eventType: 'AwsCloudTrailInsight' }, 'CloudTrail-Insight'],
  [{ eventCategory: 'NetworkActivity' }, 'CloudTrail-NetworkActivity'],
  [{ eventType: 'AwsVpceEvent' }, 'CloudTrail-NetworkActivity'],
  [{ eventCategory: 'Management', eventType: 'AwsApiCall' }, 'CloudTrail'],
  [{ eventCategory: 'Data' }, 'CloudTrail'],
  [{}, 'CloudTrail'],
])('the record %j is of %s', (record, expected) => {
  expect(detectFormatOfRecord(record)).toBe(expected);
});
