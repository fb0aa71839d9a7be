import leadStatusChanged from '../../triggers/lead-status-changed';
import { describeOnBoth } from '../helpers/crms';
import { advance, minute } from '../helpers/time';
import { type Item, zapsOf } from '../helpers/zaps';

describeOnBoth('many changes at once', (crm) => {
  const { zapOn } = zapsOf(crm);
  const { edit } = crm;
  const count = crm.morePeople;

  test('more than a page of contacts: each once', async () => {
    const zap = zapOn(leadStatusChanged);
    await zap.on();
    advance(minute);
    const leads = Array.from({ length: count }, () => crm.lead({ connection_status: 'Cold' }));
    const seen: Item[] = [];
    for (let polls = 0; polls < 4; polls += 1) {
      advance(minute);
      seen.push(...(await zap.poll()));
    }
    expect(seen.map(({ lead_id }) => lead_id).sort()).toEqual([...leads].sort());
  }, 60_000);

  test('edits while pages are read lose none', async () => {
    const zap = zapOn(leadStatusChanged);
    const leads = Array.from({ length: count }, () => crm.lead());
    await zap.on();
    advance(minute);
    for (const lead of leads) edit(lead, { connection_status: 'Cold' });
    let searches = 0;
    crm.beforeEachPage(() => {
      searches += 1;
      advance(1_000);
      const touched = leads[searches * 37];
      if (touched) edit(touched, { connection_status: 'Warm' });
    });
    const seen: Item[] = [];
    for (let polls = 0; polls < 8; polls += 1) {
      seen.push(...(await zap.poll()));
      advance(minute);
    }
    const cold = seen.filter(({ connection_status }) => connection_status === 'Cold');
    expect(cold.map(({ lead_id }) => lead_id).sort()).toEqual([...leads].sort());
    const warm = seen.filter(({ connection_status }) => connection_status === 'Warm');
    expect(warm).toHaveLength(Math.min(searches, Math.ceil(count / 37) - 1));
  }, 60_000);
});
