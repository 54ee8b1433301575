import { parsePattern } from '../../src/filter-pattern';
import { EventNameIndex } from '../../src/lint/event-name-index';
import { lintCondition } from '../../src/lint/lint';
import { OPAQUE_TOKEN } from '../../src/private/validation';

function findings(pattern: string): readonly string[] {
  return lintCondition(parsePattern(pattern)).map(({ kind, subject, message }) => `${kind} ${subject} | ${message}`);
}

/** Patterns, each with what is said of it: all of it, in order. */
type Table = readonly (readonly [pattern: string, ...findings: readonly string[]])[];

function check(table: Table): void {
  test.each(table.map(([pattern, ...expected]) => [pattern, expected] as const))('%s', (pattern, expected) => {
    expect(findings(pattern)).toEqual(expected);
  });
}

const s3 = '($.eventSource = "s3.amazonaws.com") && ';
const AS_OF = `(as of ${/^botocore [\d.]+/.exec(EventNameIndex.load().origin)![0]})`;

describe('names of events', () => {
  check([
    ['{ $.eventName = "ConsoleLogin" }'],
    [`{ ${s3}($.eventName = "PutBucketLifecycle") }`],
    [`{ ${s3}($.eventName = "PutLifecycleConfiguration") }`,
      'unknownEventName PutLifecycleConfiguration | $.eventName = "PutLifecycleConfiguration" never holds: s3.amazonaws.com logs no event named '
      + 'PutLifecycleConfiguration; did you mean PutBucketLifecycle or DeleteBucketLifecycle?'],
    [`{ ${s3}($.eventName = "ListAllMyBuckets") }`,
      'unknownEventName ListAllMyBuckets | $.eventName = "ListAllMyBuckets" never holds: s3.amazonaws.com logs no event named ListAllMyBuckets; '
      + 'did you mean ListBuckets?'],
    // EFS has an operation of that name
    ['{ $.eventName = "PutLifecycleConfiguration" }'],
    ['{ $.eventName = "PutBucketLifecycleConfiguration" }',
      'unknownEventName PutBucketLifecycleConfiguration | $.eventName = "PutBucketLifecycleConfiguration" never holds: no service is known that '
      + 'logs an event named PutBucketLifecycleConfiguration; did you mean PutBucketLifecycle?'],
    ['{ $.eventName = "PassRole" }',
      'unknownEventName PassRole | $.eventName = "PassRole" never holds: no service is known that logs an event named PassRole; it is a '
      + 'permission, and no event stands for it'],
    ['{ ($.eventSource = "s3.amazonaws.com" || $.eventSource = "iam.amazonaws.com") && ($.eventName = "DeleteTrail") }',
      'unknownEventName DeleteTrail | $.eventName = "DeleteTrail" never holds: s3.amazonaws.com and iam.amazonaws.com log no event named '
      + 'DeleteTrail; it is an event of cloudtrail.amazonaws.com'],
    [`{ ${s3}($.eventName = "TagResourc") }`,
      'unknownEventName TagResourc | $.eventName = "TagResourc" never holds: s3.amazonaws.com logs no event named TagResourc; did you mean TagResource?'],
    ['{ $.eventName = "StopLoging" }',
      'unknownEventName StopLoging | $.eventName = "StopLoging" never holds: no service is known that logs an event named StopLoging; '
      + 'did you mean StopLogging?'],
    ['{ $.eventName = "consolelogin" }',
      'unknownEventName consolelogin | $.eventName = "consolelogin" never holds: no service is known that logs an event named consolelogin; '
      + 'did you mean ConsoleLogin?'],
    ['{ $.eventName = "LaunchTheMissiles" }',
      'unknownEventName LaunchTheMissiles | $.eventName = "LaunchTheMissiles" never holds: no service is known that logs an event named '
      + `LaunchTheMissiles ${AS_OF}`],
    ['{ $.eventName != "HeadBuckets" }',
      'unknownEventName HeadBuckets | $.eventName != "HeadBuckets" excludes nothing: no service is known that logs an event named HeadBuckets; '
      + 'did you mean HeadBucket?'],
  ]);

  describe('of Lambda have a version', () => {
    check([
      ['{ $.eventName = "UpdateFunctionCode20150331v2" }'],
      ['{ $.eventName = "UpdateFunctionCode20150331" }'],
      ['{ $.eventName = "UpdateFunctionCode*" }'],
      ['{ $.eventName = "UpdateFunctionCode" }',
        'unknownEventName UpdateFunctionCode | $.eventName = "UpdateFunctionCode" never holds: no service is known that logs an event named '
        + 'UpdateFunctionCode; did you mean UpdateFunctionCode20150331v2?'],
    ]);
  });

  describe('with wildcards and regular expressions', () => {
    check([
      [`{ ${s3}($.eventName = "Delete*") }`],
      [`{ ${s3}($.eventName = %^PutBucket|^DeleteBucket%) }`],
      [`{ ${s3}($.eventName = "Putt*") }`, `unknownEventName Putt* | $.eventName = "Putt*" never holds: s3.amazonaws.com logs no event named Putt* ${AS_OF}`],
      ['{ $.eventName = %^deleted?[A-Z]% }',
        `unknownEventName %^deleted?[A-Z]% | $.eventName = %^deleted?[A-Z]% never holds: no service is known that logs an event named %^deleted?[A-Z]% ${AS_OF}`],
      ['{ ($.eventSource = "aws-portal*") && ($.eventName = "ModifyBilling") }'],
      ['{ ($.eventSource = "iam*") && ($.eventName = "DeleteUsr") }',
        'unknownEventName DeleteUsr | $.eventName = "DeleteUsr" never holds: iam.amazonaws.com logs no event named DeleteUsr; did you mean DeleteUser?'],
    ]);
  });

  describe('are not judged where the service is not known, not told, or open', () => {
    check([
      ['{ ($.eventSource = "sso-directory.amazonaws.com") && ($.eventName = "AnythingAtAll") }'],
      ['{ ($.eventSource = "s3.amazonaws.com" || $.eventSource = "sso.amazonaws.com") && ($.eventName = "AnythingAtAll") }'],
      ['{ $.eventName = "${Token[Name.1]}" }'],
      ['{ ($.eventSource = "${Token[Source.1]}") && ($.eventName = "CreateUser") }'],
      ['{ $.eventName > 5 }', 'neverHolds $.eventName | $.eventName > 5 never holds: $.eventName has no such value in any record'],
    ]);
  });
});

