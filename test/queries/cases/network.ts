import { QueryCase } from './case';
import { call, Changes, Fields } from '../../records';

const TO_THE_WORLD = { fromPort: 22, toPort: 22, ipProtocol: 'tcp', ipRanges: { items: [{ cidrIp: '0.0.0.0/0' }] } };
const TO_THE_OFFICE = { ...TO_THE_WORLD, ipRanges: { items: [{ cidrIp: '192.0.2.0/24' }] } };
const SUPPORT = { fromPort: 443, toPort: 443, ipProtocol: 'tcp', groups: { items: [{ groupId: 'sg-2' }] } };

/** A request that came through a VPC endpoint. */
function throughEndpoint(service: string, eventName: string, requestParameters: Fields | null = null, more: Changes = {}): Fields {
  return call(service, eventName, requestParameters, {
    eventType: 'AwsVpceEvent', eventCategory: 'NetworkActivity', vpcEndpointId: 'vpce-1', sourceIPAddress: '10.0.0.5', ...more,
  });
}

/** A request of an identity of another account that the endpoint policy denied. */
const DENIED: Changes = {
  errorCode: 'VpceAccessDenied',
  errorMessage: 'denied by the endpoint',
  userIdentity: { type: 'AWSAccount', principalId: 'AKIAEXAMPLE', accountId: '444455556666' },
};

