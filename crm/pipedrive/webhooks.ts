// Webhooks are v1, cannot be changed, and a user has 40 of them in all. They are told to delete themselves by nobody
// but us, or by three days in which nothing arrived. (pipedrive.md 5.1, 5.3)
import { looseObject, number } from 'zod/mini';
import { encoded, isNotFound, parseAnswer, RelayError } from '../../http';
import type { WatchRequest } from '../crm';
import type { Pipedrive } from './api';
import { toldByHand } from './by-hand';

const path = '/api/v1/webhooks';
const created = looseObject({ id: number() });

export async function watch(
  { send }: Pipedrive,
  { url, name, instead }: WatchRequest,
): Promise<{ id: string }> {
  const json = {
    subscription_url: url,
    // One webhook is to hear of new and of changed persons, and no narrower word means both.
    event_action: '*',
    event_object: 'person',
    name,
    version: '2.0',
  };
  const byHand = `Connect with an admin's API token, or use the trigger "${instead}", which needs no webhook.`;
  const { data } = await send({ method: 'POST', path, json })
    .catch(toldWhenFull(instead))
    .catch(toldByHand('webhooks', byHand));
  return { id: String(parseAnswer(created, data, 'Pipedrive').id) };
}

const toldWhenFull =
  (instead: string) =>
  (error: unknown): never => {
    if (!(error instanceof RelayError && error.status === 422)) throw error;
    throw new RelayError(
      'Permission denied',
      {
        what: 'Pipedrive makes no more webhooks for this user.',
        why: `A user may have 40, shared by the Zaps and all other integrations with this user's API token ("${error.parts.why}").`,
        todo: `Turn off an instant Zap, delete webhooks that nobody needs in Pipedrive (Settings › Tools and apps › Webhooks), or use the trigger "${instead}", which needs none.`,
      },
      { status: 422, cause: error },
    );
  };

/** Three days without a delivery, or a person, may have deleted it before. */
export async function unwatch({ send }: Pipedrive, id: string): Promise<void> {
  const request = {
    method: 'DELETE' as const,
    path: `${path}/${encoded(id)}`,
    repeatable: true,
  };
  await send(request).catch((error: unknown) => {
    if (!isNotFound(error)) throw error;
  });
}
