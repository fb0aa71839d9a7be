import { event, noon, openAccount, profile, refusals } from './clevertap-account';

describe('codes', () => {
  test.each([
    [509, 'no event name', event(undefined)],
    [509, 'an empty event name', event(' ')],
    [512, 'no event data', event('Won', null)],
    [512, 'a list in an event', event('Won', { Products: ['lens'] })],
    [512, 'a nested object in an event', event('Won', { Deal: { value: 1 } })],
    [512, 'null in an event', event('Won', { Value: null })],
    [512, 'an event property with a forbidden character', event('Won', { 'deal.value': 1 })],
    [512, 'an event property of 121 bytes', event('Won', { [`${'é'.repeat(60)}x`]: 1 })],
    [512, 'an event value of 513 bytes', event('Won', { Note: `${'é'.repeat(256)}x` })],
    [512, 'a forbidden character in an event name', event('Deal: won')],
    [512, 'an event name of 121 bytes', event('x'.repeat(121))],
    [512, 'Charged with Items that are no objects', event('Charged', { Items: ['lens'] })],
    [512, 'Charged with nested Items', event('Charged', { Items: [{ Maker: { name: 'x' } }] })],
    [512, 'Items in another event', event('Won', { Items: [{ Name: 'lens' }] })],
    [513, 'a system event', event('App Launched')],
    [513, 'a system event in another spelling', event('applaunched')],
    [513, 'a page view', event('Web Page Viewed')],
    [514, 'a gender in full', profile({ Gender: 'male' })],
    [515, 'an e-mail without @', profile({ Email: '1234' })],
    [515, 'an e-mail of signs', profile({ Email: '$$$$$' })],
    [516, 'a short number', profile({ Phone: '223' })],
    [516, 'two plus signs', profile({ Phone: '+44+441234' })],
    [516, 'blanks in a number', profile({ Phone: '+44 20 7946 0000' })],
    [516, 'a number of JSON', profile({ Phone: 442079460000 })],
    [517, 'an employment in full', profile({ Employed: 'yes' })],
    [518, 'another school', profile({ Education: 'Kindergarten' })],
    [519, 'a marriage of JSON', profile({ Married: true })],
    [520, 'an age in letters', profile({ Age: 'aa' })],
    [522, 'an event of 101 properties', event('Won', numbered(101))],
    [523, 'no identifier', profile({}, { identity: undefined })],
    [523, 'an empty identifier', profile({}, { identity: '  ' })],
    [523, 'two identifiers', profile({}, { objectId: 'abc' })],
    [523, 'an identifier that is a number', profile({}, { identity: 77 })],
    [524, 'another type', profile({}, { type: 'Profile' })],
    [525, 'a moment of 0', event('Won', {}, { ts: 0 })],
    [525, 'a moment before 1970', event('Won', {}, { ts: -5 })],
    [525, 'an ISO moment', event('Won', {}, { ts: '2026-11-20T12:00:00Z' })],
    [525, 'half a second', event('Won', {}, { ts: 1_700_000_000.5 })],
    [526, 'a malformed object id', { ...profile({}, { objectId: 'a b' }), identity: undefined }],
  ])('clevertap 3-6: %i for %s', (code, _, record) => {
    const { upload, clevertap } = openAccount();
    const { status, body } = upload(record);
    expect(status).toBe(200);
    expect(body).toEqual({
      status: 'fail',
      processed: 0,
      unprocessed: [
        {
          status: 'fail',
          code,
          error: expect.stringMatching(/ Skipped record number : 1$/),
          record: JSON.parse(JSON.stringify(record)),
        },
      ],
    });
    expect([clevertap.profiles(), clevertap.events()]).toEqual([[], []]);
  });

  test('clevertap 5: 528 for an event that somebody discarded, in any spelling', () => {
    const { upload, clevertap } = openAccount();
    clevertap.settings.discardedEvents.push('Sign Up');
    expect(refusals(upload(event('signup'), event('SIGN UP'), event('Sign Up 2')))).toEqual([528, 528]);
  });

  test('clevertap 6: partial counts, numbers from 1, and an accepted phone comes back as a number', () => {
    const { upload, clevertap } = openAccount();
    const bad = profile({ Phone: '+442079460000', Email: 'x' });
    const { body } = upload(profile({ Name: 'Ada' }), bad, event('Won'), event('Stayed'));
    expect(body).toMatchObject({ status: 'partial', processed: 2 });
    expect(body.unprocessed).toMatchObject([
      { code: 515, error: expect.stringContaining('Skipped record number : 2') },
      { code: 513, error: expect.stringContaining('Skipped record number : 4') },
    ]);
    expect(body.unprocessed[0].record.profileData).toEqual({ Phone: 442079460000, Email: 'x' });
    expect(clevertap.profile('ada@acme.example')?.properties).toEqual({ Name: 'Ada' });
  });
});

