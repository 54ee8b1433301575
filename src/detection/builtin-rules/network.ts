import { Severity } from '../severity';
import { matchEventNames, matchEvents, NOT_BY_SERVICE, RuleEntry } from './rule-entry';

/** Request format of consoles and tools. In an older format, a single permission is at the top level of the request. */
const FIRST_PERMISSION = '$.requestParameters.ipPermissions.items[0]';
const ONLY_PERMISSION = '$.requestParameters';
/** The rules of all permissions of a successful call, one for each range. */
const CREATED_RULES = '$.responseElements.securityGroupRuleSet.items';
const MODIFIED_RULE = '$.requestParameters.ModifySecurityGroupRulesRequest.SecurityGroupRule.SecurityGroupRule';

/** Returns a condition that matches SSH, RDP or all protocols. It has few parentheses because the length of a pattern is limited. */
function opensAdminPort(from: string, to: string, protocol: string): string {
  const includes = (port: number): string => `(${from} <= ${port} && ${to} >= ${port})`;
  return `(${includes(22)} || ${includes(3389)} || ${protocol} = "-1")`;
}

/** Returns a condition for a rule in the response that opens an administration port to any address. EC2 sets the host bits of `x.x.x.x/0` to 0. */
function opensCreatedRule(rule: string): string {
  return `(${rule}.cidrIpv4 = "*/0" || ${rule}.cidrIpv6 = "*/0") && ${opensAdminPort(`${rule}.fromPort`, `${rule}.toPort`, `${rule}.ipProtocol`)}`;
}

