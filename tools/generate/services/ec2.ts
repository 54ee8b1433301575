import { Json, JsonObject } from '../../../replay/template/json';
import { RequestContext, Failure, Location, PLAIN, createService, Shape } from '../operation';

/** Creates a list as in EC2 records: `{"items": […]}`, or `{}` if it is empty. */
export function createItemSet(values: readonly Json[]): JsonObject {
  return values.length === 0 ? {} : { items: [...values] };
}

function createFilterSet(name: string, value: string): JsonObject {
  return { filterSet: createItemSet([{ name, valueSet: createItemSet([{ value }]) }]) };
}

function createDescribeShape(set: string, id: string, pick: (location: Location) => string, fails?: Failure & { readonly chance: number }): Shape {
  return {
    request: (location) => (location.random.chance(0.6) ? { [set]: createItemSet([{ [id]: pick(location) }]), filterSet: {} } : { maxResults: 1000 }),
    fails,
  };
}

const createReturnResponse = ({ requestId }: RequestContext): JsonObject => ({ requestId, _return: true });

const pickInstance = ({ random, resources }: Location): string => random.pick(resources.instances).id;
const pickGroup = ({ random, resources }: Location): string => random.pick(resources.groups);
const pickVolume = ({ random, resources }: Location): string => random.pick(resources.volumes);

function createInstanceRequest(location: Location): JsonObject {
  return { instancesSet: createItemSet([{ instanceId: pickInstance(location) }]) };
}

function createRunResponse(call: RequestContext): JsonObject {
  const { account, region, random, resources, time, requestId, request } = call;
  const address = `10.0.${random.between(0, 5)}.${random.between(4, 250)}`;
  return {
    requestId,
    reservationId: `r-0${random.hex(16)}`,
    ownerId: account.id,
    groupSet: {},
    instancesSet: createItemSet([{
      instanceId: `i-0${random.hex(16)}`,
      imageId: resources.images[0],
      instanceState: { code: 0, name: 'pending' },
      privateDnsName: `ip-${address.replaceAll('.', '-')}.${region}.compute.internal`,
      amiLaunchIndex: 0,
      productCodes: {},
      instanceType: request?.instanceType,
      launchTime: time,
      placement: { availabilityZone: `${region}${random.pick(['a', 'b', 'c'])}`, tenancy: 'default' },
      monitoring: { state: 'disabled' },
      subnetId: random.pick(resources.subnets),
      vpcId: resources.vpcs[0],
      privateIpAddress: address,
      architecture: 'arm64',
      rootDeviceType: 'ebs',
      virtualizationType: 'hvm',
      hypervisor: 'xen',
      ebsOptimized: true,
    }]),
  };
}

function createTerminateResponse({ request, requestId }: RequestContext): JsonObject {
  return {
    requestId,
    instancesSet: createItemSet(readInstanceIds(request).map((instanceId) => (
      { instanceId, currentState: { code: 32, name: 'shutting-down' }, previousState: { code: 16, name: 'running' } }
    ))),
  };
}

function readInstanceIds(request: JsonObject | null): string[] {
  const set = request?.instancesSet as { items?: { instanceId: string }[] } | undefined;
  return (set?.items ?? []).map(({ instanceId }) => instanceId);
}

function createPermission(port: number, range: JsonObject): JsonObject {
  return { ipProtocol: 'tcp', fromPort: port, toPort: port, groups: {}, ipRanges: {}, ipv6Ranges: {}, prefixListIds: {}, ...range };
}

export function createOpenPortRequest(groupId: string, port: number, cidrIp: string): JsonObject {
  return { groupId, ipPermissions: createItemSet([createPermission(port, { ipRanges: createItemSet([{ cidrIp }]) })]) };
}

