-- title: VPC and subnet changes
-- question: Who created, changed or deleted VPCs and subnets, and with which address ranges?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, vpc, cidr_block, zone, attribute, error, invoked_by,
--   event_id
-- interpretation: Networks are created by pipelines. A network that is created manually, especially in an unused Region, can be
--   intended for hidden workloads. The attribute column names the setting that ModifyVpcAttribute or ModifySubnetAttribute changed,
--   such as public addresses by default or DNS.
-- rules: vpc-changes, networks-deleted, cloudwatch-14
SELECT
  time, account, region, actor, source_address, event,
  COALESCE(
    json_extract_scalar(request_parameters, '$.subnetId'),
    json_extract_scalar(response_elements, '$.subnet.subnetId'),
    json_extract_scalar(request_parameters, '$.vpcId'),
    json_extract_scalar(response_elements, '$.vpc.vpcId'),
    regexp_extract(request_parameters, '\b(dopt|vpc-cidr-assoc|subnet|vpc)-[0-9a-f]+')
  ) AS resource,
  COALESCE(regexp_extract(request_parameters, '\bvpc-[0-9a-f]+'), regexp_extract(response_elements, '\bvpc-[0-9a-f]+')) AS vpc,
  COALESCE(
    json_extract_scalar(request_parameters, '$.cidrBlock'),
    json_extract_scalar(response_elements, '$.vpc.cidrBlock'),
    json_extract_scalar(request_parameters, '$.ipv6CidrBlock')
  ) AS cidr_block,
  COALESCE(
    json_extract_scalar(request_parameters, '$.availabilityZone'), json_extract_scalar(response_elements, '$.subnet.availabilityZone')
  ) AS zone,
  CASE WHEN event LIKE 'Modify%Attribute' THEN regexp_extract(
    request_parameters, '"(mapPublicIpOnLaunch|assignIpv6AddressOnCreation|enableDnsSupport|enableDnsHostnames|enableDns64)"', 1
  ) END AS attribute,
  error, invoked_by, event_id
FROM activity
WHERE service = 'ec2'
  AND event IN (
    'CreateVpc', 'CreateDefaultVpc', 'DeleteVpc', 'ModifyVpcAttribute', 'ModifyVpcTenancy', 'AssociateVpcCidrBlock',
    'DisassociateVpcCidrBlock', 'CreateSubnet', 'CreateDefaultSubnet', 'DeleteSubnet', 'ModifySubnetAttribute',
    'AssociateSubnetCidrBlock', 'DisassociateSubnetCidrBlock', 'CreateDhcpOptions', 'AssociateDhcpOptions', 'DeleteDhcpOptions'
  )
ORDER BY time DESC, event_id
LIMIT 500
