// Pipedrive, as far as a connection test goes (pipedrive.md 1.4, 1.5).
import { json } from '../core/answer';
import type { Incoming, SandboxResponse, Vendor } from '../core/types';

export const pipedriveToken = 'sandbox0pipedrive0token0sandbox0pipedriv'; // 40 characters, as theirs

export function createPipedrive(): Vendor {
  return { handle, reset: () => undefined };
}

function handle(request: Incoming): SandboxResponse {
  // The header only: the query form is no longer in the specs.
  if (request.headers['x-api-token'] !== pipedriveToken) return unauthorized();
  if (request.path !== '/api/v1/users/me') return failure(404, 'Unknown method.');
  if (request.method !== 'GET') return failure(405, 'Method not allowed');
  return json(200, { success: true, data: me, additional_data: null });
}

function unauthorized(): SandboxResponse {
  const body = {
    success: false,
    error: 'unauthorized access',
    errorCode: 401,
    error_info: 'Please check developers.pipedrive.com',
  };
  return json(401, body, { 'x-401-by-gw': 'true' });
}

function failure(status: number, error: string): SandboxResponse {
  const error_info = 'Please check developers.pipedrive.com';
  return json(status, { success: false, error, error_info, data: null, additional_data: null });
}

const me = {
  id: 2201,
  name: 'Mara Lindqvist',
  email: 'mara@northgrid.example',
  phone: null,
  locale: 'en_GB',
  lang: 1,
  language: { language_code: 'en', country_code: 'GB' },
  default_currency: 'EUR',
  timezone_name: 'Europe/Berlin',
  timezone_offset: '+01:00',
  activated: true,
  active_flag: true,
  is_deleted: false,
  is_you: true,
  last_login: '2026-11-20 08:01:14',
  created: '2026-01-05 08:00:00',
  modified: '2026-11-20 08:01:14',
  role_id: 1,
  icon_url: null,
  has_created_company: true,
  access: [
    { app: 'sales', admin: true, permission_set_id: 'b6f6f7f0-0000-4000-8000-000000000001' },
    { app: 'global', admin: true, permission_set_id: 'b6f6f7f0-0000-4000-8000-000000000002' },
  ],
  company_id: 90210,
  company_name: 'Northwind Grid Demo',
  company_domain: 'northgrid-sandbox',
  company_country: 'DE',
  company_industry: null,
};
