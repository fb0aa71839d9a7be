/** hubspot.md 2: the current generation, and the one that customers with strict admin rules may fall back to. */
export const currentVersion = '2026-09';
export const acceptedVersions = [currentVersion, '2026-03'] as const;

/** In a route's pattern; any other version segment is a path that does not exist. */
export const v = `:version(${acceptedVersions.join('|')})`;
