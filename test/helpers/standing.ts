import type { CrmUnderTest } from './crms';

/** How a lead stands, with the moments taken out: those differ from run to run. */
export function standing(crm: CrmUnderTest, lead: string): object {
  const { email: _, ...fields } = crm.fields(lead);
  const masked = (text: string) => text.replace(/\d{4}-\d{2}-\d{2}[T ][\d:.]+(Z| UTC)?/g, 'MOMENT');
  const values = Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, masked(value ?? '')]));
  const emails = crm.sandbox.hubspot.emails(lead).map(({ properties }) => properties.hs_email_subject);
  return { values, notes: crm.notes(lead).map(masked), emails };
}
