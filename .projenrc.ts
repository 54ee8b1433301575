import { JsonFile, ReleasableCommits, awscdk, javascript, typescript } from 'projen';
import { addChecksWorkflow } from './projenrc/checks-workflow';
import { addAuditWorkflow, addSbomJob, setPublishNodeVersion } from './projenrc/release-workflow';

/** The folders with TypeScript sources. Only `src` is compiled by jsii and published. */
const TYPESCRIPT_FOLDERS = ['src', 'test', 'replay', 'tools', 'examples', 'projenrc'];
const DEV_TSCONFIG = 'tsconfig.dev.json';

const project = new awscdk.AwsCdkConstructLibrary({
  name: 'cdk-cloudtrail-analytics',
  description:
    'One construct for a complete, queryable and watched record of AWS account activity: CloudTrail, S3, Glue, Athena and CloudWatch alarms.',
  author: 'Cloudemprise',
  authorAddress: 'https://github.com/cloudemprise',
  authorOrganization: true,
  repositoryUrl: 'https://github.com/cloudemprise/cdk-cloudtrail-analytics',
  homepage: 'https://github.com/cloudemprise/cdk-cloudtrail-analytics#readme',
  bugsUrl: 'https://github.com/cloudemprise/cdk-cloudtrail-analytics/issues',
  keywords: [
    'aws', 'aws-cdk', 'awscdk', 'cdk', 'construct', 'cloudtrail', 'athena', 'glue', 'cloudwatch', 'organizations', 'security', 'security-hub', 'audit',
    'logging', 'detection', 'incident-response', 'siem', 'compliance', 'cis-benchmark',
  ],
  license: 'Apache-2.0',
  copyrightOwner: 'Cloudemprise',
  stability: 'experimental',
  defaultReleaseBranch: 'main',
  majorVersion: 0,
  releasableCommits: ReleasableCommits.featuresAndFixes(),

  cdkVersion: '2.250.0',
  constructsVersion: '10.5.1',
  cdkCliVersion: '^2.1148.1',
  jsiiVersion: '~6.0.9',
  typescriptVersion: '~6.0.3',
  minNodeVersion: '20.0.0',
  workflowNodeVersion: '20',
  packageManager: javascript.NodePackageManager.NPM,
  projenVersion: '0.103.25',

  // npm, PyPI and NuGet trust the release workflow of this repository, so no long-lived secret is stored for them.
  npmTrustedPublishing: true,
  npmProvenance: true,
  publishToPypi: { distName: 'cdk-cloudtrail-analytics', module: 'cdk_cloudtrail_analytics', trustedPublishing: true, attestations: true },
  publishToMaven: {
    javaPackage: 'io.github.cloudemprise.cdk.cloudtrail.analytics',
    mavenGroupId: 'io.github.cloudemprise',
    mavenArtifactId: 'cdk-cloudtrail-analytics',
  },
  publishToNuget: {
    dotNetNamespace: 'Cloudemprise.CdkCloudTrailAnalytics',
    packageId: 'Cloudemprise.CdkCloudTrailAnalytics',
    iconUrl: 'https://raw.githubusercontent.com/cloudemprise/cdk-cloudtrail-analytics/main/docs/icon.png',
    trustedPublishing: true,
  },
  publishToGo: { moduleName: 'github.com/cloudemprise/cdk-cloudtrail-analytics-go', packageName: 'cdkcloudtrailanalytics' },

  tsconfigDevFile: DEV_TSCONFIG,
  projenrcTs: true,
  runner: typescript.TypeScriptRunner.tsx({ tsconfig: DEV_TSCONFIG }),
  typecheckTests: true,
  eslintOptions: {
    dirs: ['src'],
    // These folders may import development dependencies.
    devdirs: TYPESCRIPT_FOLDERS.filter((name) => name !== 'src'),
    projectService: false,
    tsconfigPath: `./${DEV_TSCONFIG}`,
    prettier: false,
  },
  experimentalIntegRunner: false,
  integrationTestAutoDiscover: false,
  lambdaAutoDiscover: false,
  sampleCode: false,
  jestOptions: {
    jestVersion: '^30.0.0',
    passWithNoTests: false,
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    jestConfig: {
      collectCoverage: false,
      collectCoverageFrom: ['src/**/*.ts', 'replay/**/*.ts'],
      coverageReporters: ['lcov'],
    },
  },

  devDeps: [
    '@aws-cdk/integ-runner@^2.197.10',
    '@aws-cdk/integ-tests-alpha@2.245.0-alpha.0',
    '@aws-sdk/client-glue@^3.1169.0',
    '@aws-sdk/client-s3@^3.1169.0',
    '@duckdb/node-api@1.5.6-r.1',
    '@polyglot-sql/sdk@0.12.1',
    '@textlint/ast-node-types@^15.8.0',
    '@textlint/kernel@^15.8.0',
    '@textlint/textlint-plugin-markdown@^15.8.0',
    '@textlint/types@^15.8.0',
    'cli-progress@^3.12.0',
    '@types/cli-progress@^3.11.6',
    'cli-table3@^0.6.5',
    'commander@^14.0.0',
    'dependency-cruiser@^17.4.3',
    'fast-check@^4.10.2',
    'jsonata@2.0.6',
    'markdown-it@^14.1.1',
    '@types/markdown-it@^14.1.2',
    'markdownlint-cli2@^0.22.1',
    'markdownlint-rule-relative-links@^3.0.0',
    'pure-rand@^8.4.2',
    'textlint@^15.8.0',
    'textlint-rule-prh@^6.1.0',
    'trino-client@^0.2.9',
    'tsx@^4.23.15',
    // projen would leave the versions of these open.
    'commit-and-tag-version@^13.2.1',
    'eslint-import-resolver-typescript@^4.4.5',
    'eslint-plugin-import@^2.32.0',
    'jsii-diff@^1.134.0',
    'jsii-docgen@^10.12.6',
    'jsii-pacmak@^1.140.0',
  ],
  gitignore: ['.jsii.tabl.json', 'cdk.out', '!/test/*.snapshot/cdk.out', 'cdk-integ.out.*', 'demo.out', '.venv', '__pycache__', 'target'],
  depsUpgradeOptions: { workflow: true },
  auditDeps: true,
  // Dependencies are audited at release. A local build does not depend on the registry.
  auditDepsOptions: { level: 'high', runOn: 'release' },
  // Compares the API with the last release. Before the first release there is nothing to compare.
  compat: true,
});

