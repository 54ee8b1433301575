import { Aws, CfnMapping, Stack, Token } from 'aws-cdk-lib';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { Construct } from 'constructs';
import { ValidationError } from '../private/errors';

const REGION_PATTERN = /^[a-z]{2,4}(-[a-z]+)+-\d+$/;

/** The Regions of the partition projection. */
export interface Regions {
  /** Comma-separated names of the Regions; a token if the partition is not known at synthesis. */
  readonly values: string;
  /** Maximum number of Regions. */
  readonly count: number;
}

/** Resolves the specified Regions. The default is all Regions of the partition that the CDK knows. */
export function resolveRegions(scope: Construct, specified?: string[]): Regions {
  if (specified) {
    validateRegions(specified);
    return { values: specified.join(','), count: specified.length };
  }
  const region = Stack.of(scope).region;
  if (Token.isUnresolved(region)) return mapRegionsByPartition(scope);
  const partition = RegionInfo.get(region).partition ?? 'aws';
  const names = listRegionNames(partition);
  // The Region of the stack can be newer than the installed version of the CDK.
  const all = names.includes(region) ? names : [...names, region];
  return { values: all.join(','), count: all.length };
}

/** Creates a mapping for a stack without an explicit environment, whose partition is known at deployment. */
function mapRegionsByPartition(scope: Construct): Regions {
  const partitions = [...new Set(RegionInfo.regions.flatMap(({ partition }) => partition ?? []))];
  const mapping = new CfnMapping(scope, 'Regions', {
    mapping: Object.fromEntries(partitions.map((partition) => [partition, { names: listRegionNames(partition).join(',') }])),
  });
  return {
    values: mapping.findInMap(Aws.PARTITION, 'names'),
    count: Math.max(...partitions.map((partition) => listRegionNames(partition).length)),
  };
}

function listRegionNames(partition: string): string[] {
  return RegionInfo.regions.filter((region) => region.partition === partition).map(({ name }) => name);
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
