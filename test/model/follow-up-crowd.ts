// Many leads that are due at one moment.
import fc from '../helpers/properties';
import { command } from './follow-up-world';

/** As many as fill a page or a slice, one fewer, one more. */
export const crowd = (size: number) =>
  fc.constantFrom('Europe', 'Event').map((schedule) =>
    command(
      `assign ${size} at once`,
      ({ crm, journal }, model) => {
        model.crowded = true;
        const assigned_at = crm.stored(new Date().toISOString());
        for (let count = 0; count < size; count += 1)
          journal.add({
            ...{ ownerId: crm.zoe, assigned_assistant: crm.zoe, assigned_at, schedule },
            ...{ connection_status: 'Cold', time_zone: 'Europe/Paris', country: 'France' },
          });
      },
      ({ crowded }) => !crowded,
    ),
  );
