import { BY_CLOUDFORMATION, call, createCase, RuleCase } from './case';

const METADATA = 'requestParameters.ModifyInstanceMetadataOptionsRequest.HttpTokens';
const TERRAFORM = 'APN/1.0 HashiCorp/1.0 Terraform/1.14.0 (+https://www.terraform.io) terraform-provider-aws/6.20.0';
const METADATA_DEFAULTS = 'requestParameters.ModifyInstanceMetadataDefaultsRequest.HttpTokens';

export const COMPUTE_CASES: Readonly<Record<string, RuleCase>> = {
  'user-data-changed': createCase(call('ec2', 'ModifyInstanceAttribute', { instanceId: 'i-1', userData: '<sensitiveDataRemoved>' }), {
    'eventSource': 'lightsail.amazonaws.com',
    'eventName': 'DescribeInstanceAttribute',
    'requestParameters.userData': undefined,
    'requestParameters.userData.value': undefined,
    'requestParameters.attribute': 'instanceType',
  },
  { requestParameters: { instanceId: 'i-1', userData: { value: '<sensitiveDataRemoved>' } } },
  { requestParameters: { instanceId: 'i-1', attribute: 'userData', value: '<sensitiveDataRemoved>' } }),
  'user-data-read-in-bulk': createCase(call('ec2', 'DescribeInstanceAttribute', { instanceId: 'i-1', attribute: 'userData' }), {
    'eventSource': 'lightsail.amazonaws.com',
    'eventName': 'ModifyInstanceAttribute',
    'requestParameters.attribute': 'instanceType',
    'userAgent': TERRAFORM,
    'errorCode': undefined,
    ...BY_CLOUDFORMATION,
  }, { userAgent: TERRAFORM, errorCode: 'Client.UnauthorizedOperation' }),
  'windows-passwords-requested': createCase(call('ec2', 'GetPasswordData', { instanceId: 'i-1' }), {
    eventSource: 'lightsail.amazonaws.com', eventName: 'GetConsoleOutput',
  }),
  'key-pair-imported': createCase(call('ec2', 'ImportKeyPair', { keyName: 'laptop' }), {
    eventSource: 'lightsail.amazonaws.com', eventName: 'DescribeKeyPairs', ...BY_CLOUDFORMATION,
  }),
  'instance-role-changed': createCase(call('ec2', 'ReplaceIamInstanceProfileAssociation'), [
    { eventSource: 'rds.amazonaws.com', eventName: 'DescribeIamInstanceProfileAssociations', ...BY_CLOUDFORMATION },
  ], { eventSource: 'iam.amazonaws.com', eventName: 'AddRoleToInstanceProfile' }),
  'instance-metadata-weakened': createCase(call('ec2', 'ModifyInstanceMetadataOptions', {
    ModifyInstanceMetadataOptionsRequest: { HttpTokens: 'optional' },
  }), {
    eventSource: 'rds.amazonaws.com', eventName: 'RunInstances', [METADATA]: 'required', [METADATA_DEFAULTS]: 'required',
  }, {
    eventName: 'ModifyInstanceMetadataDefaults',
    requestParameters: { ModifyInstanceMetadataDefaultsRequest: { HttpTokens: 'optional' } },
  }),
  'serial-console-enabled': createCase(call('ec2', 'EnableSerialConsoleAccess'), [
    { eventSource: 'rds.amazonaws.com', eventName: 'DisableSerialConsoleAccess' },
  ], { eventSource: 'ec2-instance-connect.amazonaws.com', eventName: 'SendSerialConsoleSSHPublicKey' }),
  'instance-connect-used': createCase(call('ec2-instance-connect', 'SendSSHPublicKey', { instanceId: 'i-1' }), {
    eventSource: 'ec2.amazonaws.com', eventName: 'SendSerialConsoleSSHPublicKey',
  }),
  'ssm-command-sent': createCase(call('ssm', 'SendCommand', { documentName: 'AWS-RunShellScript' }), {
    'eventSource': 'ecs.amazonaws.com', 'eventName': 'ListCommands', 'userIdentity.invokedBy': 'ssm.amazonaws.com',
  }),
  'ssm-session-started': createCase(call('ssm', 'StartSession', { target: 'i-1' }), [
    { eventSource: 'athena.amazonaws.com', eventName: 'TerminateSession' },
  ], { eventSource: 'ecs.amazonaws.com', eventName: 'ExecuteCommand' }),
  'ssm-document-shared': createCase(call('ssm', 'ModifyDocumentPermission', { name: 'deploy', accountIdsToAdd: ['444455556666'] }), {
    'eventSource': 'ec2.amazonaws.com', 'eventName': 'DescribeDocumentPermission', 'requestParameters.accountIdsToAdd': [],
  }),
  'lambda-code-changed': createCase(call('lambda', 'UpdateFunctionCode20150331v2', { functionName: 'orders' }), {
    eventSource: 'edgelambda.amazonaws.com', eventName: 'PublishVersion20150331', ...BY_CLOUDFORMATION,
  }),
  'lambda-configuration-changed': createCase(call('lambda', 'UpdateFunctionConfiguration20150331v2', { functionName: 'orders', timeout: 10 }), {
    eventSource: 'edgelambda.amazonaws.com', eventName: 'GetFunctionConfiguration20150331v2', ...BY_CLOUDFORMATION,
  }),
  'lambda-layer-attached': createCase(call('lambda', 'UpdateFunctionConfiguration20150331v2', {
    functionName: 'orders', layers: ['arn:aws:lambda:eu-west-1:444455556666:layer:tools:1'],
  }), {
    'eventSource': 'edgelambda.amazonaws.com', 'eventName': 'CreateFunction20150331', 'requestParameters.layers': [], ...BY_CLOUDFORMATION,
  }),
  'lambda-made-public': createCase(call('lambda', 'AddPermission20150331v2', { functionName: 'orders', principal: '*' }), [
    { eventSource: 'edgelambda.amazonaws.com', eventName: 'RemovePermission20150331v2' },
    { 'requestParameters.principal': 's3.amazonaws.com' },
    { 'requestParameters.authType': 'AWS_IAM' },
  ], { eventName: 'CreateFunctionUrlConfig', requestParameters: { functionName: 'orders', authType: 'NONE' } }),
  'lambda-permission-added': createCase(call('lambda', 'AddPermission20150331v2', { functionName: 'orders', principal: 's3.amazonaws.com' }), {
    eventSource: 'sqs.amazonaws.com', eventName: 'RemovePermission20150331v2', ...BY_CLOUDFORMATION,
  }),
  'function-url-changed': createCase(call('lambda', 'CreateFunctionUrlConfig', { functionName: 'orders', authType: 'AWS_IAM' }), {
    eventSource: 'edgelambda.amazonaws.com', eventName: 'GetFunctionUrlConfig', ...BY_CLOUDFORMATION,
  }),
  'eks-cluster-changes': createCase(call('eks', 'CreateCluster', { name: 'shop' }), {
    eventSource: 'ecs.amazonaws.com', eventName: 'DescribeCluster', ...BY_CLOUDFORMATION,
  }),
  'eks-access-granted': createCase(call('eks', 'AssociateAccessPolicy', { name: 'shop' }), {
    eventSource: 'aoss.amazonaws.com', eventName: 'ListAssociatedAccessPolicies', ...BY_CLOUDFORMATION,
  }),
  'glue-development-endpoint': createCase(call('glue', 'CreateDevEndpoint', { endpointName: 'dev' }), {
    eventSource: 'sagemaker.amazonaws.com', eventName: 'GetDevEndpoint',
  }),
  'ssm-activation-created': createCase(call('ssm', 'CreateActivation', { iamRole: 'HybridNodes', registrationLimit: 1 }), {
    eventSource: 'rolesanywhere.amazonaws.com', eventName: 'DeleteActivation', ...BY_CLOUDFORMATION,
  }),
  'build-project-made-public': createCase(call('codebuild', 'UpdateProjectVisibility', { projectVisibility: 'PUBLIC_READ' }), {
    'eventSource': 'codecommit.amazonaws.com', 'eventName': 'UpdateProject', 'requestParameters.projectVisibility': 'PRIVATE',
  }),
  'notebook-lifecycle-changed': createCase(call('sagemaker', 'CreateNotebookInstanceLifecycleConfig', { onStart: [] }), {
    eventSource: 'glue.amazonaws.com', eventName: 'DeleteNotebookInstanceLifecycleConfig', ...BY_CLOUDFORMATION,
  }),
};
