import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import type * as cxapi from 'aws-cdk-lib/cx-api';
import { CloudTrailAnalytics } from '../../src';
import { machine, median, writeSection } from '../report';
import { assertSameResources } from './compare';
import { Build, l1Program } from './program';
import type { Template } from './template';

const WARM_UP = 30;
const REPEATS = 200;
const STACK = 'AuditStack';

const outdir = mkdtempSync(path.join(tmpdir(), 'synth-'));

function synthesise(build: Build): cxapi.CloudAssembly {
  const app = new App({ outdir });
  build(new Stack(app, STACK));
  return app.synth();
}

function templateOf(build: Build): Template {
  return synthesise(build).getStackByName(STACK).template as Template;
}

function milliseconds(build: Build): number {
  const start = process.hrtime.bigint();
  synthesise(build);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function main(): void {
  const construct: Build = (stack) => new CloudTrailAnalytics(stack, 'Audit');
  const template = templateOf(construct);
  const l1s = l1Program(template);
  assertSameResources(template, templateOf(l1s));

  const runs = [construct, l1s].map((build) => ({ build, times: [] as number[] }));
  for (let repeat = -WARM_UP; repeat < REPEATS; repeat++) {
    // In turns, each first every other time, so that whatever else the machine does hits both alike.
    for (const { build, times } of repeat % 2 === 0 ? runs : [...runs].reverse()) {
      const time = milliseconds(build);
      if (repeat >= 0) times.push(time);
    }
  }
  const [ours, theirs] = runs.map(({ times }) => median(times));
  const resources = Object.keys(template.Resources).length;
  const report = [
    '## Synthesis',
    '',
    `\`new CloudTrailAnalytics(stack, 'Audit')\`, constructed and synthesised to its ${resources} resources in one warm process,`,
    'against a program of L1 classes that makes the same resources, with every text ready-made. Importing the CDK is not counted.',
    '',
    '| | median |',
    '| --- | ---: |',
    `| the construct | ${ours.toFixed(1)} ms |`,
    `| L1 classes | ${theirs.toFixed(1)} ms |`,
    `| ratio | ${(ours / theirs).toFixed(2)} |`,
    '',
    `Medians of ${REPEATS} runs each, in turns, after ${WARM_UP} to warm up: \`npm run bench:synth\`, on ${machine()}.`,
  ].join('\n');
  console.log(report);
  writeSection('synth', report);
}

try {
  main();
} finally {
  rmSync(outdir, { recursive: true });
}
