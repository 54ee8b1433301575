import { ReleasableCommits, awscdk, javascript, typescript } from 'projen';
import { proveEveryChange } from './projenrc/checks';
import { auditEveryWeek, publishBillOfMaterials, publishWithNewNpm } from './projenrc/release';

/** Every folder of TypeScript that is developed here; only `src` is compiled by jsii and published. */
const TYPESCRIPT_FOLDERS = ['src', 'test', 'replay', 'examples', 'verify', 'bench', 'docs', 'projenrc', 'tools'];
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

  // No registry gets a long-lived secret where it can do without: npm, PyPI and NuGet know this repository's release workflow.
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
    // may import what only development needs
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
    'fast-check@^4.10.2',
    'jsonata@^2.1.0',
    'textlint@^15.8.0',
    'textlint-rule-prh@^6.1.0',
    'trino-client@^0.2.9',
    'tsx@^4.23.15',
    // What projen would otherwise leave at any version.
    'commit-and-tag-version@^13.2.1',
    'eslint-import-resolver-typescript@^4.4.5',
    'eslint-plugin-import@^2.32.0',
    'esbuild@^0.28.2',
    'jsii-diff@^1.134.0',
    'jsii-docgen@^10.12.6',
    'jsii-pacmak@^1.140.0',
  ],
  gitignore: ['.jsii.tabl.json', 'cdk.out', '!/test/*.snapshot/cdk.out', 'cdk-integ.out.*', 'demo.out', '.venv', '__pycache__', 'target'],
  depsUpgradeOptions: { workflow: true },
  auditDeps: true,
  // What is released has been looked at; whoever builds need not wait for the registry.
  auditDepsOptions: { level: 'high', runOn: 'release' },
  // Against the last release; as long as there is none, there is nothing to compare with.
  compat: true,
});

// The examples import the library by its name, as users do.
project.tsconfigDev.file.addOverride('compilerOptions.paths', { [project.name]: ['./src/index.ts'] });
// One worker a core: by default a machine of two cores would run all suites one after the other, in one process that grows.
if (project.jest) project.jest.config.maxWorkers = '100%';
project.jest?.addModuleNameMappers({ [`^${project.name}$`]: '<rootDir>/src/index.ts' });
project.tsconfigDev.file.addOverride('include', ['.projenrc.ts', ...TYPESCRIPT_FOLDERS.map((folder) => `${folder}/**/*.ts`)]);

// A warning is a failure, and none is silenced: a reserved word in one language is a broken name there.
project.compileTask.reset('jsii --fail-on-warnings');
// What is published is loaded by every app at every synth: without comments, source maps and long names of variables it is a third.
project.compileTask.exec("esbuild 'lib/**/*.js' --outbase=lib --outdir=lib --allow-overwrite --minify --platform=node --charset=utf8 --log-level=warning");
// The API gate reads the compiled assembly, so the tests compile first.
project.testTask.prependSpawn(project.compileTask);

// There is no .NET SDK on the machines that check this project: generate the code, and let the release build it.
project.tasks.tryFind('package:dotnet')?.reset('jsii-pacmak -v --target dotnet --code-only');

// The built Go module names the installed schema and asset packages; these are what awscdk-go 2.250.0 itself requires.
project.package.addField('overrides', {
  '@aws-cdk/cloud-assembly-schema': '53.0.0',
  '@aws-cdk/asset-node-proxy-agent-v6': '2.1.1',
});

