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
      helpText: 'Where your leads live.',
    },
    {
      key: 'hubspot_access_token',
      label: 'HubSpot Access Token',
      type: 'password',
      required: false,
      helpText:
        'A service key (HubSpot › Development › Keys › [Service keys](https://app.hubspot.com/l/service-keys)) with the scopes `crm.objects.contacts.read`, `crm.objects.contacts.write`, `crm.objects.owners.read`, and `crm.schemas.contacts.write` for Set Up CRM. The token of an older private app works as well.',
    },
    {
      key: 'pipedrive_domain',
      label: 'Pipedrive Company Domain',
      type: 'string',
      required: false,
      helpText: 'The first part of your Pipedrive address: acme in acme.pipedrive.com. May stay empty.',
    },
    {
      key: 'pipedrive_api_token',
      label: 'Pipedrive API Token',
      type: 'password',
      required: false,
      helpText: 'From Pipedrive, [Personal preferences › API](https://app.pipedrive.com/settings/api).',
    },
    {
      key: 'clevertap_account_id',
      label: 'CleverTap Account ID',
      type: 'string',
      required: false,
      helpText: 'The Project ID in the [CleverTap settings](https://eu1.dashboard.clevertap.com).',
    },
    {
      key: 'clevertap_passcode',
      label: 'CleverTap Passcode',
      type: 'password',
      required: false,
      helpText:
        'A passcode made for this in the [CleverTap settings](https://eu1.dashboard.clevertap.com); not the SDK token.',
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
      helpText: 'The first part of the address of your CleverTap dashboard.',
    },
    {
      key: 'assistant_client_id',
      label: 'Assistant Service Client ID',
      type: 'string',
      required: false,
      helpText: 'Issued by the support of the [assistant service](https://solution.7targets.com).',
    },
    {
      key: 'assistant_client_secret',
      label: 'Assistant Service Client Secret',
      type: 'password',
      required: false,
      helpText:
        'Issued together with the client ID by the [assistant service](https://solution.7targets.com).',
    },
    {
      key: 'assistant_user_identifier',
      label: 'Assistant Service User Identifier',
      type: 'string',
      required: false,
      helpText: 'From the [assistant service](https://solution.7targets.com), Settings › User Identifier.',
    },
  ],
} satisfies Authentication;