/** Networks, ways into them and names. */
const CHANGES: Readonly<Record<string, QueryCase>> = {
  'security-group-history': {
    records: [call('ec2', 'AuthorizeSecurityGroupIngress', { groupId: 'sg-1', ipPermissions: { items: [SUPPORT, TO_THE_OFFICE] } }, {
      responseElements: { securityGroupRuleSet: { items: [{ securityGroupRuleId: 'sgr-0a' }] } },
    })],
    row: { resource: 'sg-1', protocol: 'tcp', from_port: '22', to_port: '22', peers: '192.0.2.0/24', rule_ids: 'sgr-0a' },
    miss: {
      'eventName': 'DescribeSecurityGroupRules',
      'requestParameters.ipPermissions.items.1.toPort': 23,
      'requestParameters.ipPermissions.items': [SUPPORT],
    },
  },
  'public-security-groups': {
    records: [
      call('ec2', 'AuthorizeSecurityGroupIngress', { groupId: 'sg-1', ipPermissions: { items: [TO_THE_WORLD] } }),
      call('ec2', 'RevokeSecurityGroupIngress', { groupId: 'sg-1', ipProtocol: 'tcp', fromPort: 22, toPort: 22, cidrIp: '0.0.0.0/0' }, {
        'eventTime': '2026-03-02T10:00:00Z', 'userIdentity.sessionContext.sessionIssuer.userName': 'Security',
      }),
    ],
    row: { resource: 'sg-1', from_port: '22', cidr: '0.0.0.0/0', closed_time: '2026-03-02 10:00:00', closed_by: 'Security' },
    miss: {
      '0.requestParameters.ipPermissions.items': [TO_THE_OFFICE],
      '0.errorCode': 'Client.UnauthorizedOperation',
      '1.requestParameters.fromPort': 2222,
      '1.requestParameters.groupId': 'sg-3',
      '1.eventTime': '2026-03-02T09:00:00Z',
    },
  },
  'gateway-changes': {
    records: [call('ec2', 'AttachInternetGateway', { internetGatewayId: 'igw-0a', vpcId: 'vpc-0b' })],
    row: { event: 'AttachInternetGateway', resource: 'igw-0a', gateway_type: 'internet', vpc: 'vpc-0b' },
    miss: { 'eventName': 'DescribeInternetGateways', 'requestParameters.vpcId': 'vpc-0c' },
  },
  'network-acl-changes': {
    records: [call('ec2', 'CreateNetworkAclEntry', {
      networkAclId: 'acl-0a',
      ruleNumber: 10,
      egress: false,
      ruleAction: 'allow',
      aclProtocol: '6',
      cidrBlock: '0.0.0.0/0',
      portRange: { from: 22, to: 23 },
    })],
    row: { resource: 'acl-0a', direction: 'inbound', rule_number: '10', rule_action: 'allow', from_port: '22', to_port: '23', network: '0.0.0.0/0' },
    miss: { 'eventName': 'DescribeNetworkAcls', 'requestParameters.egress': true },
  },
  'route-changes': {
    records: [call('ec2', 'CreateRoute', { routeTableId: 'rtb-0a', destinationCidrBlock: '0.0.0.0/0', gatewayId: 'igw-0a' })],
    row: { resource: 'rtb-0a', destination: '0.0.0.0/0', target: 'igw-0a', to_internet: true },
    miss: {
      'eventSource': 'apigateway.amazonaws.com',
      'requestParameters.destinationCidrBlock': '10.0.0.0/8',
      'requestParameters.gatewayId': 'vgw-0a',
    },
  },
  'vpc-changes': {
    records: [call('ec2', 'ModifySubnetAttribute', { subnetId: 'subnet-0a', mapPublicIpOnLaunch: { value: true } })],
    row: { event: 'ModifySubnetAttribute', resource: 'subnet-0a', attribute: 'mapPublicIpOnLaunch' },
    miss: { eventName: 'DescribeSubnets', requestParameters: { subnetId: 'subnet-0a', enableDns64: { value: true } } },
  },
  'networks-connected': {
    records: [call('ec2', 'AcceptVpcPeeringConnection', { vpcPeeringConnectionId: 'pcx-0a' }, {
      responseElements: {
        vpcPeeringConnection: {
          accepterVpcInfo: { ownerId: '111122223333', vpcId: 'vpc-0a' }, requesterVpcInfo: { ownerId: '444455556666', vpcId: 'vpc-0b' },
        },
      },
    })],
    row: { resource: 'pcx-0a', vpcs: 'vpc-0a, vpc-0b', other_account: '444455556666' },
    miss: {
      'eventName': 'DescribeVpcPeeringConnections',
      'responseElements.vpcPeeringConnection.requesterVpcInfo.ownerId': '111122223333',
    },
  },
  'vpc-endpoint-changes': {
    records: [call('ec2', 'ModifyVpcEndpoint', {
      ModifyVpcEndpointRequest: {
        VpcEndpointId: 'vpce-0a', PolicyDocument: '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}',
      },
    })],
    row: { resource: 'vpce-0a', public_policy: true },
    miss: {
      'eventName': 'DescribeVpcEndpoints',
      'requestParameters.ModifyVpcEndpointRequest.PolicyDocument': '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:Get*"}]}',
    },
  },
  'flow-log-changes': {
    records: [call('ec2', 'CreateFlowLogs', {
      CreateFlowLogsRequest: {
        ResourceId: { content: 'vpc-0a', tag: 1 }, TrafficType: 'REJECT', LogDestination: 'arn:aws:s3:::flows',
      },
    }, { responseElements: { CreateFlowLogsResponse: { unsuccessful: { item: { error: { message: 'no access' } } } } } })],
    row: { resource: 'vpc-0a', traffic: 'REJECT', destination: 'arn:aws:s3:::flows', failures: 'no access' },
    miss: { eventName: 'DescribeFlowLogs', responseElements: null },
  },
  'public-addresses': {
    records: [call('ec2', 'AssociateAddress', { publicIp: '203.0.113.9', allocationId: 'eipalloc-1', instanceId: 'i-1' })],
    row: { resource: 'eipalloc-1', public_address: '203.0.113.9', attached_to: 'i-1' },
    miss: { 'eventName': 'DescribeAddresses', 'requestParameters.instanceId': undefined },
  },
  'load-balancer-changes': {
    records: [call('elasticloadbalancing', 'CreateListener', { loadBalancerArn: 'arn:lb', protocol: 'HTTPS', port: 443, sslPolicy: 'old' })],
    row: { event: 'CreateListener', resource: 'arn:lb', protocol: 'HTTPS', port: '443', tls_policy: 'old' },
    miss: { 'eventName': 'DescribeListeners', 'requestParameters.sslPolicy': 'new' },
  },
  'dns-changes': {
    records: [call('route53', 'ChangeResourceRecordSets', {
      hostedZoneId: 'Z1',
      changeBatch: {
        changes: [
          { action: 'DELETE', resourceRecordSet: { name: 'old.example.com.', type: 'A' } },
          {
            action: 'UPSERT',
            resourceRecordSet: {
              name: 'www.example.com.', type: 'A', resourceRecords: [{ value: '203.0.113.9' }, { value: '203.0.113.10' }],
            },
          },
        ],
      },
    })],
    row: { resource: 'Z1', action: 'UPSERT', name: 'www.example.com.', record_type: 'A', record_value: '203.0.113.9, 203.0.113.10' },
    miss: {
      'eventName': 'ListResourceRecordSets',
      'requestParameters.changeBatch.changes.1.resourceRecordSet.resourceRecords.1.value': '198.51.100.1',
    },
  },
};

