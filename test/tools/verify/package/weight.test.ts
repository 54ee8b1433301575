import { checkWeight } from '../../../../tools/verify/package/weight';

const LIGHT = { packed: 921_600, loaded: 700_000, modules: ['aws-athena', 'aws-s3'] };

test('a package within the limits has no problems', () => expect(checkWeight(LIGHT)).toEqual([]));

test.each([
  ['a large package', { packed: 921_601 }, 'package: has 921601 bytes, more than 921600'],
  ['no loaded file', { loaded: 0 }, 'package: an import loads no file'],
  ['an additional module', { modules: ['aws-lambda', 'aws-s3', 'aws-ec2'] }, 'package: an import loads aws-lambda, aws-ec2 of aws-cdk-lib'],
])('%s is a problem', (_, change, problem) => expect(checkWeight({ ...LIGHT, ...change })).toEqual([problem]));
