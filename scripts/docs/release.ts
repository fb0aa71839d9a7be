/** What is wrong with a release of this tag; empty when nothing is. Pure. */
export function releaseFaults(tag: string, packageJson: string, changelog: string): string[] {
  const version = /^v(\d+\.\d+\.\d+)$/.exec(tag)?.[1];
  if (version === undefined) return [`"${tag}" is no release tag; it is written v1.2.3.`];
  const named = /"version":\s*"([^"]+)"/.exec(packageJson)?.[1] ?? 'none';
  const headings = [...changelog.matchAll(/^#{1,4} (.*)$/gm)].map(([, heading = '']) => heading.trim());
  return [
    ...(named === version ? [] : [`package.json names the version ${named}, not ${version}.`]),
    ...(headings.some((heading) => heading.split(' ')[0] === version)
      ? []
      : [`CHANGELOG.md has no heading "## ${version}".`]),
  ];
}
