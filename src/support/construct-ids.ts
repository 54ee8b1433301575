/** The construct id, in PascalCase, of what is named by lower-case words with hyphens between them. */
export function constructIdOf(id: string): string {
  return id.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}