for (const [name, command, description] of [
  ['docs', 'tsx --tsconfig tsconfig.dev.json docs/generate/main.ts', 'Write the reference pages that are made from the code'],
  ['verify:rules', 'tsx --tsconfig tsconfig.dev.json verify/rules/main.ts', 'Compare what a rule becomes in SQL, EventBridge and Logs Insights'],
  ['verify:corpus', 'tsx --tsconfig tsconfig.dev.json verify/corpus/main.ts', 'Compare rules and detections on real records, where there are any'],
  ['renew:knowledge', 'tsx --tsconfig tsconfig.dev.json verify/knowledge/renew.ts', 'Renew what is known of event names, from botocore by pip'],
  ['verify:queries', 'tsx --tsconfig tsconfig.dev.json verify/queries/main.ts', 'Run the saved queries on Trino, on which Athena is built'],
  ['verify:messages', 'tsx --tsconfig tsconfig.dev.json verify/messages/main.ts', 'Tell of real records, where there are any, and compare the sentences'],
  ['verify:security', 'tsx --tsconfig tsconfig.dev.json verify/security/main.ts', 'Let cdk-nag, cfn-lint and checkov look at what is deployed'],
  ['verify:languages', 'tsx --tsconfig tsconfig.dev.json verify/languages/main.ts', 'Use the built packages in every language, and compare templates'],
  ['verify:docs', 'tsx --tsconfig tsconfig.dev.json verify/docs/main.ts', 'Run, compile or look up what the documentation shows'],
  ['verify:input', 'tsx --tsconfig tsconfig.dev.json verify/input/main.ts', 'Try right and wrong props of the whole API'],
  ['replay', 'tsx --tsconfig tsconfig.dev.json replay/main.ts', "Run a synthesised template's rules and queries over CloudTrail log files"],
  ['generate', 'tsx --tsconfig tsconfig.dev.json replay/generate/main.ts', 'Generate the log files of invented accounts'],
  ['demo', 'tsx --tsconfig tsconfig.dev.json replay/demo.ts', 'Synthesise the example, generate a day with an attack in it, replay it'],
  ['bench:replay', 'tsx --tsconfig tsconfig.dev.json bench/replay/main.ts', 'Measure replay against jq'],
  ['bench:bytes', 'tsx --tsconfig tsconfig.dev.json bench/bytes/main.ts', "Measure the bytes that questions read, against others' tables"],
  ['bench:synth', 'tsx --tsconfig tsconfig.dev.json bench/synth/main.ts', 'Measure the construct against hand-written L1 resources'],
]) {
  project.addTask(name, { exec: command, description, receiveArgs: true });
}

project.addTask('lint:prose', {
  exec: `tsx --tsconfig ${DEV_TSCONFIG} tools/prose/main.ts`,
  description: 'Check the terminology of pages, comments, texts and query headers',
  receiveArgs: true,
});

// Snapshots are compared without an AWS account. Deploying is for whoever has one: `npm run integ -- --update-on-failed`.
// The other options are lists, and would take the name of a test that stands behind them.
const integ = `integ-runner --language typescript --test-regex '^integ\\..*\\.ts$' --app 'tsx --tsconfig ${DEV_TSCONFIG} {filePath}'`;
const snapshots = project.addTask('integ', { exec: integ, description: 'Compare what the apps in test/integ.*.ts synthesise with their snapshots', receiveArgs: true });
project.addTask('integ:snapshot', { exec: `${integ} --force --dry-run`, description: 'Renew those snapshots, deploying nothing', receiveArgs: true });
project.testTask.spawn(snapshots);
project.gitattributes.addAttributes('/test/*.snapshot/**', 'linguist-generated');

project.addPackageIgnore('/.ci/');
for (const folder of TYPESCRIPT_FOLDERS.filter((name) => name !== 'src')) project.addPackageIgnore(`/${folder}/`);
for (const path of [
  '/API.md', '/CONTRIBUTING.md', '/SECURITY.md', '/CODE_OF_CONDUCT.md', '/rosetta/', '/.projenrc.ts', '/cdk.out/', '/demo.out/', 'tsconfig*.json',
  '.gitattributes',
]) {
  project.addPackageIgnore(path);
}

// Declarations that no public one leads to, all but some of a folder; `verify/package` follows them all.
const PUBLIC_DECLARATIONS: Readonly<Record<string, readonly string[]>> = {
  'catalog': ['account-scope', 'event-catalog'],
  'lint': [],
  'notifications': ['detection-events', 'event-notification'],
  'notifications/expressions': [],
  'pattern/event-bridge': [],
};
for (const [folder, names] of Object.entries(PUBLIC_DECLARATIONS)) {
  project.addPackageIgnore(`/lib/${folder}/*.d.ts`);
  for (const name of names) project.addPackageIgnore(`!/lib/${folder}/${name}.d.ts`);
}

publishWithNewNpm(project);
publishBillOfMaterials(project);
auditEveryWeek(project);
proveEveryChange(project, '20');

project.synth();
