// HubSpot has a field of its own for it, whose options spell a zone in their own way.
import assignLead from '../../creates/assign-lead';
import { usePortal } from '../helpers/portal';

const portal = usePortal();
const assign = async (properties: Record<string, string>) => {
  const lead = portal.contact(properties);
  await portal.run(assignLead, { lead, assistant: portal.zoe });
  return portal.properties(lead).relay_time_zone;
};

test('HubSpot’s own field comes before the country, and before what was decided another time', async () => {
  expect(await assign({ hs_timezone: 'america_slash_new_york', country: 'France' })).toBe('America/New_York');
  expect(await assign({ hs_timezone: 'asia_slash_tokyo', relay_time_zone: 'Europe/Paris' })).toBe(
    'Asia/Tokyo',
  );
});

test('names of several parts, and with hyphens', async () => {
  const zones = {
    america_slash_argentina_slash_buenos_aires: 'America/Argentina/Buenos_Aires',
    america_slash_port_hyphen_au_hyphen_prince: 'America/Port-au-Prince',
  };
  portal.sandbox.hubspot
    .property('hs_timezone')
    ?.options.push(
      ...Object.entries(zones).map(([value, label]) => ({ value, label, displayOrder: 99, hidden: false })),
    );
  for (const [hs_timezone, zone] of Object.entries(zones)) expect(await assign({ hs_timezone })).toBe(zone);
});

test('a zone of HubSpot’s that exists no more counts as none', async () => {
  portal.sandbox.hubspot.property('hs_timezone')?.options.push({
    value: 'us_slash_pacific_hyphen_new',
    label: 'US/Pacific-New',
    displayOrder: 99,
    hidden: false,
  });
  const properties = { hs_timezone: 'us_slash_pacific_hyphen_new', country: 'Italy' };
  expect(await assign(properties)).toBe('Europe/Rome');
});

test('a key that may not read the account leaves UTC', async () => {
  portal.sandbox.interceptors.push((_vendor, { url }) =>
    url.startsWith('/account-info')
      ? { status: 403, headers: {}, body: '{"category":"MISSING_SCOPES"}' }
      : undefined,
  );
  portal.forget();
  expect(await assign({ country: '' })).toBe('UTC');
});
