import { Json, JsonObject } from '../../../replay/template/json';
import { Call, Failure, Place, PLAIN, service, Shape } from '../operation';

/** Lists are `{"items": […]}` in EC2's records, and an empty one is `{}`. */
export function items(values: readonly Json[]): JsonObject {
  return values.length === 0 ? {} : { items: [...values] };
}

function filters(name: string, value: string): JsonObject {
  return { filterSet: items([{ name, valueSet: items([{ value }]) }]) };
}

function describe(set: string, id: string, pick: (place: Place) => string, fails?: Failure & { readonly chance: number }): Shape {
  return {
    request: (place) => (place.random.chance(0.6) ? { [set]: items([{ [id]: pick(place) }]), filterSet: {} } : { maxResults: 1000 }),
    fails,
  };
}

const done = ({ requestId }: Call): JsonObject => ({ requestId, _return: true });

const instance = ({ random, things }: Place): string => random.pick(things.instances).id;
const group = ({ random, things }: Place): string => random.pick(things.groups);
const volume = ({ random, things }: Place): string => random.pick(things.volumes);

function started(call: Call): JsonObject {
  const { account, region, random, things, time, requestId, request } = call;
  const address = `10.0.${random.between(0, 5)}.${random.between(4, 250)}`;
  return {
    requestId,
    reservationId: `r-0${random.hex(16)}`,
    ownerId: account.id,
    groupSet: {},
    instancesSet: items([{
      instanceId: `i-0${random.hex(16)}`,
      imageId: things.images[0],
      instanceState: { code: 0, name: 'pending' },
      privateDnsName: `ip-${address.replaceAll('.', '-')}.${region}.compute.internal`,
      amiLaunchIndex: 0,
      productCodes: {},
      instanceType: request?.instanceType,
      launchTime: time,
      placement: { availabilityZone: `${region}${random.pick(['a', 'b', 'c'])}`, tenancy: 'default' },
      monitoring: { state: 'disabled' },
      subnetId: random.pick(things.subnets),
      vpcId: things.vpcs[0],
      privateIpAddress: address,
      architecture: 'arm64',
      rootDeviceType: 'ebs',
      virtualizationType: 'hvm',
      hypervisor: 'xen',
      ebsOptimized: true,
    }]),
  };
}

function terminated({ request, requestId }: Call): JsonObject {
  return {
    requestId,
    instancesSet: items(instanceIds(request).map((instanceId) => (
      { instanceId, currentState: { code: 32, name: 'shutting-down' }, previousState: { code: 16, name: 'running' } }
    ))),
  };
}

function instanceIds(request: JsonObject | null): string[] {
  const set = request?.instancesSet as { items?: { instanceId: string }[] } | undefined;
  return (set?.items ?? []).map(({ instanceId }) => instanceId);
}

function permission(port: number, range: JsonObject): JsonObject {
  return { ipProtocol: 'tcp', fromPort: port, toPort: port, groups: {}, ipRanges: {}, ipv6Ranges: {}, prefixListIds: {}, ...range };
}

export function openedPort(groupId: string, port: number, cidrIp: string): JsonObject {
  return { groupId, ipPermissions: items([permission(port, { ipRanges: items([{ cidrIp }]) })]) };
}

