import { type RecordItem, recordItems } from './item';
import { findCompanies, findContacts, findDeals } from './refs';
import type { Sync } from './sync';

/** A company by id, web domain or name; empty only when Pipedrive says that there is none. */
export const findCompany = async (sync: Sync, ref: string): Promise<RecordItem[]> =>
  recordItems(sync, 'company', await findCompanies(sync, ref));

/** @throws RelayError `Invalid input` for what is neither an id nor an e-mail address */
export const findContact = async (sync: Sync, ref: string): Promise<RecordItem[]> =>
  recordItems(sync, 'contact', await findContacts(sync, ref));

export const findDeal = async (sync: Sync, ref: string): Promise<RecordItem[]> =>
  recordItems(sync, 'deal', await findDeals(sync, ref));
