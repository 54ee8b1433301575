import { Annotations, Aws, CfnMapping, Stack, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { ValidationError } from '../private/errors';

const REGION_PATTERN = /^[a-z]{2,4}(-[a-z]+)+-\d+$/;

/**
 * The Regions by partition. `aws-cdk-lib/region-info` contains them, too, but loads 1.3 MB of other facts in every app. A test
 * compares this list with it.
 */
export const REGIONS: Readonly<Record<string, readonly string[]>> = {
  'aws': [
    'af-south-1', 'ap-east-1', 'ap-east-2', 'ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3', 'ap-south-1',
    'ap-south-2', 'ap-southeast-1', 'ap-southeast-2', 'ap-southeast-3', 'ap-southeast-4', 'ap-southeast-5',
    'ap-southeast-6', 'ap-southeast-7', 'ca-central-1', 'ca-west-1', 'eu-central-1', 'eu-central-2', 'eu-north-1',
    'eu-south-1', 'eu-south-2', 'eu-west-1', 'eu-west-2', 'eu-west-3', 'il-central-1', 'me-central-1', 'me-south-1',
    'me-west-1', 'mx-central-1', 'sa-east-1', 'us-east-1', 'us-east-2', 'us-west-1', 'us-west-2',
  ],
  'aws-cn': ['cn-north-1', 'cn-northwest-1'],
  'aws-us-gov': ['us-gov-east-1', 'us-gov-west-1'],
  'aws-eusc': ['eusc-de-east-1'],
  'aws-iso': ['us-iso-east-1', 'us-iso-west-1'],
  'aws-iso-b': ['us-isob-east-1', 'us-isob-west-1'],
  'aws-iso-e': ['eu-isoe-west-1'],
  'aws-iso-f': ['us-isof-east-1', 'us-isof-south-1'],
};
/** Prefixes of the names of Regions outside the partition `aws`, for Regions that are newer than this list. */
const PARTITION_PREFIXES: readonly (readonly [prefix: string, partition: string])[] = [
  ['cn-', 'aws-cn'], ['us-gov-', 'aws-us-gov'], ['eusc-', 'aws-eusc'], ['us-iso-', 'aws-iso'], ['us-isob-', 'aws-iso-b'], ['eu-isoe-', 'aws-iso-e'],
  ['us-isof-', 'aws-iso-f'],
];

/**
 * The Regions that record the events of global services, by partition: IAM, AWS Organizations, Amazon CloudFront, Amazon Route 53, and the
 * activity and most sign-ins of the root user.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-concepts.html
 */
const GLOBAL_SERVICE_REGIONS: Readonly<Record<string, string>> = { 'aws': 'us-east-1', 'aws-cn': 'cn-north-1', 'aws-us-gov': 'us-gov-west-1' };

/** The Regions of the partition projection. */
export interface Regions {
  /** Comma-separated names of the Regions; a token if the partition is not known at synthesis. */
  readonly values: string;
  /** Maximum number of Regions. */
  readonly count: number;
}

/** Resolves the specified Regions. The default is all known Regions of the partition. */
export function resolveRegions(scope: Construct, specified?: string[]): Regions {
  if (specified) {
    validateRegions(specified);
    warnOfGlobalServices(scope, specified);
    return { values: specified.join(','), count: specified.length };
  }
  const region = Stack.of(scope).region;
  if (Token.isUnresolved(region)) return mapRegionsByPartition(scope);
  const partition = findPartition(region);
  const names = REGIONS[partition];
  // The Region of the stack can be newer than the list.
  const all = names.includes(region) ? names : [...names, region];
  return { values: all.join(','), count: all.length };
}

function findPartition(region: string): string {
  const [, partition] = PARTITION_PREFIXES.find(([prefix]) => region.startsWith(prefix)) ?? [undefined, 'aws'];
  return partition;
}

/** Adds a warning if the events of global services cannot be queried. A Region that is a token can be any Region. */
function warnOfGlobalServices(scope: Construct, specified: readonly string[]): void {
  if (specified.some((region) => Token.isUnresolved(region))) return;
  const region = GLOBAL_SERVICE_REGIONS[findPartition(specified[0])];
  if (region === undefined || specified.includes(region)) return;
  Annotations.of(scope).addWarningV2('cdk-cloudtrail-analytics:globalServiceRegion',
    `regions does not contain ${region}, where the events of global services are recorded: queries and the detections view do not return events `
    + `of IAM, AWS Organizations and other global services, and most sign-ins; add '${region}' to regions`);
}

/** Creates a mapping for a stack without an explicit environment, whose partition is known at deployment. */
function mapRegionsByPartition(scope: Construct): Regions {
  const mapping = new CfnMapping(scope, 'Regions', {
    mapping: Object.fromEntries(Object.entries(REGIONS).map(([partition, names]) => [partition, { names: names.join(',') }])),
  });
  return {
    values: mapping.findInMap(Aws.PARTITION, 'names'),
    count: Math.max(...Object.values(REGIONS).map((names) => names.length)),
  };
}

function validateRegions(regions: string[]): void {
  if (Token.isUnresolved(regions)) throw new ValidationError('regions must be a list that is known at synthesis; got a token');
  if (regions.length === 0) throw new ValidationError('regions must contain at least one Region; got an empty list');
  regions.forEach((region, index) => {
    if (Token.isUnresolved(region)) return;
    if (!REGION_PATTERN.test(region)) throw new ValidationError(`regions must be Region names, such as 'eu-west-1'; got '${region}'`);
    if (regions.indexOf(region) !== index) throw new ValidationError(`regions must contain each Region once; got '${region}' twice`);
  });
}
