/** The construct id, in PascalCase, of what is named by lower-case words with hyphens, or something else, between them. */
export function constructIdOf(id: string, separator = '-'): string {
  return id.split(separator).map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}
