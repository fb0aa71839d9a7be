import { needAuthField, openHttp, type Section } from '../../http';
import { type Account, fetchAccount } from './account';
import { apiVersion, contactsPath, hubSpotVendor, ownersPath } from './api';

/** The account, and one cheap read for each right that every Zap needs, so that a missing one shows here. */
export const hubSpotSection: Section = {
  title: 'HubSpot',
  fields: ['hubspot_access_token'],
  test: async (call) => {
    const token = needAuthField(call, 'hubspot_access_token', 'HubSpot access token');
    const http = openHttp(call);
    const vendor = hubSpotVendor(token);
    const get = async (path: string) => (await http.send(vendor, { method: 'GET', path })).data;
    const [account] = await Promise.all([
      fetchAccount({ send: ({ path }) => get(path) }),
      get(`${contactsPath}?limit=1`),
      get(`${ownersPath}?limit=1`),
    ]);
    return factsOf(account);
  },
};

const factsOf = (account: Account) => ({
  hubspot_account: account.portalName ?? `HubSpot account ${account.portalId}`,
  hubspot_portal_id: String(account.portalId),
  hubspot_api_version: apiVersion,
});
