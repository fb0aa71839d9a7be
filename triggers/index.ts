import leadAssigned from './lead-assigned';
import leadBecameHot from './lead-became-hot';
import leadHandedBack from './lead-handed-back';
import leadStatusChanged from './lead-status-changed';

export const triggers = {
  [leadAssigned.key]: leadAssigned,
  [leadBecameHot.key]: leadBecameHot,
  [leadHandedBack.key]: leadHandedBack,
  [leadStatusChanged.key]: leadStatusChanged,
};