/** Allowed and denied requests of VPC endpoints. */
const ENDPOINTS: Readonly<Record<string, QueryCase>> = {
  'endpoint-activity-overview': {
    records: [throughEndpoint('kms', 'Decrypt'), throughEndpoint('kms', 'Decrypt', null, DENIED)],
    row: { vpc_endpoint: 'vpce-1', service: 'kms', event: 'Decrypt', events: 2, denied: 1, actors: 2, caller_accounts: 2, addresses: 1 },
    miss: { '0.eventCategory': 'Management', '1.errorCode': undefined, '1.vpcEndpointId': 'vpce-2' },
  },
  'endpoint-denials': {
    records: [throughEndpoint('kms', 'ListKeys', null, DENIED)],
    row: { actor_account: '444455556666', vpc_endpoint: 'vpce-1', event: 'ListKeys', events: 1, example_message: 'denied by the endpoint' },
    miss: { errorCode: 'AccessDenied', eventCategory: 'Management' },
  },
  'endpoint-denials-s3': {
    records: [throughEndpoint('s3', 'PutObject', { bucketName: 'theirs', key: 'dump' }, {
      ...DENIED, resources: [{ type: 'AWS::S3::Object', ARN: 'arn:aws:s3:::theirs/dump' }, { accountId: '444455556666', ARN: 'arn:aws:s3:::theirs' }],
    })],
    row: { bucket: 'theirs', object_key: 'dump', bucket_account: '444455556666', external_bucket: true, vpc_endpoint: 'vpce-1' },
    miss: { 'errorCode': 'AccessDenied', 'eventSource': 'kms.amazonaws.com', 'resources.1.accountId': '111122223333' },
  },
  'endpoint-denials-secrets': {
    records: [throughEndpoint('secretsmanager', 'GetSecretValue', { secretId: 'payments' }, DENIED)],
    row: { event: 'GetSecretValue', secret: 'payments', actor_account: '444455556666', error_message: 'denied by the endpoint' },
    miss: { errorCode: undefined, eventSource: 'ssm.amazonaws.com' },
  },
  'endpoint-external-accounts': {
    records: [
      throughEndpoint('s3', 'PutObject', null, DENIED),
      throughEndpoint('s3', 'PutObject', null, { userIdentity: DENIED.userIdentity }),
    ],
    row: { actor_account: '444455556666', vpc_endpoint: 'vpce-1', event: 'PutObject', events: 2, denied: 1 },
    miss: { '0.errorCode': undefined, '1.userIdentity.accountId': '111122223333', 'eventCategory': 'Data' },
  },
};

export const NETWORK_CASES: Readonly<Record<string, QueryCase>> = { ...CHANGES, ...ENDPOINTS };
