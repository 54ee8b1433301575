import { BY_CLOUDFORMATION, call, Changes, createCase, RuleCase } from './case';

const MODIFIED = 'requestParameters.ModifySecurityGroupRulesRequest.SecurityGroupRule.SecurityGroupRule';
const FIRST = 'requestParameters.ipPermissions.items.0';

const WEB_RULE = { ipProtocol: 'tcp', fromPort: 443, toPort: 443, isEgress: false, cidrIpv4: '0.0.0.0/0' };
const SSH_RULE = { ipProtocol: 'tcp', fromPort: 22, toPort: 22, isEgress: false, cidrIpv4: '0.0.0.0/0' };
const createdRuleMisses = (rule: string): Changes[] => [
  { [`${rule}.cidrIpv4`]: '10.0.0.0/10' },
  { [`${rule}.cidrIpv6`]: '2001:db8::/32' },
  { [`${rule}.fromPort`]: 23 },
  { [`${rule}.toPort`]: 21 },
  { [`${rule}.fromPort`]: 3390 },
  { [`${rule}.toPort`]: 3388 },
  { [`${rule}.ipProtocol`]: 'tcp' },
];

export const NETWORK_CASES: Readonly<Record<string, RuleCase>> = {
  'admin-port-open-to-world': createCase(call('ec2', 'AuthorizeSecurityGroupIngress', {
    groupId: 'sg-1',
    ipPermissions: {
      items: [{ ipProtocol: 'tcp', fromPort: 22, toPort: 22, groups: {}, ipRanges: { items: [{ cidrIp: '0.0.0.0/0' }] }, ipv6Ranges: {} }],
    },
  }), [
    { eventName: 'RevokeSecurityGroupIngress', [`${FIRST}.ipRanges.items.0.cidrIp`]: '203.0.113.0/24' },
    { [`${FIRST}.ipRanges.items.0.cidrIp`]: '10.0.0.0/10' },
    { [`${FIRST}.fromPort`]: 23, [`${FIRST}.toPort`]: 21 },
    { [`${FIRST}.fromPort`]: 3390, [`${FIRST}.toPort`]: 3388 },
    { [`${FIRST}.ipProtocol`]: 'tcp', [`${FIRST}.ipv6Ranges.items.0.cidrIpv6`]: '2001:db8::/32' },
    { 'requestParameters.cidrIp': '203.0.113.0/24', 'requestParameters.ipProtocol': 'tcp' },
    { 'requestParameters.fromPort': 23, 'requestParameters.toPort': 21 },
    { 'requestParameters.fromPort': 5000, 'requestParameters.toPort': 3388 },
  ],
  { [`${FIRST}.fromPort`]: 0, [`${FIRST}.toPort`]: 1024 },
  { [`${FIRST}.ipRanges.items.0.cidrIp`]: '198.51.100.7/0' },
  { [`${FIRST}.ipRanges.items`]: [{ cidrIp: '203.0.113.0/24' }, { cidrIp: '0.0.0.0/0' }] },
  { [`${FIRST}.fromPort`]: 3389, [`${FIRST}.toPort`]: 3389 },
  { [`${FIRST}.fromPort`]: undefined, [`${FIRST}.toPort`]: undefined, [`${FIRST}.ipProtocol`]: '-1' },
  { [`${FIRST}.ipRanges`]: {}, [`${FIRST}.ipv6Ranges`]: { items: [{ cidrIpv6: '::/0' }] } },
  { requestParameters: { groupId: 'sg-1', ipPermissions: {}, ipProtocol: 'tcp', fromPort: 22, toPort: 22, cidrIp: '0.0.0.0/0' } },
  { requestParameters: { groupId: 'sg-1', ipPermissions: {}, ipProtocol: 'tcp', fromPort: 3000, toPort: 4000, cidrIp: '0.0.0.0/0' } },
  { requestParameters: { groupId: 'sg-1', ipPermissions: {}, ipProtocol: '-1', cidrIp: '0.0.0.0/0' } }),
  'admin-port-open-in-later-rule': createCase(call('ec2', 'AuthorizeSecurityGroupIngress', { groupId: 'sg-1' }, {
    'responseElements.securityGroupRuleSet.items': [WEB_RULE, SSH_RULE],
  }), [
    { eventName: 'RevokeSecurityGroupIngress' },
    ...createdRuleMisses('responseElements.securityGroupRuleSet.items.1'),
  ], ...[
    SSH_RULE,
    { ...SSH_RULE, fromPort: 3389, toPort: 3389 },
    { ipProtocol: '-1', isEgress: false, cidrIpv4: '0.0.0.0/0' },
    { ...SSH_RULE, cidrIpv4: undefined, cidrIpv6: '::/0' },
  ].map((rule) => ({ 'responseElements.securityGroupRuleSet.items': [WEB_RULE, rule] }))),
  'admin-port-opened-by-change': createCase(call('ec2', 'ModifySecurityGroupRules', {
    ModifySecurityGroupRulesRequest: {
      GroupId: 'sg-1',
      SecurityGroupRule: {
        SecurityGroupRuleId: 'sgr-1', SecurityGroupRule: { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIpv4: '0.0.0.0/0' }, tag: 1,
      },
    },
  }), [
    { eventName: 'AuthorizeSecurityGroupIngress', [`${MODIFIED}.CidrIpv4`]: '203.0.113.0/24' },
    { [`${MODIFIED}.FromPort`]: 23, [`${MODIFIED}.ToPort`]: 21 },
    { [`${MODIFIED}.FromPort`]: 3390, [`${MODIFIED}.ToPort`]: 3388 },
    { [`${MODIFIED}.IpProtocol`]: 'tcp', [`${MODIFIED}.CidrIpv6`]: '2001:db8::/32' },
  ],
  { [`${MODIFIED}.FromPort`]: 3389, [`${MODIFIED}.ToPort`]: 3389 },
  { [`${MODIFIED}.FromPort`]: undefined, [`${MODIFIED}.ToPort`]: undefined, [`${MODIFIED}.IpProtocol`]: '-1' },
  { [`${MODIFIED}.CidrIpv4`]: undefined, [`${MODIFIED}.CidrIpv6`]: '::/0' }),
  'network-acl-open-to-world': createCase(call('ec2', 'CreateNetworkAclEntry', {
    networkAclId: 'acl-1', ruleNumber: 100, egress: false, ruleAction: 'allow', aclProtocol: '-1', cidrBlock: '0.0.0.0/0',
  }), {
    'eventName': 'DeleteNetworkAclEntry',
    'requestParameters.egress': true,
    'requestParameters.ruleAction': 'deny',
    'requestParameters.aclProtocol': '6',
    'requestParameters.cidrBlock': '10.0.0.0/8',
    'requestParameters.ipv6CidrBlock': '2001:db8::/32',
  }, { 'requestParameters.cidrBlock': undefined, 'requestParameters.ipv6CidrBlock': '::/0' }),
  'load-balancer-security-groups': createCase(call('elasticloadbalancing', 'SetSecurityGroups', { securityGroups: ['sg-1'] }), {
    eventSource: 'ec2.amazonaws.com', eventName: 'DescribeLoadBalancers', ...BY_CLOUDFORMATION,
  }),
  'classic-security-group-changes': createCase(call('rds', 'AuthorizeDBSecurityGroupIngress', { cIDRIP: '0.0.0.0/0' }), {
    eventSource: 'ec2.amazonaws.com', eventName: 'DescribeDBSecurityGroups',
  },
  { eventSource: 'elasticache.amazonaws.com', eventName: 'CreateCacheSecurityGroup' },
  { eventSource: 'redshift.amazonaws.com', eventName: 'CreateClusterSecurityGroup' }),
  'networks-deleted': createCase(call('ec2', 'DeleteSubnet', { subnetId: 'subnet-1' }), {
    eventSource: 'vpc-lattice.amazonaws.com', eventName: 'DescribeSubnets', ...BY_CLOUDFORMATION,
  }),
  'networks-connected': createCase(call('ec2', 'AcceptVpcPeeringConnection', { vpcPeeringConnectionId: 'pcx-1' }), {
    eventSource: 'gamelift.amazonaws.com', eventName: 'RejectVpcPeeringConnection', ...BY_CLOUDFORMATION,
  }),
  'vpn-access-opened': createCase(call('ec2', 'CreateClientVpnEndpoint', { CreateClientVpnEndpointRequest: {} }), {
    eventSource: 'networkmanager.amazonaws.com', eventName: 'DeleteClientVpnEndpoint', ...BY_CLOUDFORMATION,
  }),
  'traffic-mirrored': createCase(call('ec2', 'CreateTrafficMirrorSession', { CreateTrafficMirrorSessionRequest: {} }), {
    eventSource: 'vpc-lattice.amazonaws.com', eventName: 'DeleteTrafficMirrorSession',
  }),
  'internet-route-created': createCase(call('ec2', 'CreateRoute', {
    routeTableId: 'rtb-1', destinationCidrBlock: '0.0.0.0/0', gatewayId: 'igw-1',
  }), [
    {
      'eventSource': 'apigateway.amazonaws.com',
      'eventName': 'DeleteRoute',
      'requestParameters.gatewayId': 'vgw-1',
      'requestParameters.destinationCidrBlock': '10.0.0.0/8',
      ...BY_CLOUDFORMATION,
    },
    { 'requestParameters.destinationIpv6CidrBlock': '2001:db8::/32' },
  ], { 'requestParameters.destinationCidrBlock': undefined, 'requestParameters.destinationIpv6CidrBlock': '::/0' }),
  'network-firewall-weakened': createCase(call('network-firewall', 'DeleteFirewall', { firewallName: 'egress' }), [
    { eventSource: 'wafv2.amazonaws.com', eventName: 'DescribeFirewall', ...BY_CLOUDFORMATION },
  ], { eventSource: 'route53resolver.amazonaws.com', eventName: 'DeleteFirewallRule' }),
  'domain-leaves': createCase(call('route53domains', 'DisableDomainTransferLock', { domainName: 'example.com' }), {
    eventSource: 'route53.amazonaws.com', eventName: 'EnableDomainTransferLock',
  }),
  'hosted-zones-changed': createCase(call('route53', 'DeleteHostedZone', { id: 'Z1' }), {
    eventSource: 'route53resolver.amazonaws.com', eventName: 'GetHostedZone', ...BY_CLOUDFORMATION,
  }),
};
