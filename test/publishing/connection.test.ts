// Publishing checks of the connection. (zapier-platform.md 5.2)
import { type Definition, readDefinition } from './definition';
import { isTitleCase } from './title-case';

let definition: Definition;
beforeAll(async () => {
  definition = await readDefinition();
});
const fields = () => definition.authentication.fields;

test('D002: every field but the choice of the CRM links to where its value is', () => {
  const link = /\[[^\]]+\]\(https:\/\/[^\s)]+\)/;
  const without = fields().filter(({ helpText = '' }) => !link.test(helpText));
  expect(without.map(({ key }) => key)).toEqual(['crm']);
});

test('D003: the connection is named by what its test found, and by no field of its own', () => {
  const label = definition.authentication.connectionLabel;
  expect(label).toMatch(/\{\{\w+\}\}/);
  const named = [...label.matchAll(/\{\{(?:bundle\.\w+\.)?(\w+)\}\}/g)].map(([, name]) => name);
  expect(fields().filter(({ key }) => named.includes(key))).toEqual([]);
});

test('D018: labels are in title case, and begin with the service they are for', () => {
  for (const { label = '' } of fields()) {
    expect([label, isTitleCase(label)]).toEqual([label, true]);
    expect(label).toMatch(/^(CRM$|HubSpot |Pipedrive |CleverTap |Assistant Service )/);
  }
});

test('secrets are password fields, and the rest is not', () => {
  const secret = fields().filter(({ key }) => /token|secret|passcode/.test(key));
  const hidden = fields().filter(({ type }) => type === 'password');
  expect(hidden).toEqual(secret);
});

test('the first field of a service says when it is needed; only the CRM is required', () => {
  const firsts = fields().filter(
    ({ key }, index, all) => index > 0 && key.split('_')[0] !== all[index - 1]?.key.split('_')[0],
  );
  expect(firsts).toHaveLength(4);
  for (const { helpText } of firsts) expect(helpText).toMatch(/^\*\*If [^*]+\.\*\*/);
  expect(fields().filter(({ required }) => required !== false)).toMatchObject([{ key: 'crm' }]);
});

// D026, a domain that somebody typed, is judged where it is used: test/connection/connection.test.ts.
test('D026: the only field that is part of an address is the Pipedrive domain', () => {
  const part = fields().filter(({ key, inputFormat }) => /domain|host|url/.test(key) || inputFormat);
  expect(part.map(({ key }) => key)).toEqual(['pipedrive_domain']);
});
