import type { Bundle, ZObject } from 'zapier-platform-core';

/** What Zapier hands to an operation. Rooms between an operation and http/ carry it, and never look inside. */
export interface Call {
  z: ZObject;
  bundle: Bundle;
}
