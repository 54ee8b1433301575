import { awscdk, github } from 'projen';

/** Every change goes through all that proves a clean clone: other languages, engines and scanners too, which the build leaves out. */
export function proveEveryChange(project: awscdk.AwsCdkConstructLibrary, nodeVersion: string): void {
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
      { name: 'Prove the clone', run: '.ci/run' },
    ],
  });
}