describe('profiles', () => {
  const stored = (...updates: object[]) => {
    const { upload, clevertap } = openAccount();
    for (const update of updates) expect(refusals(upload(profile(update)))).toEqual([]);
    return clevertap.profile('ada@acme.example')?.properties;
  };

  test('clevertap 4: updates merge: what is not sent is left alone', () => {
    expect(stored({ City: 'Lyon', Tags: ['a'] }, { Tags: ['b', 'b'], Age: '18' })).toEqual({
      City: 'Lyon',
      Tags: ['b'],
      Age: '18',
    });
  });

  test('clevertap 4: one bad reserved value rejects the whole record', () => {
    const { upload, clevertap } = openAccount();
    upload(profile({ City: 'Lyon', Email: '$$$$$' }));
    expect(clevertap.profiles()).toEqual([]);
  });

  test.each([
    ['a list grows, without doubles', { Tags: ['a'] }, { Tags: { $add: ['a', 'b'] } }, { Tags: ['a', 'b'] }],
    ['a scalar becomes a list', { Tags: 'a' }, { Tags: { $add: ['b'] } }, { Tags: ['a', 'b'] }],
    ['removing', { Tags: ['a', 'b'] }, { Tags: { $remove: ['a'] } }, { Tags: ['b'] }],
    ['removing all', { Tags: ['a'] }, { Tags: { $remove: ['a'] } }, {}],
    ['counting up', { Score: 3 }, { Score: { $incr: 2 } }, { Score: 5 }],
    ['counting down', {}, { Score: { $decr: 2 } }, { Score: -2 }],
    ['deleting a name', { Name: 'Ada', Gender: 'F' }, { Name: { $delete: 1 } }, { Gender: 'F' }],
  ])('clevertap 4: operators: %s', (_, before, update, expected) => {
    expect(stored(before, update)).toEqual(expected);
  });

  test('clevertap 4: of a list the latest hundred stay', () => {
    const items = Array.from({ length: 101 }, (_, count) => `item ${count}`);
    expect(stored({ Tags: items })).toEqual({ Tags: items.slice(1) });
  });

  test.each([
    ['a forbidden character', { 'deal#': 1 }],
    ['a name of 121 bytes', { [`${'é'.repeat(60)}x`]: 1 }],
    ['a value of 513 bytes', { Note: `${'é'.repeat(256)}x` }],
    ['a list of numbers', { Tags: [1] }],
    ['a nested object', { Deal: { value: 1 } }],
    ['null', { City: null }],
    ['two operators', { Score: { $incr: 1, $decr: 1 } }],
    ['half a point', { Score: { $incr: 0.5 } }],
    ['$set', { City: { $set: 'Lyon' } }],
    ['deleting a property of one’s own', { City: { $delete: 1 } }],
    ['a birthday in text', { DOB: '1990-05-01' }],
    ['a switch in text', { 'MSG-email': 'false' }],
  ])('clevertap 4, 6: %s is lost in silence, and shows on the error stream', (_, update) => {
    const { upload, clevertap } = openAccount();
    expect(upload(profile({ ...update, Kept: 'yes' })).body.status).toBe('success');
    expect(clevertap.profile('ada@acme.example')?.properties).toEqual({ Kept: 'yes' });
    expect(clevertap.errorStream()).toEqual([
      { identifier: 'ada@acme.example', what: expect.stringContaining(Object.keys(update)[0] ?? '') },
    ]);
  });

  test('clevertap 4: the 257th custom property is lost; reserved ones do not count', () => {
    const { upload, clevertap } = openAccount();
    upload(profile({ ...numbered(256), Name: 'Ada', DOB: '$D_-1' }), profile({ p0: 'again', another: 1 }));
    expect(clevertap.errorStream()).toHaveLength(1);
    expect(clevertap.profile('ada@acme.example')?.properties).toMatchObject({ p0: 'again', DOB: '$D_-1' });
  });

  test('clevertap 3: identities that differ in case or blanks are two profiles', () => {
    const { upload, clevertap } = openAccount();
    upload(
      profile({}),
      profile({}, { identity: 'Ada@acme.example' }),
      profile({}, { identity: 'ada@acme.example ' }),
    );
    expect(clevertap.profiles()).toHaveLength(3);
  });

  test('clevertap 3: CleverTap’s own object id leads to the same profile', () => {
    const { upload, clevertap } = openAccount();
    upload(profile({}));
    const objectId = clevertap.profiles()[0]?.objectId;
    upload({ type: 'profile', objectId, profileData: { City: 'Lyon' } });
    expect(clevertap.profiles()).toMatchObject([
      { identity: 'ada@acme.example', properties: { City: 'Lyon' } },
    ]);
  });
});

