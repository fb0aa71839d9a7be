import { authField, needAuthField, openHttp, openMemory, type Section } from '../../http';
import { fetchAccount } from './account';
import { openPipedrive } from './api';

/** The token's user tells company and name. */
export const pipedriveSection: Section = {
  title: 'Pipedrive',
  fields: ['pipedrive_api_token', 'pipedrive_domain'],
  test: async (call) => {
    const token = needAuthField(call, 'pipedrive_api_token', 'Pipedrive API token');
    const domain = authField(call, 'pipedrive_domain');
    const pipedrive = openPipedrive(openHttp(call), openMemory(call, token), { token, domain }, []);
    const account = await fetchAccount(pipedrive);
    return {
      pipedrive_company: account.company_name ?? account.company_domain ?? 'Pipedrive',
      pipedrive_user: `${account.name} (${account.email})`,
    };
  },
};