describe('sources of events', () => {
  const never = (source: string, hint: string): string =>
    `unknownEventSource ${source} | $.eventSource = "${source}" never holds: no service is known that logs as ${source}${hint}`;

  check([
    ['{ $.eventSource = "signin.amazonaws.com" }'],
    ['{ $.eventSource = "ec2.amazonaws.com.cn" }'],
    ['{ $.eventSource = "s3*" }'],
    ['{ $.eventSource = "*" }'],
    ['{ $.eventSource = "${Token[Source.1]}" }'],
    ['{ $.eventSource = "s3" }', never('s3', '; did you mean s3.amazonaws.com?')],
    ['{ $.eventSource = "aws.s3" }', never('aws.s3', '; did you mean s3.amazonaws.com?')],
    ['{ $.eventSource = "S3.amazonaws.com" }', never('S3.amazonaws.com', '; did you mean s3.amazonaws.com?')],
    ['{ $.eventSource = "cloudwatch.amazonaws.com" }', never('cloudwatch.amazonaws.com', '; did you mean monitoring.amazonaws.com?')],
    ['{ $.eventSource = "elb.amazonaws.com" }', never('elb.amazonaws.com', '; did you mean elasticloadbalancing.amazonaws.com?')],
    ['{ $.eventSource = "signin.aws.amazon.com" }', never('signin.aws.amazon.com', '; did you mean signin.amazonaws.com?')],
    ['{ $.eventSource = "kms.eu-west-1.amazonaws.com" }', never('kms.eu-west-1.amazonaws.com', '; did you mean kms.amazonaws.com?')],
    ['{ $.eventSource = "cloudtrial.amazonaws.com" }', never('cloudtrial.amazonaws.com', '; did you mean cloudtrail.amazonaws.com?')],
    ['{ $.eventSource = "simplestorage.amazonaws.com" }', never('simplestorage.amazonaws.com', ` ${AS_OF}`)],
    ['{ $.eventSource = "simple*" }', never('simple*', ` ${AS_OF}`)],
    ['{ ($.eventSource != "firehoze.amazonaws.com") && ($.eventName = "PutRecord") }',
      'unknownEventSource firehoze.amazonaws.com | $.eventSource != "firehoze.amazonaws.com" excludes nothing: no service is known that logs as '
      + 'firehoze.amazonaws.com; did you mean firehose.amazonaws.com?'],
    // one finding for one mistake: the name is not judged beside an unknown source
    ['{ ($.eventSource = "cloudwatch.amazonaws.com") && ($.eventName = "DeleteAlarms") }',
      never('cloudwatch.amazonaws.com', '; did you mean monitoring.amazonaws.com?')],
  ]);
});

