// One connection holds all services; every section but the CRM choice may stay empty.
import type { Authentication, Bundle, ZObject } from 'zapier-platform-core';
import {
  type Call,
  chosenCrm,
  hubSpotSection,
  pipedriveSection,
  RelayError,
  redact,
  type Section,
  type SectionFacts,
  secretsOf,
} from './crm';
import { assistantSection } from './services/assistant';
import { cleverTapSection } from './services/clevertap';

const sections: readonly Section[] = [hubSpotSection, pipedriveSection, cleverTapSection, assistantSection];

/** The section of the chosen CRM counts as filled: without it nothing works. */
function filled(call: Call): Section[] {
  const crm = chosenCrm(call) === 'hubspot' ? hubSpotSection : pipedriveSection;
  const has = ({ fields }: Section) => fields.some((field) => Boolean(call.bundle.authData[field]));
  return sections.filter((section) => section === crm || has(section));
}

/** Tries every filled section side by side: what each found, or one error that names each that failed. */
const test = async (z: ZObject, bundle: Bundle): Promise<SectionFacts> => {
  const call = { z, bundle };
  try {
    return await testSections(call, filled(call));
  } catch (error) {
    throw error instanceof RelayError
      ? new z.errors.Error(redact(error.message, secretsOf(bundle.authData)), error.kind)
      : error;
  }
};

async function testSections(call: Call, tried: readonly Section[]): Promise<SectionFacts> {
  const results = await Promise.allSettled(tried.map((section) => section.test(call)));
  const failures = results.flatMap((result, index) =>
    result.status === 'rejected'
      ? [{ title: tried[index]?.title ?? '', error: toRelayError(result.reason) }]
      : [],
  );
  const [first] = failures;
  if (!first) return summary(call, results);
  const texts = failures.map(({ title, error }) => `${title}: ${error.message}`);
  throw new RelayError(first.error.kind, {
    what:
      failures.length === 1
        ? `${first.title} could not be reached with this connection.`
        : `${failures.length} sections of this connection failed.`,
    why: texts.join(' · '),
    todo: 'Correct the named fields and test again.',
  });
}

/** @throws whatever is no error of ours: a mistake in the code must not look like one in the connection */
function toRelayError(reason: unknown): RelayError {
  if (reason instanceof RelayError) return reason;
  throw reason;
}

function summary(call: Call, results: readonly PromiseSettledResult<SectionFacts>[]): SectionFacts {
  const facts = Object.assign(
    {},
    ...results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])),
  );
  const crm = chosenCrm(call);
  const label =
    crm === 'hubspot' ? facts.hubspot_account : `${facts.pipedrive_company}, ${facts.pipedrive_user}`;
  const extras = [
    facts.clevertap_account && `CleverTap ${facts.clevertap_account}`,
    facts.assistant_service && 'assistant service',
  ];
  return { ...facts, label: [label, ...extras].filter(Boolean).join(' + ') };
}

const pages = {
  serviceKeys:
    'https://developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication/account-service-keys',
  pipedriveDomain: 'https://pipedrive.readme.io/docs/how-to-get-the-company-domain',
  pipedriveToken: 'https://pipedrive.readme.io/docs/how-to-find-the-api-token',
  cleverTapCredentials:
    'https://developer.clevertap.com/docs/api-quickstart-guide#get-clevertap-account-credentials-to-authenticate-api-requests',
  cleverTapRegions: 'https://developer.clevertap.com/docs/common-api-components',
  assistantService: 'https://7targets.ai/help/integrate/api',
};

export const authentication = {
  type: 'custom',
  test,
  connectionLabel: '{{label}}',
  fields: [
    {
      key: 'crm',
      label: 'CRM',
      type: 'string',
      required: true,
      choices: { hubspot: 'HubSpot', pipedrive: 'Pipedrive' },
      default: 'hubspot',
      helpText:
        'Where your leads live. Fill in the fields of this CRM; those of the other services may stay empty until a step needs them.',
    },
    {
      key: 'hubspot_access_token',
      label: 'HubSpot Access Token',
      type: 'password',
      required: false,
      helpText: `**If your leads live in HubSpot.** A [service key](${pages.serviceKeys}), made in HubSpot under Development › Keys › Service Keys, with the scopes \`crm.objects.contacts.read\`, \`crm.objects.contacts.write\`, \`crm.objects.owners.read\`, and \`crm.schemas.contacts.write\` for Set Up CRM. The token of an older private app works as well.`,
    },
    {
      key: 'pipedrive_api_token',
      label: 'Pipedrive API Token',
      type: 'password',
      required: false,
      helpText: `**If your leads live in Pipedrive, or steps push companies, contacts and deals there.** In Pipedrive under Personal preferences › API ([where it is](${pages.pipedriveToken})). Steps can see and do what its user can.`,
    },
    {
      key: 'pipedrive_domain',
      label: 'Pipedrive Company Domain',
      type: 'string',
      required: false,
      placeholder: 'acme',
      helpText: `The first part of your Pipedrive address, such as \`acme\` in \`acme.pipedrive.com\` ([where it is](${pages.pipedriveDomain})). It may stay empty.`,
    },
    {
      key: 'clevertap_account_id',
      label: 'CleverTap Account ID',
      type: 'string',
      required: false,
      placeholder: 'ABC-123-456Z',
      helpText: `**If steps send profiles or events to CleverTap.** The Project ID in CleverTap’s settings ([where it is](${pages.cleverTapCredentials})).`,
    },
    {
      key: 'clevertap_passcode',
      label: 'CleverTap Passcode',
      type: 'password',
      required: false,
      helpText: `In CleverTap under Settings › Passcodes: one made for this ([where it is](${pages.cleverTapCredentials})). Not the SDK token.`,
    },
    {
      key: 'clevertap_region',
      label: 'CleverTap Region',
      type: 'string',
      required: false,
      choices: {
        eu1: 'Europe (eu1)',
        in1: 'India (in1)',
        sg1: 'Singapore (sg1)',
        us1: 'United States (us1)',
        aps3: 'Indonesia (aps3)',
        mec1: 'Middle East (mec1)',
      },
      helpText: `The first part of the address of your CleverTap dashboard, such as \`eu1\` in \`eu1.dashboard.clevertap.com\` ([all regions](${pages.cleverTapRegions})). Leave empty for Europe.`,
    },
    {
      key: 'assistant_client_id',
      label: 'Assistant Service Client ID',
      type: 'string',
      required: false,
      helpText: `**If the service of your assistant is to be told of its leads.** Its support gives you a client ID and a client secret ([how to ask](${pages.assistantService})).`,
    },
    {
      key: 'assistant_client_secret',
      label: 'Assistant Service Client Secret',
      type: 'password',
      required: false,
      helpText: `Comes together with the client ID ([how to ask](${pages.assistantService})).`,
    },
    {
      key: 'assistant_user_identifier',
      label: 'Assistant Service User Identifier',
      type: 'string',
      required: false,
      helpText: `In the service of the assistant under Settings › User Identifier ([what it is for](${pages.assistantService})).`,
    },
  ],
} satisfies Authentication;
