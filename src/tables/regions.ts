import { Aws, CfnMapping, Stack, Token } from 'aws-cdk-lib';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { Construct } from 'constructs';
import { ValidationError } from '../private/errors';

const REGION_PATTERN = /^[a-z]{2,4}(-[a-z]+)+-\d+$/;

/** The Regions whose records the tables hold, and how many they are at most. */
export interface Regions {
  /** Comma-separated, as partition projection wants them; a token where the partition is not known at synth. */
  readonly values: string;
  readonly count: number;
}

/** The chosen Regions, or all that the CDK knows of in the stack's partition. */
export function resolveRegions(scope: Construct, chosen?: string[]): Regions {
  if (chosen) {
    validateRegions(chosen);
    return { values: chosen.join(','), count: chosen.length };
  }
  const region = Stack.of(scope).region;
  if (Token.isUnresolved(region)) return regionsByPartition(scope);
  const partition = RegionInfo.get(region).partition ?? 'aws';
  const names = listRegionNames(partition);
  // A Region that is newer than the installed CDK is the stack's own all the same.
  const all = names.includes(region) ? names : [...names, region];
  return { values: all.join(','), count: all.length };
}

/** A stack without an explicit environment finds the Regions of its partition when it is deployed. */
function regionsByPartition(scope: Construct): Regions {
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
  if (Token.isUnresolved(regions)) throw new ValidationError('regions must be a list that is known at synth; got a token');
  if (regions.length === 0) throw new ValidationError('regions must name at least one Region; got an empty list');
  regions.forEach((region, index) => {
    if (Token.isUnresolved(region)) return;
    if (!REGION_PATTERN.test(region)) throw new ValidationError(`regions must be names of Regions such as 'eu-west-1'; got '${region}'`);
    if (regions.indexOf(region) !== index) throw new ValidationError(`regions must not repeat a Region; got '${region}' twice`);
  });
}
