import findLead from '../../searches/find-lead';
import { usePortal } from '../helpers/portal';

const portal = usePortal();

test('a key that may not read the account costs no request more each time', async () => {
  portal.sandbox.interceptors.push((_vendor, { url }) =>
    url.startsWith('/account-info')
      ? { status: 403, headers: {}, body: '{"category":"MISSING_SCOPES"}' }
      : undefined,
  );
  portal.forget();
  const lead = portal.contact();
  expect(await portal.run(findLead, { lead })).toMatchObject([{ url: '' }]);
  portal.requests();
  await portal.run(findLead, { lead });
  expect(portal.requests()).toHaveLength(1);
});
