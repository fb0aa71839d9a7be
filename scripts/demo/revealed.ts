// The second act: what was seen on the website comes in, and how each row must end.

export interface Row {
  does: 'push_company' | 'push_contact' | 'push_deal';
  what: string;
  input: Record<string, string>;
  /** `created`, `updated`, `unchanged` or `skipped`. */
  ends: string;
  /** Words that a warning must hold; undefined where there must be none. */
  warned?: string;
}

const company = (name: string, website: string, score: string, ends: string, warned?: string): Row => ({
  does: 'push_company',
  what: `${name} · ${website}`,
  input: { name, website, engagement_score: score },
  ends,
  ...(warned && { warned }),
});

const contact = (name: string, email: string, website: string, ends: string, warned?: string): Row => ({
  does: 'push_contact',
  what: `${name} · ${email}`,
  input: { name, email, company_website: website },
  ends,
  ...(warned && { warned }),
});

/** Berg Energy is in the CRM already, as a person typed it. */
export const present = { name: 'Berg Energy', website: 'https://www.berg-energy.example/' };

export const rows: readonly Row[] = [
  company('Moreau Optics', 'https://www.moreau-optics.example/prices?lang=fr', '35', 'created'),
  company('MOREAU OPTICS', 'moreau-optics.example.', '80', 'updated'),
  company('Berg Energy AB', 'BERG-ENERGY.example', '54', 'updated'),
  company('Tanaka Robotics', 'http://guest@shop.tanaka-robotics.example:8080/arms', '20', 'created'),
  company('Tanaka Robotics', 'http://guest@shop.tanaka-robotics.example:8080/arms', '20', 'unchanged'),
  company('Somebody at home', 'https://mail.gmail.com', '12', 'skipped', 'free-mail'),
  company('Ourselves', 'sales.example', '99', 'skipped', 'own'),
  company('An office network', '10.0.0.4', '7', 'skipped', 'network address'),
  contact('Ada Moreau', 'ada@moreau-optics.example', 'www.moreau-optics.example', 'created'),
  contact('Ada Moreau', 'ADA@moreau-optics.example', 'moreau-optics.example', 'unchanged'),
  contact('Elin Berg', 'elin.berg@gmail.com', 'gmail.com', 'created', 'not linked'),
  {
    does: 'push_deal',
    what: 'Lenses 2027',
    input: {
      title: 'Lenses 2027',
      company_website: 'moreau-optics.example',
      contact_email: 'ada@moreau-optics.example',
      value: '12500',
      currency: 'EUR',
    },
    ends: 'created',
  },
];

/** What the CRM and CleverTap must hold in the end. */
export const ending = {
  organizations: ['Berg Energy', 'Moreau Optics', 'Tanaka Robotics'],
  linked: { 'Ada Moreau': 'Moreau Optics', 'Elin Berg': '' },
  stage: 'Proposal Made',
  event: 'Deal Stage Changed',
};
