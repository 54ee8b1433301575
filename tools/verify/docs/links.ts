import { existsSync, readFileSync, statSync } from 'node:fs';
import * as path from 'node:path';
import { anchorsOf, withoutFences } from './anchors';
import { Page, Problem } from './page';

const LINK = /!?\[[^\]]*\]\((?<target>[^)\s]+)(?: "[^"]*")?\)/g;
const IMAGE = /<img [^>]*src="(?<target>[^"]+)"/g;
const CODE = /`[^`]*`/g;
const EXTERNAL = /^[a-z][a-z0-9+.-]*:/i;

export interface LinkCheck {
  readonly inside: number;
  /** Links to other places are not followed: nothing but the registries is in reach of a check. */
  readonly outside: number;
  readonly problems: readonly Problem[];
}

/** Whether each link leads to a file that there is, and to a name in it. */
export function checkLinks(root: string, pages: readonly Page[]): LinkCheck {
  const anchors = new Map<string, Set<string>>();
  const anchorsIn = (file: string): Set<string> => {
    const known = anchors.get(file) ?? anchorsOf(readFileSync(file, 'utf8'));
    anchors.set(file, known);
    return known;
  };
  const targets = pages.flatMap((page) => linksOf(page).map((link) => ({ page, ...link })));
  const inside = targets.filter(({ target }) => !EXTERNAL.test(target));
  return {
    inside: inside.length,
    outside: targets.length - inside.length,
    problems: targets.flatMap(({ page, line, target }) => {
      const message = EXTERNAL.test(target) ? externalProblem(target) : problemOf(root, page, target, anchorsIn);
      return message === undefined ? [] : [{ page: page.path, line, message }];
    }),
  };
}

function linksOf({ text }: Page): { readonly line: number; readonly target: string }[] {
  return withoutFences(text).split('\n').flatMap((content, index) => {
    const prose = content.replace(CODE, (code) => '`'.repeat(code.length));
    return [...prose.matchAll(LINK), ...prose.matchAll(IMAGE)].map(({ groups }) => ({ line: index + 1, target: groups!.target }));
  });
}

function externalProblem(target: string): string | undefined {
  return /^(https:\/\/|mailto:)/.test(target) ? undefined : `a link to another place begins with https: or mailto:; got '${target}'`;
}

function problemOf(root: string, page: Page, target: string, anchorsIn: (file: string) => Set<string>): string | undefined {
  const [file, anchor] = target.split('#', 2);
  const full = file === '' ? path.join(root, page.path) : path.join(root, path.dirname(page.path), decodeURIComponent(file));
  if (!existsSync(full)) return `the link '${target}' leads to no file`;
  if (path.relative(root, full).startsWith('..')) return `the link '${target}' leads out of the project`;
  if (anchor === undefined) return undefined;
  if (statSync(full).isDirectory()) return `the link '${target}' names a place in a folder`;
  return anchorsIn(full).has(anchor) ? undefined : `the link '${target}' leads to no heading of that name`;
}
