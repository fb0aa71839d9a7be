import checkAssistant from './check-assistant';
import findCompany from './find-company';
import findContact from './find-contact';
import findDeal from './find-deal';
import findLead from './find-lead';
import findUser from './find-user';
import listRecords from './list-records';
import previewDecision from './preview-decision';

export const searches = {
  [checkAssistant.key]: checkAssistant,
  [findLead.key]: findLead,
  [findUser.key]: findUser,
  [previewDecision.key]: previewDecision,
  [findCompany.key]: findCompany,
  [findContact.key]: findContact,
  [findDeal.key]: findDeal,
  [listRecords.key]: listRecords,
};

/** Looks first, and pushes what is not there. */
export const searchOrCreates = {
  find_company: pair('find_company', 'push_company', 'Company', 'company by its web domain'),
  find_contact: pair('find_contact', 'push_contact', 'Contact', 'contact by email address'),
  find_deal: pair('find_deal', 'push_deal', 'Deal', 'deal by title'),
};

function pair(search: string, create: string, noun: string, what: string) {
  return {
    key: search,
    display: {
      label: `Find or Create ${noun}`,
      description: `Finds a ${what} in Pipedrive, or creates it where it is not there.`,
    },
    search,
    create,
  };
}