export const EC2 = createService('ec2', {
  reads: {
    DescribeInstances: createDescribeShape('instancesSet', 'instanceId', pickInstance, {
      code: 'Client.InvalidInstanceID.NotFound', message: 'The instance ID \'i-0f00000000000000f\' does not exist', chance: 0.004,
    }),
    DescribeInstanceStatus: createDescribeShape('instancesSet', 'instanceId', pickInstance),
    DescribeInstanceAttribute: { request: (location) => ({ instanceId: pickInstance(location), attribute: 'userData' }) },
    DescribeVolumes: createDescribeShape('volumeSet', 'volumeId', pickVolume),
    DescribeSnapshots: { request: ({ account }) => ({ snapshotSet: {}, ownersSet: createItemSet([{ owner: account.id }]), filterSet: {} }) },
    DescribeImages: { request: ({ resources }) => ({ imagesSet: createItemSet(resources.images.map((imageId) => ({ imageId }))), filterSet: {} }) },
    DescribeVpcs: { request: ({ resources }) => ({ vpcSet: createItemSet([{ vpcId: resources.vpcs[0] }]), filterSet: {} }) },
    DescribeSubnets: { request: ({ resources }) => ({ subnetSet: {}, ...createFilterSet('vpc-id', resources.vpcs[0]) }) },
    DescribeSecurityGroups: createDescribeShape('securityGroupIdSet', 'groupId', pickGroup),
    DescribeSecurityGroupRules: { request: (location) => createFilterSet('group-id', pickGroup(location)) },
    DescribeRouteTables: { request: ({ resources }) => ({ routeTableIdSet: {}, ...createFilterSet('vpc-id', resources.vpcs[0]) }) },
    DescribeNetworkAcls: PLAIN,
    DescribeNetworkInterfaces: {
      request: ({ resources, random }) => ({
        networkInterfaceIdSet: {},
        ...createFilterSet('subnet-id', random.pick(resources.subnets)),
      }),
    },
    DescribeNatGateways: PLAIN,
    DescribeVpcEndpoints: PLAIN,
    DescribeFlowLogs: PLAIN,
    DescribeAddresses: { request: () => ({ publicIpsSet: {}, filterSet: {}, allocationIdsSet: {} }) },
    DescribeKeyPairs: PLAIN,
    DescribeLaunchTemplates: PLAIN,
    DescribeTags: { request: (location) => createFilterSet('resource-id', pickInstance(location)) },
    DescribeRegions: { request: () => ({ regionSet: {} }) },
    DescribeAvailabilityZones: { request: () => ({ availabilityZoneSet: {}, availabilityZoneIdSet: {} }) },
    DescribeInstanceTypes: { request: () => ({ DescribeInstanceTypesRequest: { MaxResults: 100 } }) },
    GetEbsEncryptionByDefault: PLAIN,
  },
  changes: {
    RunInstances: {
      request: ({ random, resources }) => ({
        instancesSet: createItemSet([{ imageId: resources.images[0], minCount: 1, maxCount: 1 }]),
        instanceType: random.pick(['m8g.large', 'c8g.large', 't4g.medium']),
        blockDeviceMapping: {},
        monitoring: { enabled: false },
        disableApiTermination: false,
        clientToken: random.uuid(),
        subnetId: random.pick(resources.subnets),
        launchTemplate: { launchTemplateName: 'web-server', version: '14' },
      }),
      response: createRunResponse,
    },
    TerminateInstances: { request: createInstanceRequest, response: createTerminateResponse },
    StartInstances: { request: createInstanceRequest, response: createReturnResponse },
    StopInstances: { request: (location) => ({ ...createInstanceRequest(location), force: false }), response: createReturnResponse },
    CreateTags: {
      request: (location) => ({
        resourcesSet: createItemSet([{ resourceId: pickInstance(location) }]),
        tagSet: createItemSet([{ key: 'team', value: location.random.pick(location.resources.services) }]),
      }),
      response: createReturnResponse,
    },
    CreateSnapshot: {
      request: (location) => ({ volumeId: pickVolume(location), description: 'nightly' }),
      response: ({ random, request, time, requestId, account }) => ({
        requestId,
        snapshotId: `snap-0${random.hex(16)}`,
        volumeId: request?.volumeId,
        status: 'pending',
        startTime: time,
        ownerId: account.id,
        volumeSize: '64',
        encrypted: true,
      }),
    },
    DeleteSnapshot: { request: ({ random }) => ({ snapshotId: `snap-0${random.hex(16)}`, force: false }), response: createReturnResponse },
    ModifySnapshotAttribute: { response: createReturnResponse },
    CreateNetworkInterface: {
      request: (location) => ({
        subnetId: location.random.pick(location.resources.subnets),
        description: 'AWS Lambda VPC ENI',
        groupSet: createItemSet([{ groupId: pickGroup(location) }]),
        privateIpAddressesSet: {},
        clientToken: location.random.uuid(),
      }),
      response: ({ random, account, request, requestId }) => ({
        requestId,
        networkInterface: {
          networkInterfaceId: `eni-0${random.hex(16)}`,
          subnetId: request?.subnetId,
          ownerId: account.id,
          requesterManaged: true,
          status: 'pending',
          interfaceType: 'interface',
        },
      }),
    },
    DeleteNetworkInterface: { request: ({ random }) => ({ networkInterfaceId: `eni-0${random.hex(16)}` }), response: createReturnResponse },
    AuthorizeSecurityGroupIngress: {
      request: (location) => ({
        groupId: pickGroup(location),
        ipPermissions: createItemSet([
          createPermission(443, { groups: createItemSet([{ groupId: pickGroup(location), userId: location.account.id }]) }),
        ]),
      }),
      response: createReturnResponse,
    },
    CreateSecurityGroup: {
      request: ({ random, resources }) => ({
        groupName: `shop-${random.pick(resources.services)}`,
        groupDescription: 'Service traffic',
        vpcId: resources.vpcs[0],
      }),
      response: ({ random, requestId }) => ({ requestId, _return: true, groupId: `sg-0${random.hex(16)}` }),
    },
    CreateKeyPair: {
      response: ({ random, request, requestId }) => ({
        requestId,
        keyName: request?.keyName,
        keyPairId: `key-0${random.hex(16)}`,
      }),
    },
    DeleteFlowLogs: {
      response: ({ requestId }) => ({
        DeleteFlowLogsResponse: {
          xmlns: 'http://ec2.amazonaws.com/doc/2016-11-15/',
          requestId,
          unsuccessful: '',
        },
      }),
    },
  },
});
