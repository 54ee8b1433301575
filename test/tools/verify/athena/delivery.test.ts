import { linesOf, objectsOf } from '../../../../tools/verify/athena/delivery';

const RECORD = { eventTime: '2026-03-01T23:58:00Z', recipientAccountId: '111122223333', awsRegion: 'eu-west-1', eventCategory: 'Management' };

test('a log file lies where a trail of one account delivers it, on the day of delivery', () => {
  const [{ key }] = objectsOf([{ record: RECORD }], {});
  expect(key).toBe('AWSLogs/111122223333/CloudTrail/eu-west-1/2026/03/02/111122223333_CloudTrail_eu-west-1_20260302T0000Z_verify.json.gz');
});

test('a prefix comes before and an organization after the fixed folder', () => {
  const [{ key }] = objectsOf([{ record: RECORD }], { keyPrefix: 'trail', organizationId: 'o-exampleorgid' });
  expect(key).toMatch(/^trail\/AWSLogs\/o-exampleorgid\/111122223333\/CloudTrail\//);
});

test.each([['NetworkActivity', 'CloudTrail-NetworkActivity'], ['Insight', 'CloudTrail-Insight'], ['Data', 'CloudTrail'], [undefined, 'CloudTrail']])(
  'records of category %s are in the folder %s', (eventCategory, folder) => {
    const [{ key }] = objectsOf([{ record: { ...RECORD, eventCategory } }], {});
    expect(key.split('/')[2]).toBe(folder);
  });

test('records of one place and day share a file, late and strayed ones do not', () => {
  const objects = objectsOf([
    { record: RECORD }, { record: RECORD }, { record: RECORD, deliveredIn: 'us-east-1' }, { record: RECORD, deliveredAt: '2026-03-03T00:00:00Z' },
  ], {});
  expect(objects.map(({ records }) => records.length)).toEqual([2, 1, 1]);
});

test('free-form fields are JSON text in a line, all others as they are', () => {
  const record = { ...RECORD, requestParameters: { a: [1] }, responseElements: null, serviceEventDetails: 'text', userIdentity: { type: 'Root' } };
  expect(linesOf({ key: 'k', records: [record, RECORD] }).split('\n').map((line) => line && JSON.parse(line))).toEqual([
    { ...record, requestParameters: '{"a":[1]}' }, RECORD, '',
  ]);
});
