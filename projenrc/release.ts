import { awscdk, github } from 'projen';

/** The oldest Node.js whose npm can publish without a token. */
const TRUSTED_NODE = '24';
const SETUP_NODE = { name: 'Setup Node.js', uses: 'actions/setup-node@v7.0.0', with: { 'node-version': TRUSTED_NODE, 'package-manager-cache': false } };
const SBOM = 'sbom.cdx.json';
/** As projen says it of every job that publishes. */
const IS_NEW = "needs.release.outputs.tag_exists != 'true' && needs.release.outputs.latest_commit == github.sha";

/** npm publishes for a trusted publisher from version 11.5.1 on, which comes with a newer Node.js than the one that is tested. */
export function publishWithNewNpm(project: awscdk.AwsCdkConstructLibrary): void {
  const workflow = project.github?.tryFindWorkflow('release');
  if (!workflow?.file) throw new Error('the release workflow must be there before it can be changed');
  workflow.file.addOverride('jobs.release_npm.steps.0.with.node-version', TRUSTED_NODE);
}

/** Adds to each release what the package is made of and what was used to make it. */
export function publishBillOfMaterials(project: awscdk.AwsCdkConstructLibrary): void {
  project.release?.addJobs({
    release_sbom: {
      name: 'Publish the bill of materials',
      needs: ['release', 'release_github'],
      runsOn: ['ubuntu-latest'],
      if: `${IS_NEW} && !inputs.dry_run`,
      permissions: { contents: github.workflows.JobPermission.WRITE },
      steps: [
        github.WorkflowSteps.checkout(),
        SETUP_NODE,
        { name: 'Install dependencies', run: 'npm ci --ignore-scripts' },
        { name: 'Write the bill of materials', run: `npm sbom --sbom-format cyclonedx --sbom-type library > ${SBOM}` },
        github.WorkflowSteps.downloadArtifact({ with: { name: 'build-artifact', path: 'dist' } }),
        {
          name: 'Add it to the release',
          env: { GITHUB_TOKEN: '${{ secrets.GITHUB_TOKEN }}' },
          run: `gh release upload "$(cat dist/releasetag.txt)" ${SBOM} -R "$GITHUB_REPOSITORY" --clobber`,
        },
      ],
    },
  });
}

/** Looks for known holes in dependencies every week, not only when somebody builds. */
export function auditEveryWeek(project: awscdk.AwsCdkConstructLibrary): void {
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