/** Inbound and outbound access of networks, and connections between networks. */
export const NETWORK: readonly RuleEntry[] = [
  {
    id: 'admin-port-open-to-world',
    title: 'SSH, RDP or all ports opened to the internet',
    severity: Severity.HIGH,
    pattern: '{ ($.eventName = "AuthorizeSecurityGroupIngress") && (('
      + opensAdminPort(`${FIRST_PERMISSION}.fromPort`, `${FIRST_PERMISSION}.toPort`, `${FIRST_PERMISSION}.ipProtocol`)
      + ` && ((${FIRST_PERMISSION}.ipRanges.items[*].cidrIp = "*/0") `
      + `|| (${FIRST_PERMISSION}.ipv6Ranges.items[*].cidrIpv6 = "*/0"))) `
      + `|| ((${ONLY_PERMISSION}.cidrIp = "*/0") && `
      + `${opensAdminPort(`${ONLY_PERMISSION}.fromPort`, `${ONLY_PERMISSION}.toPort`, `${ONLY_PERMISSION}.ipProtocol`)})) }`,
    description: 'Instances in the security group can be reached from any address. Of several permissions in a call, only the first is evaluated; the '
      + 'rule admin-port-open-in-later-rule evaluates the next one.',
    runbook: 'Revoke the rule; use Session Manager or a range of known addresses.',
    falsePositives: 'Bastion hosts.',
    techniques: ['T1562.007', 'T1133'],
    controls: ['CIS 7.0 5.10'],
  },
  {
    id: 'admin-port-open-in-later-rule',
    title: 'SSH, RDP or all ports opened to the internet by a later rule of a call',
    severity: Severity.HIGH,
    pattern: `{ ($.eventName = "AuthorizeSecurityGroupIngress") && ${opensCreatedRule(`${CREATED_RULES}[1]`)} }`,
    description: 'Instances in the security group can be reached from any address. Of the rules that a successful call created, the second is '
      + 'evaluated.',
    runbook: 'Revoke the rule; use Session Manager or a range of known addresses.',
    falsePositives: 'Bastion hosts.',
    techniques: ['T1562.007', 'T1133'],
    controls: ['CIS 7.0 5.10'],
  },
  {
    id: 'admin-port-opened-by-change',
    title: 'SSH, RDP or all ports opened to the internet by a rule change',
    severity: Severity.HIGH,
    pattern: '{ ($.eventName = "ModifySecurityGroupRules") '
      + `&& ${opensAdminPort(`${MODIFIED_RULE}.FromPort`, `${MODIFIED_RULE}.ToPort`, `${MODIFIED_RULE}.IpProtocol`)} `
      + `&& ((${MODIFIED_RULE}.CidrIpv4 = "*/0") || (${MODIFIED_RULE}.CidrIpv6 = "*/0")) }`,
    description: 'A security group rule was changed and allows access to instances from any address. Calls that change several rules at once are not '
      + 'evaluated.',
    runbook: 'Revert the rule; use Session Manager or a range of known addresses.',
    falsePositives: 'Bastion hosts.',
    techniques: ['T1562.007', 'T1133'],
    controls: ['CIS 7.0 5.10'],
  },
  {
    id: 'network-acl-open-to-world',
    title: 'Network ACL opened to the internet',
    severity: Severity.MEDIUM,
    pattern: `{ ${matchEventNames('CreateNetworkAclEntry', 'ReplaceNetworkAclEntry')} && ($.requestParameters.egress IS FALSE) `
      + '&& ($.requestParameters.ruleAction = "allow") && ($.requestParameters.aclProtocol = "-1") '
      + '&& (($.requestParameters.cidrBlock = "*/0") || ($.requestParameters.ipv6CidrBlock = "*/0")) }',
    description: 'A subnet allows all inbound traffic from any address. Only security groups still restrict it.',
    runbook: 'Check that the subnet is intended to be public.',
    falsePositives: 'Networks that filter traffic only with security groups.',
    techniques: ['T1562.007'],
    controls: ['CIS 7.0 5.11'],
  },
  {
    id: 'load-balancer-security-groups',
    title: 'Load balancer security groups changed',
    severity: Severity.LOW,
    pattern: `{ ${matchEvents('elasticloadbalancing', 'SetSecurityGroups', 'ApplySecurityGroupsToLoadBalancer')} && ${NOT_BY_SERVICE} }`,
    description: 'The access to a load balancer was changed without CloudFormation.',
    runbook: 'Check that the new groups are correct.',
    falsePositives: 'Cluster controllers.',
    techniques: ['T1562.007'],
  },
  {
    id: 'classic-security-group-changes',
    title: 'Use of EC2-Classic security groups',
    severity: Severity.MEDIUM,
    pattern: '{ (($.eventSource = "rds.amazonaws.com") || ($.eventSource = "elasticache.amazonaws.com") '
      + '|| ($.eventSource = "redshift.amazonaws.com")) '
      + `&& ${matchEventNames('CreateDBSecurityGroup', 'AuthorizeDBSecurityGroupIngress', 'DeleteDBSecurityGroup', 'CreateCacheSecurityGroup',
        'AuthorizeCacheSecurityGroupIngress', 'RevokeCacheSecurityGroupIngress', 'DeleteCacheSecurityGroup', 'CreateClusterSecurityGroup',
        'AuthorizeClusterSecurityGroupIngress')} }`,
    description: 'An API for access to databases, caches or warehouses outside a VPC was called. EC2-Classic no longer exists.',
    runbook: 'Identify the caller: an old script, or a tool that tests permissions.',
    falsePositives: 'Old scripts.',
    techniques: ['T1562.007'],
  },
  {
    id: 'networks-deleted',
    title: 'Networks or their components deleted',
    severity: Severity.MEDIUM,
    pattern: `{ ${matchEvents('ec2', 'DeleteVpc', 'DeleteSubnet', 'DeleteNatGateway', 'DeleteVpnConnection', 'DeleteTransitGateway',
      'DeleteTransitGatewayVpcAttachment')} && ${NOT_BY_SERVICE} }`,
    description: 'A network, a subnet or a connection to other networks was deleted manually.',
    runbook: 'Check that it was planned and what it contained.',
    falsePositives: 'Deployment tools other than CloudFormation.',
    techniques: ['T1489', 'T1485'],
    controls: ['CIS 7.0 5.14'],
  },
  {
    id: 'networks-connected',
    title: 'Network connected to another network',
    severity: Severity.MEDIUM,
    pattern: `{ ${matchEvents('ec2', 'CreateVpcPeeringConnection', 'AcceptVpcPeeringConnection', 'CreateTransitGatewayVpcAttachment',
      'AcceptTransitGatewayVpcAttachment', 'AcceptTransitGatewayPeeringAttachment', 'CreateVpcEndpointServiceConfiguration',
      'AcceptVpcEndpointConnections')} && ${NOT_BY_SERVICE} }`,
    description: 'A network, possibly of another account, can reach one of yours after routes are added.',
    runbook: 'Check who owns the network.',
    falsePositives: 'Deployment tools other than CloudFormation.',
    techniques: ['T1199', 'T1133'],
    controls: ['CIS 7.0 5.14'],
  },
  {
    id: 'vpn-access-opened',
    title: 'VPN access to a network created',
    severity: Severity.HIGH,
    pattern: `{ ${matchEvents('ec2', 'CreateVpnConnection', 'CreateClientVpnEndpoint', 'AuthorizeClientVpnIngress', 'CreateClientVpnRoute',
      'ImportClientVpnClientCertificateRevocationList')} && ${NOT_BY_SERVICE} }`,
    description: 'Hosts outside AWS can reach the network through a tunnel.',
    runbook: 'Check that it was planned. If not, delete the connection.',
    falsePositives: 'Planned network changes with tools other than CloudFormation.',
    techniques: ['T1133'],
  },
  {
    id: 'traffic-mirrored',
    title: 'Network traffic mirrored',
    severity: Severity.HIGH,
    pattern: `{ ${matchEvents('ec2', 'CreateTrafficMirrorSession', 'ModifyTrafficMirrorSession', 'CreateTrafficMirrorTarget',
      'CreateTrafficMirrorFilter')} }`,
    description: 'The network traffic of an instance can be copied and read.',
    runbook: 'Check that a known sensor receives it. If not, delete the session.',
    falsePositives: 'Intrusion detection sensors, and network troubleshooting.',
    techniques: ['T1040'],
  },
  {
    id: 'internet-route-created',
    title: 'Route to the internet created',
    severity: Severity.MEDIUM,
    pattern: `{ ${matchEvents('ec2', 'CreateRoute', 'ReplaceRoute')} && ($.requestParameters.gatewayId = "igw-*") `
      + '&& (($.requestParameters.destinationCidrBlock = "*/0") || ($.requestParameters.destinationIpv6CidrBlock = "*/0")) '
      + `&& ${NOT_BY_SERVICE} }`,
    description: 'A subnet was made public manually. Resources with a public address in it can reach the internet and be reached.',
    runbook: 'Check that the subnet is intended to be public.',
    falsePositives: 'Deployment tools other than CloudFormation.',
    techniques: ['T1562.007', 'T1133'],
    controls: ['CIS 7.0 5.13'],
  },
  {
    id: 'network-firewall-weakened',
    title: 'Network Firewall or DNS Firewall weakened',
    severity: Severity.HIGH,
    pattern: `{ ((${matchEvents('network-firewall', 'DeleteFirewall', 'DeleteFirewallPolicy', 'DeleteRuleGroup', 'DisassociateSubnets',
      'UpdateFirewallDeleteProtection', 'UpdateLoggingConfiguration')}) `
      + `|| (${matchEvents('route53resolver', 'DeleteFirewallRule', 'DeleteFirewallRuleGroup',
        'DisassociateFirewallRuleGroup')})) && ${NOT_BY_SERVICE} }`,
    description: 'Blocked traffic or DNS names may be allowed now, or the logging was changed.',
    runbook: 'Unless it was planned, restore the settings and check the traffic in the meantime.',
    falsePositives: 'Deployment tools other than CloudFormation.',
    techniques: ['T1562.007', 'T1562.008'],
  },
  {
    id: 'domain-leaves',
    title: 'Domain unlocked or transferred',
    severity: Severity.CRITICAL,
    pattern: `{ ${matchEvents('route53domains', 'DisableDomainTransferLock', 'TransferDomainToAnotherAwsAccount', 'RetrieveDomainAuthCode',
      'DeleteDomain',
      'UpdateDomainNameservers')} }`,
    description: 'A domain can be transferred to another owner, or other servers answer its names, including mail and websites.',
    runbook: 'Unless it was planned, lock the domain again and check its name servers.',
    falsePositives: 'Domains that are transferred on purpose.',
    techniques: ['T1489', 'T1531'],
  },
  {
    id: 'hosted-zones-changed',
    title: 'Hosted zone deleted or opened to another network',
    severity: Severity.MEDIUM,
    pattern: `{ ${matchEvents('route53', 'DeleteHostedZone', 'CreateVPCAssociationAuthorization', 'AssociateVPCWithHostedZone',
      'DisassociateVPCFromHostedZone', 'DisableHostedZoneDNSSEC')} && ${NOT_BY_SERVICE} }`,
    description: 'DNS names are no longer answered or protected, or another network can resolve them.',
    runbook: 'Check that it was planned.',
    falsePositives: 'Deployment tools other than CloudFormation.',
    techniques: ['T1489', 'T1562.007'],
  },
];