export const EC2 = service('ec2', {
  reads: {
    DescribeInstances: describe('instancesSet', 'instanceId', instance, {
      code: 'Client.InvalidInstanceID.NotFound', message: 'The instance ID \'i-0f00000000000000f\' does not exist', chance: 0.004,
    }),
    DescribeInstanceStatus: describe('instancesSet', 'instanceId', instance),
    DescribeInstanceAttribute: { request: (place) => ({ instanceId: instance(place), attribute: 'userData' }) },
    DescribeVolumes: describe('volumeSet', 'volumeId', volume),
    DescribeVolumeStatus: PLAIN,
    DescribeSnapshots: { request: ({ account }) => ({ snapshotSet: {}, ownersSet: items([{ owner: account.id }]), filterSet: {} }) },
    DescribeImages: { request: ({ things }) => ({ imagesSet: items(things.images.map((imageId) => ({ imageId }))), filterSet: {} }) },
    DescribeVpcs: { request: ({ things }) => ({ vpcSet: items([{ vpcId: things.vpcs[0] }]), filterSet: {} }) },
    DescribeVpcAttribute: { request: ({ things }) => ({ vpcId: things.vpcs[0], attribute: 'enableDnsSupport' }) },
    DescribeSubnets: { request: ({ things }) => ({ subnetSet: {}, ...filters('vpc-id', things.vpcs[0]) }) },
    DescribeSecurityGroups: describe('securityGroupIdSet', 'groupId', group),
    DescribeSecurityGroupRules: { request: (place) => filters('group-id', group(place)) },
    DescribeRouteTables: { request: ({ things }) => ({ routeTableIdSet: {}, ...filters('vpc-id', things.vpcs[0]) }) },
    DescribeNetworkAcls: PLAIN,
    DescribeNetworkInterfaces: {
      request: ({ things, random }) => ({
        networkInterfaceIdSet: {},
        ...filters('subnet-id', random.pick(things.subnets)),
      }),
    },
    DescribeNatGateways: PLAIN,
    DescribeInternetGateways: PLAIN,
    DescribeVpcEndpoints: PLAIN,
    DescribeFlowLogs: PLAIN,
    DescribeAddresses: { request: () => ({ publicIpsSet: {}, filterSet: {}, allocationIdsSet: {} }) },
    DescribeKeyPairs: PLAIN,
    DescribeLaunchTemplates: PLAIN,
    DescribeLaunchTemplateVersions: PLAIN,
    DescribeTags: { request: (place) => filters('resource-id', instance(place)) },
    DescribeRegions: { request: () => ({ regionSet: {} }) },
    DescribeAvailabilityZones: { request: () => ({ availabilityZoneSet: {}, availabilityZoneIdSet: {} }) },
    DescribeAccountAttributes: { request: () => ({ accountAttributeNameSet: {}, filterSet: {} }) },
    DescribeInstanceTypes: { request: () => ({ DescribeInstanceTypesRequest: { MaxResults: 100 } }) },
    GetConsoleOutput: { request: (place) => ({ instanceId: instance(place) }) },
    GetEbsEncryptionByDefault: PLAIN,
  },
  changes: {
    RunInstances: {
      request: ({ random, things }) => ({
        instancesSet: items([{ imageId: things.images[0], minCount: 1, maxCount: 1 }]),
        instanceType: random.pick(['m8g.large', 'c8g.large', 't4g.medium']),
        blockDeviceMapping: {},
        monitoring: { enabled: false },
        disableApiTermination: false,
        clientToken: random.uuid(),
        subnetId: random.pick(things.subnets),
        launchTemplate: { launchTemplateName: 'web-server', version: '14' },
      }),
      response: started,
    },
    TerminateInstances: { request: (place) => ({ instancesSet: items([{ instanceId: instance(place) }]) }), response: terminated },
    StartInstances: { request: (place) => ({ instancesSet: items([{ instanceId: instance(place) }]) }), response: done },
    StopInstances: { request: (place) => ({ instancesSet: items([{ instanceId: instance(place) }]), force: false }), response: done },
    CreateTags: {
      request: (place) => ({
        resourcesSet: items([{ resourceId: instance(place) }]),
        tagSet: items([{ key: 'team', value: place.random.pick(place.things.services) }]),
      }),
      response: done,
    },
    CreateSnapshot: {
      request: (place) => ({ volumeId: volume(place), description: 'nightly' }),
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
    DeleteSnapshot: { request: ({ random }) => ({ snapshotId: `snap-0${random.hex(16)}`, force: false }), response: done },
    ModifySnapshotAttribute: { response: done },
    CreateNetworkInterface: {
      request: (place) => ({
        subnetId: place.random.pick(place.things.subnets),
        description: 'AWS Lambda VPC ENI',
        groupSet: items([{ groupId: group(place) }]),
        privateIpAddressesSet: {},
        clientToken: place.random.uuid(),
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
    DeleteNetworkInterface: { request: ({ random }) => ({ networkInterfaceId: `eni-0${random.hex(16)}` }), response: done },
    AuthorizeSecurityGroupIngress: {
      request: (place) => ({
        groupId: group(place),
        ipPermissions: items([permission(443, { groups: items([{ groupId: group(place), userId: place.account.id }]) })]),
      }),
      response: done,
    },
    CreateSecurityGroup: {
      request: ({ random, things }) => ({
        groupName: `shop-${random.pick(things.services)}`,
        groupDescription: 'Service traffic',
        vpcId: things.vpcs[0],
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
