import { awscdk, github } from 'projen';

/** The lowest version of Node.js whose npm supports trusted publishing. */
const TRUSTED_PUBLISHING_NODE = '24';
const SETUP_NODE = { name: 'Setup Node.js', uses: 'actions/setup-node@v7.0.0', with: { 'node-version': TRUSTED_PUBLISHING_NODE, 'package-manager-cache': false } };
const SBOM = 'sbom.cdx.json';
/** The condition of the jobs that projen adds for publishing. */
const IS_NEW_RELEASE = "needs.release.outputs.tag_exists != 'true' && needs.release.outputs.latest_commit == github.sha";

/** Sets the Node.js version of the publish job. Trusted publishing requires npm 11.5.1, which is part of a later version than the tested one. */
export function setPublishNodeVersion(project: awscdk.AwsCdkConstructLibrary): void {
  const workflow = project.github?.tryFindWorkflow('release');
  if (!workflow?.file) throw new Error('the project must have a release workflow');
  workflow.file.addOverride('jobs.release_npm.steps.0.with.node-version', TRUSTED_PUBLISHING_NODE);
}

/** Adds a software bill of materials (SBOM) to each release. */
export function addSbomJob(project: awscdk.AwsCdkConstructLibrary): void {
  project.release?.addJobs({
    release_sbom: {
      name: 'Publish the SBOM',
      needs: ['release', 'release_github'],
      runsOn: ['ubuntu-latest'],
      if: `${IS_NEW_RELEASE} && !inputs.dry_run`,
      permissions: { contents: github.workflows.JobPermission.WRITE },
      steps: [
        github.WorkflowSteps.checkout(),
        SETUP_NODE,
        { name: 'Install dependencies', run: 'npm ci --ignore-scripts' },
        { name: 'Generate the SBOM', run: `npm sbom --sbom-format cyclonedx --sbom-type library > ${SBOM}` },
        github.WorkflowSteps.downloadArtifact({ with: { name: 'build-artifact', path: 'dist' } }),
        {
          name: 'Add the SBOM to the release',
          env: { GITHUB_TOKEN: '${{ secrets.GITHUB_TOKEN }}' },
          run: `gh release upload "$(cat dist/releasetag.txt)" ${SBOM} -R "$GITHUB_REPOSITORY" --clobber`,
        },
      ],
    },
  });
}

/** Adds a workflow that audits the dependencies for known vulnerabilities every week. */
export function addAuditWorkflow(project: awscdk.AwsCdkConstructLibrary): void {
  const workflow = project.github?.addWorkflow('audit');
  workflow?.on({ schedule: [{ cron: '17 5 * * 1' }], workflowDispatch: {} });
  workflow?.addJob('audit', {
    runsOn: ['ubuntu-latest'],
    permissions: { contents: github.workflows.JobPermission.READ },
    steps: [
      github.WorkflowSteps.checkout(),
      SETUP_NODE,
      { name: 'Install dependencies', run: 'npm ci --ignore-scripts' },
      { name: 'Audit', run: 'npx projen audit' },
    ],
  });
}
