// pipedrive.md 6: v2 writes RFC 3339 UTC, v1 `YYYY-MM-DD HH:MM:SS` UTC. Both in whole seconds.

export const rfcTime = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;
export const plainTime = (ms: number): string => rfcTime(ms).slice(0, 19).replace('T', ' ');
export const wholeSeconds = (ms: number): number => Math.floor(ms / 1000) * 1000;

const rfc = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/;
const plain = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;
const day = /^\d{4}-\d\d-\d\d$/;

/** RFC 3339 without a fraction: `.123` is refused (pipedrive.md 3.1). */
export function rfcMoment(text: string): number | undefined {
  return rfc.test(text) && isDay(text.slice(0, 10)) ? number(Date.parse(text)) : undefined;
}

export function plainMoment(text: string): number | undefined {
  const isWhole = plain.test(text) && isDay(text.slice(0, 10));
  return isWhole ? number(Date.parse(`${text.replace(' ', 'T')}Z`)) : undefined;
}

/** 30 February is no day. */
export function isDay(text: string): boolean {
  if (!day.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

const number = (ms: number): number | undefined => (Number.isNaN(ms) ? undefined : ms);

/** Such as +02:00 (pipedrive.md 1.4). */
export function offsetText(timeZone: string, ms: number): string {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(ms).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return name.replace('GMT', '') || '+00:00';
}

const zones = Intl.supportedValuesOf('timeZone');

/** Their numbers are their own and nowhere listed; any number that stands for one zone will do. */
export const timezoneId = (name: string): number => zones.indexOf(name) + 1;
