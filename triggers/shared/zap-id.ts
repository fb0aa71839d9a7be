import type { Bundle } from 'zapier-platform-core';

/** Tells Zaps with equal inputs apart: by the platform's id, else by what the Zap has subscribed; '' where neither is told. */
export function zapIdOf({ meta, subscribeData }: Pick<Partial<Bundle>, 'meta' | 'subscribeData'>): string {
  if (meta?.zap) return String(meta.zap.id);
  return subscribeData?.id ? `subscription ${subscribeData.id}` : '';
}