describe('events of MCP servers', () => {
  const sources = ['aws-mcp', 'aws-api-mcp', 'sagemaker-unified-studio-mcp'].map((name) => `${name}.amazonaws.com`);
  check([
    ...[...sources, 'aws-mcp.us-east-1.api.aws'].map((source) => [`{ ($.eventSource = "${source}") && ($.eventName = "AnythingAtAll") }`] as const),
    ['{ $.eventSource = "aws-mcp.*.api.aws" }'],
    ['{ ($.eventName = "CallTool") || ($.eventName = "CallReadWriteTool") }'],
    ['{ $.eventSource = "aws-mcp.eu-west-1.api.aws" }',
      'unknownEventSource aws-mcp.eu-west-1.api.aws | $.eventSource = "aws-mcp.eu-west-1.api.aws" never holds: no service is known that logs as '
      + 'aws-mcp.eu-west-1.api.aws; did you mean aws-mcp.amazonaws.com?'],
    ['{ ($.eventType = "AwsMcpEvent") && ($.mcpEventDetails.sessionId = "*") && ($.delegatedViaAWS = "*") }'],
    ['{ $.eventType = "AwsMCPEvent" }',
      'unknownValue $.eventType:AwsMCPEvent | $.eventType = "AwsMCPEvent" never holds: $.eventType is never spelt so; did you mean AwsMcpEvent?'],
  ]);
});

describe('paths of fields', () => {
  const unknown = (condition: string, selector: string, rest: string): string =>
    `unknownField ${selector} | ${condition}: no CloudTrail record has ${selector}${rest}`;

  check([
    ['{ $.requestParameters.anyThing[3].at.ALL = "x" }'],
    ['{ $.insightDetails.state = "Start" }'],
    ['{ $.userIdentity.sessionContext.webIdFederationData.attributes.whatever = "x" }'],
    ['{ $.resources[*].ARN = "x" }'],
    ['{ $.resources[0].type = "x" }'],
    ['{ $.userIdentity.* = "x" }'],
    ['{ $.eventname = "ConsoleLogin" }', unknown('$.eventname = "ConsoleLogin"', '$.eventname', '; did you mean $.eventName?')],
    ['{ $.errorcode = "x" }', unknown('$.errorcode = "x"', '$.errorcode', '; did you mean $.errorCode?')],
    ['{ $.userIdentity.username = "x" }',
      unknown('$.userIdentity.username = "x"', '$.userIdentity.username', '; did you mean $.userIdentity.userName?')],
    ['{ $.useridentity.type = "Root" }', unknown('$.useridentity.type = "Root"', '$.useridentity.type', '; did you mean $.userIdentity.type?')],
    ['{ $.sourceIpAddress != "x" }', unknown('$.sourceIpAddress != "x"', '$.sourceIpAddress', '; did you mean $.sourceIPAddress?')],
    ['{ $.resources[*].arn = "x" }', unknown('$.resources[*].arn = "x"', '$.resources[*].arn', '; did you mean $.resources[*].ARN?')],
    ['{ $.mfaAuthenticated = "true" }',
      unknown('$.mfaAuthenticated = "true"', '$.mfaAuthenticated', '; did you mean $.userIdentity.sessionContext.attributes.mfaAuthenticated?')],
    ['{ $.resources.ARN = "x" }',
      unknown('$.resources.ARN = "x"', '$.resources.ARN', ', as $.resources is a list; did you mean $.resources[*].ARN?')],
    ['{ $.userIdentity[0] = "x" }', unknown('$.userIdentity[0] = "x"', '$.userIdentity[0]', ', as $.userIdentity is an object, not a list')],
    ['{ $.eventName.text = "x" }',
      unknown('$.eventName.text = "x"', '$.eventName.text', ', as $.eventName is a text, without fields and elements')],
    ['{ $.eventContext.tag = "x" }',
      unknown('$.eventContext.tag = "x"', '$.eventContext.tag', ': CloudTrail does not deliver eventContext to trails')],
    ['{ $.detail = "x" }', unknown('$.detail = "x"', '$.detail', '')],
    ['{ $.errorcode NOT EXISTS }', unknown('$.errorcode NOT EXISTS', '$.errorcode', '; did you mean $.errorCode?')],
  ]);
});