// The examples import the library by its package name, as in a user's project.
project.tsconfigDev.file.addOverride('compilerOptions.paths', { [project.name]: ['./src/index.ts'] });
if (project.jest) {
  // One worker per core. By default, Jest runs all suites in one process on a machine with two cores.
  project.jest.config.maxWorkers = '100%';
  // The type of this option in projen does not have `global`.
  project.jest.config.coverageThreshold = { global: { branches: 97, lines: 98 } };
}
project.jest?.addModuleNameMappers({ [`^${project.name}$`]: '<rootDir>/src/index.ts' });
project.tsconfigDev.file.addOverride('include', ['.projenrc.ts', ...TYPESCRIPT_FOLDERS.map((folder) => `${folder}/**/*.ts`)]);

// Warnings are errors: a reserved word in one language is a broken name in that language.
project.compileTask.reset('jsii --fail-on-warnings');
// The published JavaScript is readable without source maps, which are more than half of its size.
for (const option of ['inlineSourceMap', 'inlineSources']) project.tsconfig?.file.addOverride(`compilerOptions.${option}`, false);
// The API gate reads the compiled assembly, so the tests compile first.
project.testTask.prependSpawn(project.compileTask);

// CI has no .NET SDK: it only generates the code, and the release workflow builds it.
project.tasks.tryFind('package:dotnet')?.reset('jsii-pacmak -v --target dotnet --code-only');

// The built Go module requires the installed schema and asset packages. awscdk-go 2.250.0 requires these versions.
project.package.addField('overrides', {
  '@aws-cdk/cloud-assembly-schema': '53.0.0',
  '@aws-cdk/asset-node-proxy-agent-v6': '2.1.1',
});

