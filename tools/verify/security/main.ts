/*
 * Scans templates that the packed library synthesizes with the newest CDK, and compares the findings with the acknowledgements.
 *
 *   npm run verify:security
 */
import { ACKNOWLEDGEMENTS } from './acknowledgements';
import { compareFindings } from './compare';
import { Finding } from './finding';
import { installLibrary, installLinters } from './install';
import { runLinters, runNag } from './scanners';

function main(): void {
  const folder = installLibrary();
  const programs = installLinters();
  const nag = runNag(folder);
  const findings = [...nag.findings, ...runLinters(programs, folder, nag)];
  const problems = compareFindings(findings, ACKNOWLEDGEMENTS);
  for (const problem of problems) console.error(problem);
  console.log(`${Object.keys(nag.constructPaths).length} stacks: ${formatCounts(findings)}; ${problems.length} problems`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}

/** Counts findings by scanner, for cdk-nag by rule pack. */
function formatCounts(findings: readonly Finding[]): string {
  const counts = new Map<string, number>();
  for (const { scanner, id } of findings) {
    const name = scanner === 'cdk-nag' ? id.slice(0, id.indexOf('-')) : scanner;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => `${name} ${count}`).join(', ');
}

main();
