import { checkWeight } from '../../../../tools/verify/package/weight';

const LIGHT = { packed: 409_000, loaded: 307_000, modules: ['aws-athena', 'aws-s3'] };

test('what is light enough passes', () => expect(checkWeight(LIGHT)).toEqual([]));

test.each([
  ['a large package', { packed: 409_601 }, 'package: has 409601 bytes, more than 409600'],
  ['much code', { loaded: 307_201 }, 'package: an import loads 307201 bytes of it, more than 307200'],
  ['no code, as nothing was measured', { loaded: 0 }, 'package: an import loads nothing of it'],
  ['another module', { modules: ['aws-lambda', 'aws-s3', 'aws-ec2'] }, 'package: an import loads aws-lambda, aws-ec2 of aws-cdk-lib'],
])('%s does not', (_, change, problem) => expect(checkWeight({ ...LIGHT, ...change })).toEqual([problem]));