describe('values of fields that have few', () => {
  check([
    ['{ $.userIdentity.type = "Root" }'],
    ['{ $.userIdentity.type = "AWSFancyNewIdentity" }'],
    ['{ $.userIdentity.type = "${Token[Type.1]}" }'],
    ['{ $.userIdentity.type = "root" }',
      'unknownValue $.userIdentity.type:root | $.userIdentity.type = "root" never holds: $.userIdentity.type is never spelt so; did you mean Root?'],
    ['{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "yes") }',
      'unknownValue $.additionalEventData.MFAUsed:yes | $.additionalEventData.MFAUsed != "yes" excludes nothing: $.additionalEventData.MFAUsed is '
      + 'never spelt so; did you mean Yes?'],
    ['{ $.eventType = "AwsServiceEvents" }',
      'unknownValue $.eventType:AwsServiceEvents | $.eventType = "AwsServiceEvents" never holds: $.eventType is never spelt so; '
      + 'did you mean AwsServiceEvent?'],
    ['{ $.userIdentity.arn = "arn:aws:iam::111122223333:user/ci" }'],
    ['{ $.userIdentity.sessionContext.sessionIssuer.arn = "arn:aws:iam::111122223333:role/ci/Deploy" }'],
    ['{ $.userIdentity.arn != "arn:aws:iam::111122223333:role/ci/Deploy" }',
      'unknownValue $.userIdentity.arn:arn:aws:iam::111122223333:role/ci/Deploy | $.userIdentity.arn != "arn:aws:iam::111122223333:role/ci/Deploy" '
      + 'excludes nothing: of a role, $.userIdentity.arn is the ARN of a session; did you mean $.userIdentity.arn != "arn:aws:sts::*:assumed-role/Deploy/*"?'],
    ['{ $.userIdentity.arn = "*:iam::*:role/Deploy*" }',
      'unknownValue $.userIdentity.arn:*:iam::*:role/Deploy* | $.userIdentity.arn = "*:iam::*:role/Deploy*" never holds: of a role, $.userIdentity.arn is '
      + 'the ARN of a session; did you mean $.userIdentity.arn = "arn:aws:sts::*:assumed-role/Deploy*/*"?'],
    ['{ $.readOnly = "True" }',
      'neverHolds $.readOnly | $.readOnly = "True" never holds: $.readOnly is true or false; write $.readOnly IS TRUE or $.readOnly IS FALSE'],
    ['{ $.readOnly = "true" }'],
    ['{ $.userIdentity = "Root" }',
      'neverHolds $.userIdentity | $.userIdentity = "Root" never holds: $.userIdentity is an object or a list, and only what is in it can be compared'],
  ]);
});

