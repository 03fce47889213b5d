import { compareVersions, parseVersion, type SemanticVersion } from "../diff/semantic-version.js";

/**
 * The names that end in a version, newest first: `v1.2.0`, `@catalog/events@1.2.0`, `1.2.0`. Prereleases are left out where
 * there are releases.
 */
export function newestFirst(names: readonly string[]): readonly string[] {
  const versions = names.flatMap((name) => {
    const version = versionIn(name);
    return version === undefined ? [] : [{ name, version }];
  });
  const releases = versions.filter(({ version }) => version.prerelease.length === 0);
  return (releases.length > 0 ? releases : versions)
    .sort((one, other) => compareVersions(other.version, one.version))
    .map(({ name }) => name);
}

function versionIn(name: string): SemanticVersion | undefined {
  const [text] = /(?<![\d.])\d+\.\d+\.\d+(?:[-+].*)?$/.exec(name) ?? [];
  return text === undefined ? undefined : parseVersion(text);
}
