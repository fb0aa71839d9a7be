// The least that an integration can be: one action with one request. The relay's package is held against it.
import { defineApp, defineCreate, version as platformVersion } from 'zapier-platform-core';
import { version } from '../../package.json';

const touch = defineCreate({
  key: 'touch',
  noun: 'Lead',
  display: { label: 'Touch Lead', description: 'Reads a lead.' },
  operation: {
    inputFields: [{ key: 'url', label: 'URL', type: 'string', required: true }],
    perform: async (z, bundle) => {
      const { data } = await z.request<{ id: string }>(String(bundle.inputData.url), {
        headers: { authorization: `Bearer ${bundle.authData.token}` },
      });
      return { id: data.id };
    },
    sample: { id: '1' },
  },
});

export default defineApp({
  version,
  platformVersion,
  authentication: {
    type: 'custom',
    test: async () => ({ label: 'bare' }),
    fields: [{ key: 'token', label: 'Token', type: 'password', required: true }],
  },
  creates: { [touch.key]: touch },
  flags: { cleanInputData: false, skipHttpPatch: true },
});
