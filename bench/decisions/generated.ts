import { decide } from '../../engine';
import type { Answered, Asked } from './question';

/** As the integration asks. */
export function generated({ state, reassignment, schedule }: Asked): Answered {
  const { contact_status, stage, allowed } = decide('state', state).then;
  const { decision, note } = decide('reassignment', reassignment).then;
  return {
    contact_status,
    stage,
    allowed,
    decision,
    note,
    schedule: decide('schedule', schedule).then.schedule,
  };
}