describe('a != on a field that many events lack', () => {
  const absent = (selector: string, value: string): string =>
    `absentField ${selector} | ${selector} != "${value}" holds for no event without ${selector}, and many have none: write (${selector} NOT EXISTS) || `
    + `(${selector} != "${value}") where they are meant too, or ${selector} = "*" beside it where they are not`;
  const code = absent('$.errorCode', 'AccessDenied');
  const invoked = absent('$.userIdentity.invokedBy', 'cloudformation.amazonaws.com');
  const mfa = '$.userIdentity.sessionContext.attributes.mfaAuthenticated';

  check([
    ['{ ($.eventName = "DeleteUser") && ($.errorCode != "AccessDenied") }', code],
    ['{ ($.eventName = "DeleteUser") && ($.userIdentity.invokedBy != "cloudformation.amazonaws.com") }', invoked],
    ['{ ($.eventName = "DeleteUser") && (($.errorCode NOT EXISTS) || ($.errorCode != "AccessDenied")) }'],
    ['{ ($.eventName = "DeleteUser") && (($.errorCode NOT EXISTS) || (($.errorCode != "A") && ($.errorCode != "B"))) }'],
    ['{ ($.errorCode = "*") && ($.errorCode != "AccessDenied") }'],
    ['{ (($.errorCode = "A*") || ($.errorCode = "B*")) && ($.errorCode != "AccessDenied") }'],
    ['{ (($.errorCode = "A*") || ($.errorMessage = "B*")) && ($.errorCode != "AccessDenied") }', code],
    ['{ $.eventSource != "s3.amazonaws.com" }'],
    [`{ ($.eventName = "StopLogging") && (${mfa} != "true") }`, absent(mfa, 'true')],
    [`{ ($.userIdentity.type = "AssumedRole") && (${mfa} != "true") }`],
    [`{ ($.userIdentity.type = "IAMUser") && (${mfa} != "true") }`, absent(mfa, 'true')],
    [`{ ($.userIdentity.sessionContext NOT EXISTS) || (${mfa} != "true") }`],
    ['{ ($.eventName = "CreateUser") && ($.userIdentity.userName != "admin") }', absent('$.userIdentity.userName', 'admin')],
    ['{ ($.userIdentity.type = "IAMUser") && ($.userIdentity.userName != "admin") }'],
    ['{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") }'],
    ['{ $.additionalEventData.MFAUsed != "Yes" }', absent('$.additionalEventData.MFAUsed', 'Yes')],
    [`{ ${s3}($.requestParameters.bucketName != "mine") }`],
    ['{ $.resources[*].accountId != "111122223333" }', absent('$.resources[*].accountId', '111122223333')],
  ]);
});

describe('a null that records do not have', () => {
  check([
    ['{ $.errorCode IS NULL }',
      'neverNull $.errorCode | $.errorCode IS NULL never holds: records leave $.errorCode out where it has no value; did you mean $.errorCode NOT EXISTS?'],
    ['{ $.requestParameters IS NULL }'],
    ['{ $.responseElements.x IS NULL }'],
  ]);
});

describe('conditions that exclude one another', () => {
  const apart = (subject: string, condition: string, others: string): string =>
    `neverHolds ${subject} | (${condition}) never holds beside ${others}: they exclude one another; join with || what is meant as a choice`;

  check([
    ['{ ($.eventName = "CreateUser") && ($.eventName = "DeleteUser") }',
      apart('$.eventName', '$.eventName = "DeleteUser"', '($.eventName = "CreateUser")')],
    ['{ ($.eventName = "CreateUser") && (($.errorCode = "*") || ($.eventName = "DeleteUser")) }',
      apart('$.eventName', '$.eventName = "DeleteUser"', '($.eventName = "CreateUser")')],
    ['{ ($.eventName = "Create*") && ($.eventName != "Create*") }',
      apart('$.eventName', '$.eventName != "Create*"', '($.eventName = "Create*")')],
    ['{ ($.errorCode NOT EXISTS) && ($.errorCode = "AccessDenied") }', apart('$.errorCode', '$.errorCode = "AccessDenied"', '($.errorCode NOT EXISTS)')],
    ['{ (($.eventName = "CreateUser") || ($.eventName = "DeleteUser")) && ($.eventName = "GetUser") }',
      apart('$.eventName', '$.eventName = "GetUser"', '(($.eventName = "CreateUser") || ($.eventName = "DeleteUser"))')],
    ['{ ($.requestParameters.n > 5) && ($.requestParameters.n < 3) }',
      apart('$.requestParameters.n', '$.requestParameters.n < 3', '($.requestParameters.n > 5)')],
    ['{ ($.readOnly IS TRUE) && ($.readOnly IS FALSE) }', apart('$.readOnly', '$.readOnly IS FALSE', '($.readOnly IS TRUE)')],
    ['{ $.eventName != "*" }', 'neverHolds $.eventName | $.eventName != "*" never holds: $.eventName has no such value in any record'],
    // each element of a list can meet another one, and what is not known before deployment can be alike
    ['{ ($.resources[*].ARN = "a") && ($.resources[*].ARN = "b") }'],
    ['{ ($.eventName = "CreateUser") && ($.eventName = "${Token[Name.1]}") }'],
    ['{ ($.eventName = "Create*") && ($.eventName = "*User") && ($.eventName != "CreateUser") }'],
    ['{ ($.requestParameters.a = %^x% ) && ($.requestParameters.a = %y$% ) }'],
  ]);
});

