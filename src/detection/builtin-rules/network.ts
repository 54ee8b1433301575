import { Severity } from '../severity';
import { matchEventNames, matchEvents, NOT_BY_SERVICE, RuleEntry } from './rule-entry';

/** As the consoles and tools ask for it; in an older way, a single permission stands beside the group. */
const FIRST_PERMISSION = '$.requestParameters.ipPermissions.items[0]';
const ONLY_PERMISSION = '$.requestParameters';
const MODIFIED_RULE = '$.requestParameters.ModifySecurityGroupRulesRequest.SecurityGroupRule.SecurityGroupRule';

/** SSH, RDP, or everything. */
function opensAdminPort(from: string, to: string, protocol: string): string {
  const includes = (port: number): string => `((${from} <= ${port}) && (${to} >= ${port}))`;
  return `(${includes(22)} || ${includes(3389)} || (${protocol} = "-1"))`;
}

/** Ways into a network, out of it and between networks. */
export const NETWORK: readonly RuleEntry[] = [
  {
    id: 'admin-port-open-to-world',
    title: 'SSH, RDP or all ports opened to the world',
    severity: Severity.HIGH,
    pattern: '{ ($.eventName = "AuthorizeSecurityGroupIngress") && (('
      + opensAdminPort(`${FIRST_PERMISSION}.fromPort`, `${FIRST_PERMISSION}.toPort`, `${FIRST_PERMISSION}.ipProtocol`)
      + ` && ((${FIRST_PERMISSION}.ipRanges.items[*].cidrIp = "0.0.0.0/0") `
      + `|| (${FIRST_PERMISSION}.ipv6Ranges.items[*].cidrIpv6 = "::/0"))) `
      + `|| ((${ONLY_PERMISSION}.cidrIp = "0.0.0.0/0") && `
      + `${opensAdminPort(`${ONLY_PERMISSION}.fromPort`, `${ONLY_PERMISSION}.toPort`, `${ONLY_PERMISSION}.ipProtocol`)})) }`,
    description: 'Instances in the security group can be reached from anywhere. Of several permissions in one call, the first is judged.',
    runbook: 'Revoke the rule; use Session Manager or a range of known addresses.',
    falsePositives: 'Bastion hosts.',
    techniques: ['T1562.007', 'T1133'],
    controls: ['CIS 7.0 5.10'],
  },
  {
    id: 'admin-port-opened-by-change',
    title: 'SSH, RDP or all ports opened to the world by a changed rule',
    severity: Severity.HIGH,
    pattern: '{ ($.eventName = "ModifySecurityGroupRules") '
      + `&& ${opensAdminPort(`${MODIFIED_RULE}.FromPort`, `${MODIFIED_RULE}.ToPort`, `${MODIFIED_RULE}.IpProtocol`)} `
      + `&& ((${MODIFIED_RULE}.CidrIpv4 = "0.0.0.0/0") || (${MODIFIED_RULE}.CidrIpv6 = "::/0")) }`,
    description: 'A rule of a security group was changed so that instances can be reached from anywhere. A call that changes several rules at once '
      + 'is not judged.',
    runbook: 'Change the rule back; use Session Manager or a range of known addresses.',
    falsePositives: 'Bastion hosts.',
    techniques: ['T1562.007', 'T1133'],
    controls: ['CIS 7.0 5.10'],
  },
  {
    id: 'network-acl-open-to-world',
    title: 'Network ACL opened to the world',
    severity: Severity.MEDIUM,
    pattern: `{ ${matchEventNames('CreateNetworkAclEntry', 'ReplaceNetworkAclEntry')} && ($.requestParameters.egress IS FALSE) `
      + '&& ($.requestParameters.ruleAction = "allow") && ($.requestParameters.aclProtocol = "-1") '
      + '&& (($.requestParameters.cidrBlock = "0.0.0.0/0") || ($.requestParameters.ipv6CidrBlock = "::/0")) }',
    description: 'A subnet lets traffic of every kind in from anywhere; only security groups still keep it out.',
    runbook: 'Check that the subnet is meant to be public.',
    falsePositives: 'Networks that leave filtering to security groups.',
    techniques: ['T1562.007'],
    controls: ['CIS 7.0 5.11'],
  },
  {
    id: 'load-balancer-security-groups',
    title: 'Security groups of a load balancer changed',
    severity: Severity.LOW,
    pattern: `{ ${matchEvents('elasticloadbalancing', 'SetSecurityGroups', 'ApplySecurityGroupsToLoadBalancer')} && ${NOT_BY_SERVICE} }`,
    description: 'Who can reach a load balancer was changed, and not by CloudFormation.',
    runbook: 'Check that the new groups are the right ones.',
    falsePositives: 'Controllers of clusters.',
    techniques: ['T1562.007'],
  },
  {
    id: 'classic-security-group-changes',
    title: 'Security groups of EC2-Classic used',
    severity: Severity.MEDIUM,
    pattern: '{ (($.eventSource = "rds.amazonaws.com") || ($.eventSource = "elasticache.amazonaws.com") '
      + '|| ($.eventSource = "redshift.amazonaws.com")) '
      + `&& ${matchEventNames('CreateDBSecurityGroup', 'AuthorizeDBSecurityGroupIngress', 'DeleteDBSecurityGroup', 'CreateCacheSecurityGroup',
        'AuthorizeCacheSecurityGroupIngress', 'RevokeCacheSecurityGroupIngress', 'DeleteCacheSecurityGroup', 'CreateClusterSecurityGroup',
        'AuthorizeClusterSecurityGroupIngress')} }`,
    description: 'Access to a database, cache or warehouse was to be changed in a way from the time before VPCs: nobody needs it any more.',
    runbook: 'See whose old script it is, or which tool tries things out.',
    falsePositives: 'Old scripts.',
    techniques: ['T1562.007'],
  },
  {
    id: 'networks-deleted',
    title: 'Networks or parts of them deleted',
    severity: Severity.MEDIUM,
    pattern: `{ ${matchEvents('ec2', 'DeleteVpc', 'DeleteSubnet', 'DeleteNatGateway', 'DeleteVpnConnection', 'DeleteTransitGateway',
      'DeleteTransitGatewayVpcAttachment')} && ${NOT_BY_SERVICE} }`,
    description: 'A network, a subnet or its way to others was deleted by hand.',
    runbook: 'Check that it was planned, and what stood in it.',
    falsePositives: 'Other tools of deployment than CloudFormation.',
    techniques: ['T1489', 'T1485'],
    controls: ['CIS 7.0 5.14'],
  },
  {
    id: 'networks-connected',
    title: 'Network connected to another one',
    severity: Severity.MEDIUM,
    pattern: `{ ${matchEvents('ec2', 'CreateVpcPeeringConnection', 'AcceptVpcPeeringConnection', 'CreateTransitGatewayVpcAttachment',
      'AcceptTransitGatewayVpcAttachment', 'AcceptTransitGatewayPeeringAttachment', 'CreateVpcEndpointServiceConfiguration',
      'AcceptVpcEndpointConnections')} && ${NOT_BY_SERVICE} }`,
    description: 'A network, maybe of another account, can reach one of yours once routes are set.',
    runbook: 'Check whose network it is.',
    falsePositives: 'Other tools of deployment than CloudFormation.',
    techniques: ['T1199', 'T1133'],
    controls: ['CIS 7.0 5.14'],
  },
  {
    id: 'vpn-access-opened',
    title: 'VPN into a network set up',
    severity: Severity.HIGH,
    pattern: `{ ${matchEvents('ec2', 'CreateVpnConnection', 'CreateClientVpnEndpoint', 'AuthorizeClientVpnIngress', 'CreateClientVpnRoute',
      'ImportClientVpnClientCertificateRevocationList')} && ${NOT_BY_SERVICE} }`,
    description: 'Machines outside of AWS can reach the network by a tunnel.',
    runbook: 'Check that it was planned; otherwise delete the connection.',
    falsePositives: 'Planned work on networks by other tools than CloudFormation.',
    techniques: ['T1133'],
  },
  {
    id: 'traffic-mirrored',
    title: 'Network traffic mirrored',
    severity: Severity.HIGH,
    pattern: `{ ${matchEvents('ec2', 'CreateTrafficMirrorSession', 'ModifyTrafficMirrorSession', 'CreateTrafficMirrorTarget',
      'CreateTrafficMirrorFilter')} }`,
    description: 'Somebody can read along what an instance sends and receives.',
    runbook: 'Check that a known sensor receives it; otherwise delete the session.',
    falsePositives: 'Sensors against intrusion, and analysis of network troubles.',
    techniques: ['T1040'],
  },
  {
    id: 'internet-route-created',
    title: 'Route to the internet created',
    severity: Severity.MEDIUM,
    pattern: `{ ${matchEvents('ec2', 'CreateRoute', 'ReplaceRoute')} && ($.requestParameters.gatewayId = "igw-*") `
      + '&& (($.requestParameters.destinationCidrBlock = "0.0.0.0/0") || ($.requestParameters.destinationIpv6CidrBlock = "::/0")) '
      + `&& ${NOT_BY_SERVICE} }`,
    description: 'A subnet was made public by hand: whatever has a public address in it can be reached and can reach everything.',
    runbook: 'Check that the subnet is meant to be public.',
    falsePositives: 'Other tools of deployment than CloudFormation.',
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
    description: 'Traffic or names that were kept out may pass, or the log of them was changed.',
    runbook: 'Put it back unless it was planned, and see what passed in the meantime.',
    falsePositives: 'Other tools of deployment than CloudFormation.',
    techniques: ['T1562.007', 'T1562.008'],
  },
  {
    id: 'domain-leaves',
    title: 'Domain unlocked or transferred',
    severity: Severity.CRITICAL,
    pattern: `{ ${matchEvents('route53domains', 'DisableDomainTransferLock', 'TransferDomainToAnotherAwsAccount', 'RetrieveDomainAuthCode',
      'DeleteDomain',
      'UpdateDomainNameservers')} }`,
    description: 'A domain can be taken away, or its names are answered by other servers: mail and web sites with it.',
    runbook: 'Lock the domain again and check its name servers, unless it was planned.',
    falsePositives: 'Domains that move on purpose.',
    techniques: ['T1489', 'T1531'],
  },
  {
    id: 'hosted-zones-changed',
    title: 'Hosted zone deleted, or opened to another network',
    severity: Severity.MEDIUM,
    pattern: `{ ${matchEvents('route53', 'DeleteHostedZone', 'CreateVPCAssociationAuthorization', 'AssociateVPCWithHostedZone',
      'DisassociateVPCFromHostedZone', 'DisableHostedZoneDNSSEC')} && ${NOT_BY_SERVICE} }`,
    description: 'Names are no longer answered or protected, or another network may ask for them.',
    runbook: 'Check that it was planned.',
    falsePositives: 'Other tools of deployment than CloudFormation.',
    techniques: ['T1489', 'T1562.007'],
  },
];
