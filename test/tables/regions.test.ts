import { RegionInfo } from 'aws-cdk-lib/region-info';
import { REGIONS } from '../../src/tables/regions';

test('the list contains all Regions of the CDK, each in its partition', () => {
  const missing = RegionInfo.regions.filter(({ name, partition }) => !REGIONS[partition ?? '']?.includes(name));
  expect(missing.map(({ name, partition }) => [name, partition])).toEqual([]);
});

test('each Region is in the list once, in alphabetical order', () => {
  for (const names of Object.values(REGIONS)) expect(names).toEqual([...new Set(names)].sort());
  const all = Object.values(REGIONS).flat();
  expect(new Set(all).size).toBe(all.length);
});
