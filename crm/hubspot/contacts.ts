// One contact: read with the history that decisions need, written as a difference. There is no conditional update:
// what is read here is what the write is compared with. (hubspot.md 3.2, 3.4)
import { encoded, isNotFound, parseAnswer, RelayError } from '../../http';
import {
  type FieldKey,
  type FieldSpec,
  type FoundLead,
  type Patch,
  trackedFields,
  type Written,
} from '../crm';
import { difference } from '../difference';
import { setUpMissing } from '../errors';
import { matchOption } from '../options';
import { accountOf } from './account';
import { contactsPath, type HubSpot } from './api';
import { notesSince } from './notes';
import { forgetProperties, type KnownProperties, type KnownProperty, propertiesOf } from './properties';
import {
  askedHistory,
  askedProperties,
  historyFromWire,
  leadFromWire,
  normalise,
  type WireContact,
  wireContact,
} from './wire';

/** HubSpot's limit of a text property, in characters. */
const longestText = 65_536;

/** A contact as it was read: what a write is compared with. */
interface ReadContact {
  wire: WireContact;
  known: KnownProperties;
}

export async function findContact(hubspot: HubSpot, ref: string): Promise<FoundLead | null> {
  const [known, account] = await Promise.all([propertiesOf(hubspot), accountOf(hubspot)]);
  const query = new URLSearchParams({
    properties: askedProperties(known).join(','),
    propertiesWithHistory: askedHistory(known, trackedFields).join(','),
    associations: 'notes',
    ...(ref.includes('@') && { idProperty: 'email' }),
  });
  const path = `${contactsPath}/${encoded(ref)}?${query}`;
  const answer = await hubspot.send({ method: 'GET', path }).catch(nullIfNotFound);
  if (answer === null) return null;
  const wire = parseAnswer(wireContact, answer, 'HubSpot');
  const lead = leadFromWire(wire, known, account);
  const history = historyFromWire(wire, known);
  return {
    lead,
    warnings: [],
    complete: async () => lead,
    history: async () => history,
    knownHistory: history,
    notesSince: (moment) => notesSince(hubspot, wire, moment),
    write: (patch) => writeContact(hubspot, { wire, known }, patch),
  };
}

function nullIfNotFound(error: unknown): null {
  if (isNotFound(error)) return null;
  throw error;
}

async function writeContact(hubspot: HubSpot, read: ReadContact, patch: Patch): Promise<Written> {
  try {
    const status = statusOf(read.known, patch.contactStatus);
    const wanted: Record<string, string> = {
      ...ownerOf(patch),
      ...status.properties,
      ...fieldsOf(hubspot, read, patch.fields ?? {}),
    };
    const properties = difference(comparable(read), wanted);
    const changed = Object.keys(properties);
    if (changed.length > 0) await patchContact(hubspot, read.wire.id, properties);
    const contactStatus = wanted.hs_lead_status ?? read.wire.properties.hs_lead_status ?? '';
    return { changed, warnings: status.warnings, contactStatus };
  } catch (error) {
    // Somebody may have made the field by now: the next try looks anew.
    if (error instanceof RelayError && error.kind === 'Set-up missing') await forgetProperties(hubspot);
    throw error;
  }
}

async function patchContact(hubspot: HubSpot, id: string, properties: Record<string, string>) {
  try {
    // The same values twice are the same record: a second try does no harm.
    await hubspot.send({
      method: 'PATCH',
      path: `${contactsPath}/${id}`,
      json: { properties },
      repeatable: true,
    });
  } catch (error) {
    throw isGone(error) ? setUpMissing('HubSpot', error.parts.why, error) : error;
  }
}

/** A field or option that an admin removed since it was remembered. */
const isGone = (error: unknown): error is RelayError =>
  error instanceof RelayError && ['PROPERTY_DOESNT_EXIST', 'INVALID_OPTION'].includes(error.code ?? '');

const ownerOf = (patch: Patch): Record<string, string> =>
  patch.ownerId === undefined ? {} : { hubspot_owner_id: patch.ownerId };

function statusOf(known: KnownProperties, meant: string | undefined) {
  if (meant === undefined) return { properties: {}, warnings: [] };
  const value = matchOption(known.leadStatus.options, meant);
  if (value !== undefined) return { properties: { hs_lead_status: value }, warnings: [] };
  const warning = `HubSpot has no lead status "${meant}", so the contact status was left as it is. Run Set Up CRM to add it.`;
  return { properties: {}, warnings: [warning] };
}

function fieldsOf(
  hubspot: HubSpot,
  read: ReadContact,
  fields: Partial<Record<FieldKey, string>>,
): Record<string, string> {
  const entries = hubspot.fields.flatMap((spec) => {
    const value = fields[spec.key];
    return value === undefined ? [] : [[spec, value] as const];
  });
  const missing = entries.filter(([spec, value]) => value !== '' && !read.known.fields[spec.key]);
  if (missing.length > 0) {
    const names = missing.map(([spec]) => `"${spec.label}"`).join(', ');
    throw setUpMissing('HubSpot', `The account has no field ${names}.`);
  }
  return Object.fromEntries(
    entries.flatMap(([spec, value]) => {
      const property = read.known.fields[spec.key];
      return property ? [[property.name, valueFor(spec, property, value)]] : [];
    }),
  );
}

function valueFor(spec: FieldSpec, property: KnownProperty, value: string): string {
  if (value.length > longestText) throw tooLong(spec);
  // A property whose options are users takes their ids.
  if (value === '' || property.type !== 'enumeration' || property.external)
    return normalise(property.type, value);
  const option = matchOption(property.options, value);
  if (option !== undefined) return option;
  throw setUpMissing('HubSpot', `The field "${spec.label}" has no option "${value}".`);
}

const tooLong = (spec: FieldSpec) =>
  new RelayError('Invalid input', {
    what: `The text for "${spec.label}" is too long.`,
    why: `HubSpot holds at most ${longestText} characters.`,
    todo: 'Shorten it.',
  });

/** The present values, with moments in the spelling that a write uses. */
function comparable(read: ReadContact): Record<string, string> {
  const types = new Map(Object.values(read.known.fields).map(({ name, type }) => [name, type]));
  return Object.fromEntries(
    Object.entries(read.wire.properties).map(([name, value]) => [
      name,
      normalise(types.get(name), value ?? ''),
    ]),
  );
}
