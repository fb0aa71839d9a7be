// What is written to a record: only what differs, in one request. A key that the account does not know makes the whole
// request fail. (pipedrive.md 3.2 to 3.5)
import { RelayError } from '../../../http';
import type { Body, RecordKind, StoredRecord } from '../../records';
import { accountOf } from '../account';
import type { Pipedrive } from '../api';
import { forgetDefinitions } from './definitions';
import { kinds } from './kinds';
import { recordFrom, stored } from './wire';

/** Not sent again after a failure: the record may be there. */
export async function createRecord(
  pipedrive: Pipedrive,
  kind: RecordKind,
  body: Body,
): Promise<StoredRecord> {
  const path = `/api/v2/${kinds[kind].path}`;
  const { data } = await pipedrive
    .send({ method: 'POST', path, json: jsonOf(body) })
    .catch(removedField(pipedrive, kind, body));
  return stored(kind, recordFrom(data), await accountOf(pipedrive));
}

/** The same values twice are the same record: a second try does no harm. */
export async function updateRecord(pipedrive: Pipedrive, record: StoredRecord, body: Body): Promise<void> {
  const path = `/api/v2/${kinds[record.kind].path}/${record.id}`;
  await pipedrive
    .send({ method: 'PATCH', path, json: jsonOf(body), repeatable: true })
    .catch(removedField(pipedrive, record.kind, body));
}

const jsonOf = ({ native, custom }: Body) => ({ ...native, ...(custom && { custom_fields: custom }) });

/** A field or an option that an admin removed since it was remembered: the refusal names the key. (pipedrive.md 1.5) */
const removedField =
  (pipedrive: Pipedrive, kind: RecordKind, { custom = {} }: Body) =>
  async (error: unknown): Promise<never> => {
    const refused = error instanceof RelayError && error.status === 400 ? error : undefined;
    if (!refused || !Object.keys(custom).some((code) => refused.parts.why.includes(code))) throw error;
    await forgetDefinitions(pipedrive, kind);
    throw new RelayError(
      'Set-up missing',
      {
        what: `Pipedrive refused a field of the ${kinds[kind].label}; nothing was written.`,
        why: refused.parts.why,
        todo: 'If the field or option was removed or changed a moment ago, run the step again.',
      },
      { status: 400, cause: error },
    );
  };
