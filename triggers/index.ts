import followUpDue from './follow-up-due';
import leadAssigned from './lead-assigned';
import leadAssignedInstant from './lead-assigned-instant';
import leadBecameHot from './lead-became-hot';
import leadBecameHotInstant from './lead-became-hot-instant';
import leadHandedBack from './lead-handed-back';
import leadHandedBackInstant from './lead-handed-back-instant';
import leadStatusChanged from './lead-status-changed';
import leadStatusChangedInstant from './lead-status-changed-instant';
import recordUpdated from './record-updated';

export const triggers = {
  [followUpDue.key]: followUpDue,
  [leadAssigned.key]: leadAssigned,
  [leadAssignedInstant.key]: leadAssignedInstant,
  [leadBecameHot.key]: leadBecameHot,
  [leadBecameHotInstant.key]: leadBecameHotInstant,
  [leadHandedBack.key]: leadHandedBack,
  [leadHandedBackInstant.key]: leadHandedBackInstant,
  [leadStatusChanged.key]: leadStatusChanged,
  [leadStatusChangedInstant.key]: leadStatusChangedInstant,
  [recordUpdated.key]: recordUpdated,
};
