import { awscdk, github } from 'projen';

/** Adds a workflow that runs `.ci/run` for each change, including the checks that the build does not run. */
export function addChecksWorkflow(project: awscdk.AwsCdkConstructLibrary, nodeVersion: string): void {
  const workflow = project.github?.addWorkflow('checks');
  workflow?.on({ push: { branches: ['main'] }, pullRequest: {}, workflowDispatch: {} });
  workflow?.addJob('checks', {
    runsOn: ['ubuntu-latest'],
    timeoutMinutes: 90,
    permissions: { contents: github.workflows.JobPermission.READ },
    steps: [
      github.WorkflowSteps.checkout(),
      { name: 'Setup Node.js', uses: 'actions/setup-node@v7.0.0', with: { 'node-version': nodeVersion, 'package-manager-cache': false } },
      { name: 'Setup Java', uses: 'actions/setup-java@v5', with: { 'distribution': 'temurin', 'java-version': '25' } },
      { name: 'Run all checks', run: '.ci/run' },
    ],
  });
}
