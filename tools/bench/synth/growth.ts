import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import { Build } from './program';
import { CloudTrailAnalytics, DetectionRule, QueryPack, RulePack } from '../../../src';

const QUERY = `-- title: Calls of one kind
-- query: Who made the call, and when?
-- relations: activity
-- window: 30d
-- columns: time, actor, event
-- interpretation: One row a call.
SELECT time, actor, event FROM activity WHERE event = 'DescribeInstances' ORDER BY time DESC LIMIT 100
`;

/** Stacks that differ in the number of one thing alone. */
export interface SizeSeries {
  readonly what: string;
  readonly builds: readonly { readonly count: number; readonly build: Build }[];
}

/** From ten rules to as many as a log group takes. */
export function createRulesSeries(): SizeSeries {
  const rules = Array.from({ length: 100 }, (_, index) => new DetectionRule({
    id: `rule-${index}`, title: `Rule ${index}`, pattern: FilterPattern.literal(`{ ($.eventName = "RunInstances") && ($.userIdentity.userName = "user-${index}") }`),
  }));
  return {
    what: 'rules',
    builds: [10, 25, 50, 100].map((count) => ({
      count,
      build: (stack) => new CloudTrailAnalytics(stack, 'Audit', {
        alarmRules: [RulePack.of('bench', rules.slice(0, count))], queryPacks: [], tamperDetection: false,
      }),
    })),
  };
}

/** From twenty saved queries to more than all packs have; `folder` receives their files. */
export function createQueriesSeries(folder: string): SizeSeries {
  return {
    what: 'saved queries',
    builds: [20, 50, 100, 200].map((count) => {
      const pack = createPack(path.join(folder, `queries-${count}`), count);
      return {
        count,
        build: (stack) => new CloudTrailAnalytics(stack, 'Audit', {
          alarmRules: [RulePack.recommended().only(['root-usage'])], queryPacks: [pack], tamperDetection: false,
        }),
      };
    }),
  };
}

function createPack(folder: string, count: number): QueryPack {
  mkdirSync(folder);
  for (let index = 0; index < count; index++) writeFileSync(path.join(folder, `query-${index}.sql`), QUERY.replace('Instances', `Instances${index}`));
  return QueryPack.fromDirectory('bench', folder);
}

/** How many milliseconds one more takes, between each two sizes. */
export function computeTimePerItem(points: readonly { readonly count: number; readonly milliseconds: number }[]): readonly number[] {
  return points.slice(1).map(({ count, milliseconds }, index) => (milliseconds - points[index].milliseconds) / (count - points[index].count));
}
