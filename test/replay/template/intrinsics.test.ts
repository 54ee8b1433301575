import { ACCOUNT, REGION, Resolver } from '../../../replay/template/intrinsics';

const TEMPLATE = {
  Parameters: {
    Stage: { Type: 'String', Default: 'prod' },
    Zones: { Type: 'CommaDelimitedList', Default: 'a, b' },
    Subnets: { Type: 'List<AWS::EC2::Subnet::Id>', Default: 's-1,s-2' },
    Open: { Type: 'String' },
  },
  Mappings: { Names: { aws: { topic: 'alerts', numbers: ['one', 'two'] } } },
  Conditions: {
    IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] },
    IsTest: { 'Fn::Not': [{ Condition: 'IsProd' }] },
    Both: { 'Fn::And': [{ Condition: 'IsProd' }, { Condition: 'IsTest' }] },
    Either: { 'Fn::Or': [{ Condition: 'IsProd' }, { Condition: 'IsTest' }] },
    HasZone: { 'Fn::Contains': [{ Ref: 'Zones' }, 'b'] },
    Circular: { 'Fn::Not': [{ Condition: 'Circular' }] },
    Odd: { 'Fn::Maybe': [] },
  },
  Resources: {
    Named: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { 'Fn::Sub': 'logs-${Stage}' } } },
    Unnamed: { Type: 'AWS::S3::Bucket', Properties: {} },
    Group: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: '/cloudtrail/audit' } },
    Role: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'reader' } },
    WorkGroup: { Type: 'AWS::Athena::WorkGroup', Properties: { Name: 'audit' } },
    Database: { Type: 'AWS::Glue::Database', Properties: { DatabaseInput: { Name: 'audit' } } },
    Self: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { Ref: 'Self' } } },
  },
};
const resolve = (value: unknown): unknown => new Resolver(TEMPLATE).resolve(value);

