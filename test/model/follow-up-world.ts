// What the commands on follow-ups act on.
import type { CrmUnderTest } from '../helpers/crms';
import type { World } from '../helpers/world';
import { commandOn } from './command';
import type { Journal } from './follow-up-journal';
import type { FollowUpZap } from './follow-up-zap';

export interface Real {
  crm: CrmUnderTest;
  connection: Pick<World, 'run' | 'forget'>;
  journal: Journal;
  zaps: readonly FollowUpZap[];
  /** Does something before each page of the assistants' leads. */
  beforeEachPage(act: () => void): void;
  /** Ends what disturbs polls. */
  mend(): void;
  /** Search has never lagged and no poll was cut short: whatever is due fires with the next poll. */
  calm: boolean;
}

export const command = commandOn<Real>();
