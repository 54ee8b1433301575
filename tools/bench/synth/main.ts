import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import type * as cxapi from 'aws-cdk-lib/cx-api';
import { Construct } from 'constructs';
import { CloudTrailAnalytics } from '../../../src';
import { describeMachine, computeMedian, writeSection } from '../report';
import { computeTimePerItem, createQueriesSeries, createRulesSeries, SizeSeries } from './growth';
import { Build, createL1Program } from './program';
import { assertSameResources, type Template } from './template';

const WARM_UP = 30;
const REPEATS = 200;
const GROWTH_REPEATS = 40;
const STACK = 'AuditStack';

const outdir = mkdtempSync(path.join(tmpdir(), 'synth-'));

function synthesize(build: Build): cxapi.CloudAssembly {
  const app = new App({ outdir });
  build(new Stack(app, STACK));
  return app.synth();
}

function synthesizeTemplate(build: Build): Template {
  return synthesize(build).getStackByName(STACK).template as Template;
}

function measure(build: Build): number {
  const start = process.hrtime.bigint();
  synthesize(build);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function main(): void {
  const report = [
    '## Synthesis',
    '',
    ...compareWithL1s(),
    '',
    ...measureGrowth(createRulesSeries()),
    '',
    ...measureGrowth(createQueriesSeries(outdir)),
    '',
    `Medians of ${REPEATS} runs each, and of ${GROWTH_REPEATS} of each size, in turns, after some to warm up: \`npm run bench:synth\`, on ${describeMachine()}.`,
  ].join('\n');
  console.log(report);
  writeSection('synth', report);
}

function compareWithL1s(): string[] {
  const construct: Build = (scope) => new CloudTrailAnalytics(scope, 'Audit');
  const template = synthesizeTemplate(construct);
  const inStack = createL1Program(template);
  const inConstruct: Build = (scope) => inStack(new Construct(scope, 'Audit'));
  for (const l1s of [inStack, inConstruct]) assertSameResources(template, synthesizeTemplate(l1s));
  const [ours, ofConstruct, ofStack] = computeMedians([construct, inConstruct, inStack], WARM_UP, REPEATS);
  return [
    `\`new CloudTrailAnalytics(stack, 'Audit')\`, constructed and synthesised to its ${Object.keys(template.Resources).length} resources in one warm process,`,
    'against L1 classes that make the same resources, with every text ready-made: once in a construct, as somebody writes a library with them,',
    'and once right in the stack, where the CDK has no ids to hash. Importing the CDK is not counted.',
    '',
    '| | median | ratio |',
    '| --- | ---: | ---: |',
    `| the construct | ${ours.toFixed(1)} ms | |`,
    ...[['in a construct', ofConstruct] as const, ['in the stack', ofStack] as const]
      .map(([where, theirs]) => `| L1 classes ${where} | ${theirs.toFixed(1)} ms | ${(ours / theirs).toFixed(2)} |`),
  ];
}

function measureGrowth({ what, builds }: SizeSeries): string[] {
  const times = computeMedians(builds.map(({ build }) => build), WARM_UP, GROWTH_REPEATS);
  const points = builds.map(({ count }, index) => ({ count, milliseconds: times[index] }));
  const each = ['', ...computeTimePerItem(points).map((time) => time.toFixed(2))];
  return [
    `| ${what} | median | one more |`,
    '| ---: | ---: | ---: |',
    ...points.map(({ count }, index) => `| ${count} | ${times[index].toFixed(1)} ms | ${each[index] && `${each[index]} ms`} |`),
  ];
}

/** Of each build; in turns, the other way round every other time, so that whatever else the machine does hits all alike. */
function computeMedians(builds: readonly Build[], warmUp: number, repeats: number): readonly number[] {
  const runs = builds.map((build) => ({ build, times: [] as number[] }));
  for (let repeat = -warmUp; repeat < repeats; repeat++) {
    for (const { build, times } of repeat % 2 === 0 ? runs : [...runs].reverse()) {
      const time = measure(build);
      if (repeat >= 0) times.push(time);
    }
  }
  return runs.map(({ times }) => computeMedian(times));
}

try {
  main();
} finally {
  rmSync(outdir, { recursive: true });
}
