import { formatLines, groupIntoObjects } from '../../../../tools/verify/athena/log-objects';

const RECORD = { eventTime: '2026-03-01T23:58:00Z', recipientAccountId: '111122223333', awsRegion: 'eu-west-1', eventCategory: 'Management' };

test('the key of a log file contains the account, Region, and day of delivery', () => {
  const [{ key }] = groupIntoObjects([{ record: RECORD }], {});
  expect(key).toBe('AWSLogs/111122223333/CloudTrail/eu-west-1/2026/03/02/111122223333_CloudTrail_eu-west-1_20260302T0000Z_verify.json.gz');
});

test('the key prefix precedes the folder AWSLogs, and the organization ID follows it', () => {
  const [{ key }] = groupIntoObjects([{ record: RECORD }], { keyPrefix: 'trail', organizationId: 'o-exampleorgid' });
  expect(key).toMatch(/^trail\/AWSLogs\/o-exampleorgid\/111122223333\/CloudTrail\//);
});

test.each([['NetworkActivity', 'CloudTrail-NetworkActivity'], ['Insight', 'CloudTrail-Insight'], ['Data', 'CloudTrail'], [undefined, 'CloudTrail']])(
  'records of the category %s are in the folder %s', (eventCategory, folder) => {
    const [{ key }] = groupIntoObjects([{ record: { ...RECORD, eventCategory } }], {});
    expect(key.split('/')[2]).toBe(folder);
  });

test('records of one partition share a log file', () => {
  const objects = groupIntoObjects([
    { record: RECORD }, { record: RECORD }, { record: RECORD, deliveredIn: 'us-east-1' }, { record: RECORD, deliveredAt: '2026-03-03T00:00:00Z' },
  ], {});
  expect(objects.map(({ records }) => records.length)).toEqual([2, 1, 1]);
});

test('JSON fields are formatted as JSON text', () => {
  const record = { ...RECORD, requestParameters: { a: [1] }, responseElements: null, serviceEventDetails: 'text', userIdentity: { type: 'Root' } };
  expect(formatLines({ key: 'k', records: [record, RECORD] }).split('\n').map((line) => line && JSON.parse(line))).toEqual([
    { ...record, requestParameters: '{"a":[1]}' }, RECORD, '',
  ]);
});
