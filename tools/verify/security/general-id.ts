/** What cdk-nag writes into an id of a wildcard in a policy, and what it is in general. */
const PARTICULAR: readonly (readonly [RegExp, string])[] = [
  [/:log-group:[^:]+:/, ':log-group:<log group>:'],
  [/\bo-[a-z0-9]{10,32}/, '<organization>'],
  [/(?<!\d)\d{12}(?!\d)/g, '<account>'],
  [/\b[a-z]{2}-[a-z]+-\d\b/g, '<Region>'],
  [/<\w+ArchiveBucket\w+\.Arn>/, '<archive>'],
  [/:s3:::[^/]+\//, ':s3:::<replica>/'],
];

/** An id as it is in every stack. */
export function generalId(id: string): string {
  return PARTICULAR.reduce((text, [pattern, general]) => text.replace(pattern, general), id);
}
