import type { DuplicateMode } from '../engine';
import { checkNumber, needText } from '../inputs';
import type { Outcome } from '../outcome';
import { domainIn, isDomain } from './domain';
import { countryFact, factsGiven } from './exclusion';
import { companiesOf } from './match';
import { addNoteOnce, renderedNote } from './note';
import { left, pushRecord } from './push';
import { domainRules, type Sync } from './sync';
import { both, wantedCustom, wantedNative } from './wanted';

/** undefined is not asked for; an empty text is a value that was mapped and is empty. */
export interface CompanyPush {
  name: string | undefined;
  website: string | undefined;
  address?: string | undefined;
  /** Only for the rules: Pipedrive has no such field of its own. */
  country?: string | undefined;
  owner?: string | undefined;
  engagementScore?: string | undefined;
  source?: string | undefined;
  visitedPages?: string | undefined;
  custom: Readonly<Record<string, string>>;
  note?: string | undefined;
  duplicates?: DuplicateMode | undefined;
}

/**
 * Finds the company by its web domain, and creates or updates it field by field.
 * @throws RelayError `Required field missing` (name, website), `Invalid input`, `Set-up missing` (no field for the
 * website), `Record not found` (owner)
 */
export async function pushCompany(sync: Sync, request: CompanyPush): Promise<Outcome> {
  const name = needText(request.name, 'Name').trim();
  const website = needText(request.website, 'Website').trim();
  const score = checkNumber(request.engagementScore, 'Engagement Score');
  const note = request.note && renderedNote(request.note);
  const domain = domainIn(website, domainRules());
  if (!isDomain(domain)) return left({ name }, { reason: domain.unusable });
  return pushRecord(sync, {
    kind: 'company',
    name,
    key: `the domain ${domain.shown}`,
    duplicates: request.duplicates,
    input: factsGiven({ ...inputOf(request), name, website, domain: domain.key, engagement_score: score }),
    matches: (beforeCreate) => companiesOf(sync, domain, beforeCreate),
    wanted: () => wantedOf(sync, { ...request, name, website: domain.shown }),
    ...(note && { after: (record, created) => addNoteOnce(sync, record, note, created) }),
  });
}

const inputOf = ({ address, country, source }: CompanyPush) => ({
  address,
  country: countryFact(country),
  source,
});

async function wantedOf(sync: Sync, request: CompanyPush) {
  const native = await wantedNative(sync, 'company', [
    { key: 'name', text: request.name, essential: true },
    { key: 'website', text: request.website, essential: true },
    { key: 'address', text: request.address },
    { key: 'owner', text: request.owner },
    { key: 'engagement_score', text: request.engagementScore, beside: true },
    { key: 'source', text: request.source, beside: true },
    { key: 'visited_pages', text: request.visitedPages, beside: true },
  ]);
  return both(native, await wantedCustom(sync, 'company', request.custom));
}
