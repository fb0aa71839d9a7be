// Setting up the CRM may end at any of its requests. Run again, it leaves the fields as one undisturbed run does.
import setUpCrm from '../../creates/set-up-crm';
import type { Sandbox } from '../../sandbox';
import { describeOnBoth } from '../helpers/crms';
import { openDirect } from '../helpers/direct';
import { endAt, endings } from '../helpers/endings';

interface Layout {
  /** Takes all of the relay's fields away, and what it adds to others. */
  bare(sandbox: Sandbox): void;
  /** The custom fields as they are laid out, in their order. */
  fields(sandbox: Sandbox): object[];
}

const labels = (options: readonly { label: string }[] | null | undefined) =>
  options?.map(({ label }) => label).sort();

const inHubSpot: Layout = {
  bare: ({ hubspot }) => {
    for (const { name, hubspotDefined } of hubspot.properties())
      if (!hubspotDefined) hubspot.removeProperty(name);
    hubspot.removeOption('hs_lead_status', 'CONNECTED');
  },
  fields: ({ hubspot }) =>
    hubspot
      .properties()
      .filter(({ name, hubspotDefined }) => !hubspotDefined || name === 'hs_lead_status')
      .map(({ name, type, options }) => ({ name, type, options: labels(options) })),
};

const entities = ['persons', 'organizations'] as const;
const inPipedrive: Layout = {
  bare: ({ pipedrive }) => {
    for (const entity of entities)
      for (const { name, custom } of pipedrive.fields(entity))
        if (custom) pipedrive.removeField(entity, name);
  },
  fields: ({ pipedrive }) =>
    entities.flatMap((entity) =>
      pipedrive
        .fields(entity)
        .filter(({ custom }) => custom)
        .map(({ name, type, options }) => ({ entity, name, type, options: labels(options) })),
    ),
};

describeOnBoth('a set-up that ended anywhere, and was run again', (crm) => {
  const layout = { hubspot: inHubSpot, pipedrive: inPipedrive }[crm.name];
  const connection = openDirect(crm);
  const setUp = () => connection.run(setUpCrm, {});
  const bare = () => {
    layout.bare(crm.sandbox);
    connection.forget();
  };

  test('the same fields, types and options', async () => {
    bare();
    crm.requests();
    await setUp();
    const requests = crm.requests().length;
    const model = layout.fields(crm.sandbox);
    expect(requests).toBeGreaterThan(model.length / 2);
    for (const ending of endings(requests)) {
      bare();
      endAt(crm.sandbox, ending);
      await expect(setUp()).rejects.toThrow();
      crm.mend();
      connection.forget();
      await setUp();
      expect({ ending, fields: layout.fields(crm.sandbox) }).toEqual({ ending, fields: model });
    }
  });
});