describe('events', () => {
  test('clevertap 3: an unknown identity makes a profile; without ts it is the server’s time', () => {
    const { upload, clevertap } = openAccount();
    upload(event('Won', { Value: 5 }));
    expect(clevertap.profiles()).toHaveLength(1);
    expect(clevertap.events()).toEqual([{ name: 'Won', ts: noon / 1000, data: { Value: 5 } }]);
  });

  test('clevertap 8: an event that is sent again is there twice', () => {
    const { upload, clevertap } = openAccount();
    upload(event('Won', {}, { ts: 1_700_000_000 }));
    upload(event('Won', {}, { ts: 1_700_000_000 }));
    expect(clevertap.events()).toHaveLength(2);
  });

  test('clevertap 5: names are one in any capitals and with any blanks', () => {
    const { upload, clevertap } = openAccount();
    upload(event('Sign Up'), event('signup'), event('SIGNUP'));
    expect(clevertap.events().map(({ name }) => name)).toEqual(['Sign Up', 'Sign Up', 'Sign Up']);
  });

  test('clevertap 3: milliseconds are taken, and lie far in the future', () => {
    const { upload, clevertap } = openAccount();
    expect(upload(event('Won', {}, { ts: noon })).body.status).toBe('success');
    expect(clevertap.events()[0]?.ts).toBe(noon);
  });

  test('clevertap 5: Charged alone may hold a list of flat objects', () => {
    const { upload, clevertap } = openAccount();
    const data = { Amount: 300, Items: [{ Name: 'Lens', Price: 150.5 }] };
    expect(upload(event('Charged', data)).body.status).toBe('success');
    expect(clevertap.events()[0]?.data).toEqual(data);
    const many = Array.from({ length: 257 }, () => ({ Name: 'Lens' }));
    expect(refusals(upload(event('Charged', { Items: many })))).toEqual([512]);
  });

  test('clevertap 5: how many properties an event may have is the account’s', () => {
    const { upload, clevertap } = openAccount();
    clevertap.settings.eventProperties = 256;
    expect(refusals(upload(event('Won', numbered(256)), event('Won', numbered(257))))).toEqual([522]);
  });
});

function numbered(count: number): Record<string, number> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, index]));
}
