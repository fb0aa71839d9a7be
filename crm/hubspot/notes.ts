// Notes carry no key that would make a second one impossible, so a repeat looks for its own text first. The ids
// come with the contact (the search index lags), the bodies in one read. (hubspot.md 7)
import { array, looseObject, nullable, object, record, string } from 'zod/mini';
import { parseAnswer } from '../../http';
import type { Lead, Note } from '../crm';
import { type HubSpot, notesPath } from './api';
import { moment, type WireContact } from './wire';

const noteToContact = 202;
const newestNotes = 100;

const created = looseObject({ id: string() });
const batch = object({
  results: array(looseObject({ properties: record(string(), nullable(string())) })),
});

export async function addNote(hubspot: HubSpot, lead: Lead, note: { html: string; at: number }) {
  const answer = await hubspot.send({
    method: 'POST',
    path: notesPath,
    json: {
      properties: { hs_timestamp: new Date(note.at).toISOString(), hs_note_body: note.html },
      associations: [
        {
          to: { id: lead.id },
          types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: noteToContact }],
        },
      ],
    },
  });
  return { id: parseAnswer(created, answer, 'HubSpot').id };
}

export async function notesSince(hubspot: HubSpot, contact: WireContact, since: number): Promise<Note[]> {
  const ids = newestIds(contact);
  if (ids.length === 0) return [];
  const answer = await hubspot.send({
    method: 'POST',
    path: `${notesPath}/batch/read`,
    json: {
      inputs: ids.map((id) => ({ id })),
      properties: ['hs_note_body', 'hs_timestamp'],
      propertiesWithHistory: [],
    },
    repeatable: true,
  });
  return parseAnswer(batch, answer, 'HubSpot')
    .results.map(({ properties }) => ({
      html: properties.hs_note_body ?? '',
      at: moment(properties.hs_timestamp ?? ''),
    }))
    .filter(({ at }) => at >= since);
}

/** Ids grow, and are longer than a safe integer: longer is newer, then the greater text. */
function newestIds(contact: WireContact): string[] {
  const ids = contact.associations?.notes?.results.map(({ id }) => id) ?? [];
  const newestFirst = (a: string, b: string) => b.length - a.length || (a < b ? 1 : -1);
  return [...new Set(ids)].sort(newestFirst).slice(0, newestNotes);
}
