// Since when a lead is away, and until when: the history of Resume On. Whoever fills it in, what is due until that day
// waits from that moment on.
import type { Change } from '../../crm';
import { sameMoment, steps } from '../history';
import type { Pause } from './plan';

/** The pauses since an assignment, which itself clears the field. */
export function pausesSince(assignedAt: number, resumeOn: readonly Change[]): Pause[] {
  const since = steps(resumeOn).filter(({ at }) => at > assignedAt || sameMoment(at, assignedAt));
  const first = since.findIndex(({ value }) => isDate(value));
  return first < 0
    ? []
    : since.slice(first).map(({ at, value }) => ({ from: at, until: isDate(value) ? value : '' }));
}

const isDate = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
