import { dealStatuses, RelayError, type StoredRecord } from '../crm';
import { checkCurrency, checkDate, checkNumber, choiceInput, needText } from '../inputs';
import type { Outcome } from '../outcome';
import { emailIn } from './email';
import { factsGiven } from './exclusion';
import { companyLink, contactLink, type Link, linkUnlessKept } from './links';
import { dealsOf } from './match';
import { pushRecord } from './push';
import { domainRules, type Sync } from './sync';
import { both, type WantedFields, wantedCustom, wantedNative } from './wanted';

export interface DealPush {
  dealId?: string | undefined;
  title: string | undefined;
  companyWebsite?: string | undefined;
  contactEmail?: string | undefined;
  value?: string | undefined;
  currency?: string | undefined;
  stage?: string | undefined;
  status?: string | undefined;
  expectedCloseDate?: string | undefined;
  owner?: string | undefined;
  custom: Readonly<Record<string, string>>;
}

interface Links {
  company: Link;
  contact: Link;
}

/**
 * Finds the deal by id, else the open one of the same title about the same person or company; creates or updates it.
 * @throws RelayError `Required field missing` (title, person or company), `Invalid input`, `Record not found` (deal,
 * owner, or neither person nor company is there)
 */
export async function pushDeal(sync: Sync, request: DealPush): Promise<Outcome> {
  checkDeal(request);
  const { dealId } = request;
  const value = checkNumber(request.value, 'Value');
  const title = request.title?.trim() ?? '';
  const links = dealId ? undefined : await linksOf(sync, request);
  return pushRecord(sync, {
    kind: 'deal',
    name: title || `Deal ${dealId}`,
    key: `the title "${title}"`,
    // A deal that is named by its ID is no duplicate.
    duplicates: dealId ? 'update' : undefined,
    input: factsGiven({ ...inputOf(request), title, value }),
    matches: () =>
      links ? dealsOf(sync, { title, status: statusOf(request) }, links) : dealById(sync, dealId ?? ''),
    wanted: async (record) =>
      wantedOf(sync, request, links ?? (await linksFor(sync, request, record)), record),
  });
}

function inputOf({ currency, stage, status, contactEmail }: DealPush) {
  return { currency, stage, status, email: contactEmail };
}

/** Everything that can be wrong with the input, before any request. */
function checkDeal(request: DealPush): void {
  if (!request.dealId) {
    needText(request.title, 'Title');
    needText(request.companyWebsite || request.contactEmail, 'Company Website or Contact Email');
  }
  if (request.contactEmail) emailIn(request.contactEmail, domainRules());
  checkCurrency(request.currency, 'Currency');
  if (request.currency) needText(request.value, 'Value (beside a currency)');
  if (request.status) statusOf(request);
  checkDate(request.expectedCloseDate, 'Expected Close Date');
}

/** @throws RelayError `Invalid input` for another word */
const statusOf = ({ status }: DealPush) => choiceInput(status, dealStatuses, 'Status');

async function linksOf(sync: Sync, request: DealPush): Promise<Links> {
  const [company, contact] = await Promise.all([
    companyLink(sync, request.companyWebsite),
    contactLink(sync, request.contactEmail),
  ]);
  if (company.id || contact.id) return { company, contact };
  throw new RelayError('Record not found', {
    what: 'Pipedrive has neither the company nor the person of this deal.',
    why: [...company.warnings, ...contact.warnings].join(' '),
    todo: 'Push the company or the contact in a step before this one.',
  });
}

/** By its ID a deal is known without them. */
async function linksFor(sync: Sync, request: DealPush, deal: StoredRecord | undefined): Promise<Links> {
  const [company, contact] = await Promise.all([
    linkUnlessKept(sync, 'deal', 'company', deal, () => companyLink(sync, request.companyWebsite)),
    linkUnlessKept(sync, 'deal', 'contact', deal, () => contactLink(sync, request.contactEmail)),
  ]);
  return { company, contact };
}

async function dealById(sync: Sync, id: string): Promise<StoredRecord[]> {
  const deal = await sync.records.read('deal', id);
  if (deal) return [deal];
  throw new RelayError('Record not found', {
    what: `Pipedrive has no deal ${id}.`,
    why: 'It was deleted or archived, or the user of the connection may not see it.',
    todo: 'Map the ID of a deal, or leave it empty to go by the title.',
  });
}

async function wantedOf(
  sync: Sync,
  request: DealPush,
  links: Links,
  record: StoredRecord | undefined,
): Promise<WantedFields> {
  const { value, currency } = request;
  const native = await wantedNative(sync, 'deal', [
    { key: 'title', text: request.title, essential: true },
    { key: 'value', text: value && currency ? `${value.trim()} ${currency.trim()}` : value },
    { key: 'stage', text: request.stage, beside: true },
    { key: 'status', text: request.status },
    { key: 'expected_close_date', text: request.expectedCloseDate },
    { key: 'company', text: links.company.id, essential: !record },
    { key: 'contact', text: links.contact.id, essential: !record },
    { key: 'owner', text: request.owner },
  ]);
  const warnings = [...native.warnings, ...links.company.warnings, ...links.contact.warnings];
  return both({ ...native, warnings }, await wantedCustom(sync, 'deal', request.custom));
}