for (const [name, script, description] of [
  ['docs', 'tools/docs/main.ts', 'Generate the reference pages from the code'],
  ['verify:rules', 'tools/verify/rules/main.ts', 'Compare the SQL, EventBridge and Logs Insights renderings of each rule with the evaluator'],
  ['verify:corpus', 'tools/verify/corpus/main.ts', 'Compare rules and detections on real records, if there are any'],
  ['verify:queries', 'tools/verify/queries/main.ts', 'Run the saved queries on Trino, the engine that Athena is based on'],
  ['verify:messages', 'tools/verify/messages/main.ts', 'Render notification messages for real records, if there are any, and compare them with the expected text'],
  ['verify:security', 'tools/verify/security/main.ts', 'Scan the synthesized templates with cdk-nag, cfn-lint and checkov'],
  ['verify:languages', 'tools/verify/languages/main.ts', 'Use the built packages in each language and compare the templates'],
  ['verify:docs', 'tools/verify/docs/main.ts', 'Run, compile or look up the commands and snippets of the documentation'],
  ['verify:input', 'tools/verify/input/main.ts', 'Synthesize random valid props of the whole API and validate the templates'],
  ['update:event-names', 'tools/event-names/update.ts', 'Update the list of known event names from botocore'],
  ['replay', 'replay/main.ts', 'Run the rules and queries of a synthesized template on CloudTrail log files'],
  ['generate', 'tools/generate/main.ts', 'Generate CloudTrail log files of fictitious accounts'],
  ['demo', 'replay/demo.ts', 'Synthesize the example, generate a day of log files that contains an attack, and replay it'],
  ['bench:replay', 'tools/bench/replay/main.ts', 'Compare the run time of replay with jq'],
  ['bench:bytes', 'tools/bench/bytes/main.ts', 'Compare the bytes that queries scan with other table definitions'],
  ['bench:synth', 'tools/bench/synth/main.ts', 'Compare the synthesis time of the construct with hand-written L1 resources'],
]) {
  project.addTask(name, { exec: `tsx --tsconfig ${DEV_TSCONFIG} ${script}`, description, receiveArgs: true });
}

const importRules = project.addTask('lint:imports', {
  exec: 'depcruise src --config tools/imports/dependency-cruiser.cjs',
  description: 'Check the imports between the parts of src: no cycles, no upward imports, no internals of other parts',
});

// Runs the property tests of `npm test` with more random values.
project.addTask('verify:fuzz', {
  description: 'Run the property tests with large numbers of runs',
  steps: [
    { exec: 'jest test/filter-pattern test/lint/soundness test/queries/query-file-fuzz', env: { FUZZ_RUNS: '20000' } },
    { exec: 'jest test/notifications/messages-fuzz', env: { FUZZ_RUNS: '2000' } },
  ],
});

const prose = project.addTask('lint:prose', {
  exec: `tsx --tsconfig ${DEV_TSCONFIG} tools/prose/main.ts`,
  description: 'Check the terminology of pages, comments, texts and query headers',
  receiveArgs: true,
});
for (const lint of [importRules, prose]) project.testTask.spawn(lint);

new JsonFile(project, '.markdownlint-cli2.jsonc', {
  obj: {
    config: { 'default': false, 'link-fragments': true, 'relative-links': true },
    customRules: ['markdownlint-rule-relative-links'],
    globs: ['*.md', 'docs/**/*.md', 'tools/**/*.md', 'examples/**/*.md'],
    ignores: ['API.md'],
    gitignore: true,
    noBanner: true,
    noProgress: true,
  },
});
project.testTask.spawn(project.addTask('lint:links', { exec: 'markdownlint-cli2', description: 'Check the links between the pages' }));

// Snapshots are compared without an AWS account. `npm run integ -- --update-on-failed` deploys the apps and requires one.
// List options of integ-runner would consume the names of tests that follow them, so the command does not use them.
const integ = `integ-runner --language typescript --test-regex '^integ\\..*\\.ts$' --app 'tsx --tsconfig ${DEV_TSCONFIG} {filePath}'`;
const snapshots = project.addTask('integ', { exec: integ, description: 'Compare the templates of the apps in test/integ.*.ts with their snapshots', receiveArgs: true });
project.addTask('integ:snapshot', { exec: `${integ} --force --dry-run`, description: 'Update those snapshots without deploying', receiveArgs: true });
project.testTask.spawn(snapshots);
project.gitattributes.addAttributes('/test/*.snapshot/**', 'linguist-generated');

project.addPackageIgnore('/.ci/');
project.addPackageIgnore('/docs/');
for (const folder of TYPESCRIPT_FOLDERS.filter((name) => name !== 'src')) project.addPackageIgnore(`/${folder}/`);
for (const path of [
  '/API.md', '/CONTRIBUTING.md', '/SECURITY.md', '/CODE_OF_CONDUCT.md', '/rosetta/', '/.projenrc.ts', '/cdk.out/', '/demo.out/', 'tsconfig*.json',
  '.gitattributes', '.markdownlint-cli2.jsonc',
]) {
  project.addPackageIgnore(path);
}

setPublishNodeVersion(project);
addSbomJob(project);
addAuditWorkflow(project);
addChecksWorkflow(project, '20');

project.synth();