describe('conditions of which one always holds', () => {
  const always = (joined: string, selector: string, where = `every record with ${selector}`): string =>
    `alwaysHolds ${selector} | ${joined} holds for ${where}, as one of them always does; join exclusions with &&`;
  const nearly = (subject: string, joined: string): string =>
    `alwaysHolds ${subject} | ${joined} holds for nearly every event, whatever else is joined to it with ||; join exclusions with && to the rest: `
    + `(…) && ${joined.replaceAll('||', '&&')}`;
  const exclusions = '($.sourceIPAddress != "delivery.logs.amazonaws.com") || ($.eventName != "HeadBucket")';

  check([
    ['{ ($.eventName != "HeadBucket") || ($.eventName != "ListBuckets") }',
      always('($.eventName != "HeadBucket") || ($.eventName != "ListBuckets")', '$.eventName')],
    ['{ ($.awsRegion = "eu-*") && (($.eventName != "HeadBucket") || ($.eventName != "ListBuckets")) }',
      always('($.eventName != "HeadBucket") || ($.eventName != "ListBuckets")', '$.eventName')],
    ['{ ($.userAgent = "x*") || ($.userAgent != "x*") }', always('($.userAgent = "x*") || ($.userAgent != "x*")', '$.userAgent')],
    ['{ ($.errorCode NOT EXISTS) || ($.errorCode = "*") }',
      always('($.errorCode NOT EXISTS) || ($.errorCode = "*")', '$.errorCode', 'every record')],
    ['{ ($.requestParameters.x NOT EXISTS) || ($.requestParameters.x = "*") }'],
    ['{ ($.readOnly IS TRUE) || ($.readOnly IS FALSE) }', always('($.readOnly IS TRUE) || ($.readOnly IS FALSE)', '$.readOnly')],
    ['{ ($.errorCode = "*") || ($.errorMessage = "*") }'],
    ['{ ($.userAgent = "*") || ($.userAgent = "x") }'],
    ['{ ($.awsRegion != "eu-west-1") && ($.awsRegion != "us-east-1") }'],
    // as three versions of the CIS benchmark have it
    [`{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") || ${exclusions} }`,
      nearly('$.sourceIPAddress,$.eventName', exclusions)],
    [`{ ($.awsRegion = "eu-*") && (($.errorCode = "AccessDenied*") || ${exclusions}) }`, nearly('$.sourceIPAddress,$.eventName', exclusions)],
    [`{ ${exclusions} }`, nearly('$.sourceIPAddress,$.eventName', exclusions)],
    ['{ ($.errorCode = "AccessDenied*") || ($.eventName != "HeadBucket") }', nearly('$.eventName', '($.eventName != "HeadBucket")')],
    // a pair of values to leave out, and one place to leave out beside another reason
    [`{ ($.errorCode = "AccessDenied*") && (${exclusions}) }`],
    ['{ ($.userIdentity.type = "Root") || ($.sourceIPAddress != "203.0.113.7") }'],
    ['{ ($.eventName = "StopLogging") && (($.userIdentity.arn NOT EXISTS) || ($.userIdentity.arn != "x")) }'],
  ]);
});

test('one mistake is said once, however often it is made', () => {
  expect(findings('{ ($.eventname = "a") || ($.eventname = "b") }')).toHaveLength(1);
});

test('what is known of events is not read for conditions that name none', () => {
  const unread = (): EventNameIndex => {
    throw new Error('read');
  };
  expect(lintCondition(parsePattern('{ ($.userIdentity.type = "Root") && ($.errorCode NOT EXISTS) }'), unread)).toEqual([]);
  expect(() => lintCondition(parsePattern('{ $.eventName = "CreateUser" }'), unread)).toThrow('read');
});

test('the tokens of these patterns are what the CDK makes', () => {
  expect('${Token[Name.1]}'.match(OPAQUE_TOKEN)).toHaveLength(1);
});
