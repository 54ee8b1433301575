import { checkWeight } from '../../../../tools/verify/package/weight';

const LIGHT = { packed: 409_000, loaded: 307_000, modules: ['aws-athena', 'aws-s3'] };

test('a package within the limits has no problems', () => expect(checkWeight(LIGHT)).toEqual([]));

test.each([
  ['a large package', { packed: 409_601 }, 'package: has 409601 bytes, more than 409600'],
  ['many loaded bytes', { loaded: 307_201 }, 'package: an import loads 307201 bytes, more than 307200'],
  ['no loaded file', { loaded: 0 }, 'package: an import loads no file'],
  ['an additional module', { modules: ['aws-lambda', 'aws-s3', 'aws-ec2'] }, 'package: an import loads aws-lambda, aws-ec2 of aws-cdk-lib'],
])('%s is a problem', (_, change, problem) => expect(checkWeight({ ...LIGHT, ...change })).toEqual([problem]));