test.each<[string, unknown, unknown]>([
  ['text', 'x', 'x'],
  ['a number', 5, 5],
  ['null', null, null],
  ['an object, with its lists', { a: [{ Ref: 'Stage' }, { b: 'c' }] }, { a: ['prod', { b: 'c' }] }],
  ['a key that looks like a function, with other keys', { Ref: 'Stage', x: 1 }, { Ref: 'Stage', x: 1 }],

  ['Ref of a pseudo parameter', { Ref: 'AWS::AccountId' }, ACCOUNT],
  ['Ref of the partition', { Ref: 'AWS::Partition' }, 'aws'],
  ['Ref of AWS::NoValue', { a: { Ref: 'AWS::NoValue' }, b: [{ Ref: 'AWS::NoValue' }, 1] }, { b: [1] }],
  ['Ref of a parameter', { Ref: 'Stage' }, 'prod'],
  ['Ref of a parameter that is a list', { Ref: 'Zones' }, ['a', 'b']],
  ['Ref of a typed list', { Ref: 'Subnets' }, ['s-1', 's-2']],
  ['Ref of a parameter without a default', { Ref: 'Open' }, 'Open'],
  ['Ref of a resource with a name', { Ref: 'Named' }, 'logs-prod'],
  ['Ref of a resource without a name', { Ref: 'Unnamed' }, 'Unnamed'],
  ['Ref of a workgroup', { Ref: 'WorkGroup' }, 'audit'],
  ['Ref of a database', { Ref: 'Database' }, 'audit'],
  ['Ref of a log group', { Ref: 'Group' }, '/cloudtrail/audit'],
  ['Ref of an unknown resource', { Ref: 'Elsewhere' }, 'Elsewhere'],

  ['GetAtt of an ARN', { 'Fn::GetAtt': ['Group', 'Arn'] }, `arn:aws:logs:${REGION}:${ACCOUNT}:/cloudtrail/audit`],
  ['GetAtt of a bucket\'s ARN', { 'Fn::GetAtt': ['Named', 'Arn'] }, 'arn:aws:s3:::logs-prod'],
  ['GetAtt of a role\'s ARN', { 'Fn::GetAtt': ['Role', 'Arn'] }, `arn:aws:iam::${ACCOUNT}:reader`],
  ['GetAtt of another attribute', { 'Fn::GetAtt': ['Unnamed', 'DomainName'] }, 'Unnamed.DomainName'],
  ['GetAtt in short form', { 'Fn::GetAtt': 'Named.Arn' }, 'arn:aws:s3:::logs-prod'],

  ['Join', { 'Fn::Join': ['/', ['s3:/', { Ref: 'Named' }, 5]] }, 's3://logs-prod/5'],
  ['Join of a list parameter', { 'Fn::Join': ['-', { Ref: 'Zones' }] }, 'a-b'],
  ['Sub', { 'Fn::Sub': '${AWS::Region}/${Stage}/${Named}/${Named.Arn}' }, `${REGION}/prod/logs-prod/arn:aws:s3:::logs-prod`],
  ['Sub with a literal', { 'Fn::Sub': '${!day}/${Stage}' }, '${day}/prod'],
  ['Sub with local variables', { 'Fn::Sub': ['${x}-${Stage}', { x: { Ref: 'AWS::AccountId' } }] }, `${ACCOUNT}-prod`],
  ['Select', { 'Fn::Select': ['1', { Ref: 'Zones' }] }, 'b'],
  ['Split', { 'Fn::Split': [',', 'x,y'] }, ['x', 'y']],
  ['Select of Split', { 'Fn::Select': [2, { 'Fn::Split': [':', { 'Fn::GetAtt': ['Named', 'Arn'] }] }] }, 's3'],
  ['FindInMap', { 'Fn::FindInMap': ['Names', { Ref: 'AWS::Partition' }, 'topic'] }, 'alerts'],
  ['FindInMap of a list', { 'Fn::FindInMap': ['Names', 'aws', 'numbers'] }, ['one', 'two']],
  ['FindInMap with a default', { 'Fn::FindInMap': ['Names', 'aws-cn', 'topic', { DefaultValue: 'none' }] }, 'none'],
  ['Base64', { 'Fn::Base64': { 'Fn::Join': ['', ['ä', { Ref: 'Stage' }]] } }, Buffer.from('äprod').toString('base64')],
  ['If', [{ 'Fn::If': ['IsProd', 'yes', 'no'] }, { 'Fn::If': ['IsTest', 'yes', 'no'] }], ['yes', 'no']],
  ['If with AWS::NoValue', { a: { 'Fn::If': ['IsTest', 1, { Ref: 'AWS::NoValue' }] } }, {}],
  ['If on And, Or and Contains', ['Both', 'Either', 'HasZone'].map((name) => ({ 'Fn::If': [name, 1, 0] })), [0, 1, 1]],
  ['Length', { 'Fn::Length': { Ref: 'Zones' } }, 2],
  ['ToJsonString', { 'Fn::ToJsonString': { a: { Ref: 'Stage' } } }, '{"a":"prod"}'],
  ['GetAZs', { 'Fn::GetAZs': '' }, [`${REGION}a`, `${REGION}b`, `${REGION}c`]],
  ['ImportValue', { 'Fn::ImportValue': { 'Fn::Sub': '${Stage}-topic' } }, 'prod-topic'],
])('%s', (_, value, expected) => {
  expect(resolve(value)).toEqual(expected);
});

test.each<[string, unknown, string]>([
  ['an unknown function', { 'Fn::Cidr': ['10.0.0.0/8', 1] }, 'the intrinsic function Fn::Cidr is not supported'],
  ['a missing entry', { 'Fn::FindInMap': ['Names', 'aws', 'other'] }, "mapping 'Names' has no entry 'aws', 'other'"],
  ['a missing condition', { 'Fn::If': ['Nowhere', 1, 2] }, "condition 'Nowhere' is not defined in the template"],
  ['an unsupported condition', { 'Fn::If': ['Odd', 1, 2] }, 'the condition {"Fn::Maybe":[]} is not supported'],
  ['a condition that refers to itself', { 'Fn::If': ['Circular', 1, 2] }, "condition 'Circular' refers to itself"],
  ['a name that refers to itself', { Ref: 'Self' }, "resource 'Self' refers to itself"],
])('%s is an error', (_, value, message) => {
  expect(() => resolve(value)).toThrow(message);
});

test('a template with only resources', () => {
  expect(new Resolver({ Resources: {} }).resolve({ Ref: 'AWS::Region' })).toBe(REGION);
});
