import { ada, refusal, startSeconds, texts, useCleverTap } from './account';

const relay = useCleverTap();

test('one request, and what CleverTap holds then', async () => {
  const result = await relay.profile({
    identity: ` ${ada} `,
    properties: { Name: 'Ada Moreau', City: 'Lyon' },
    properties_json: '{"City": "Paris", "Deal Value": 1200.5, "VIP": true, "Tags": ["lens", "b2b"]}',
    created_at: '2026-03-01T09:00:00Z',
  });
  expect(relay.requests()).toEqual(['POST /1/upload']);
  expect(relay.sent()).toEqual([
    [
      {
        type: 'profile',
        identity: ada,
        ts: startSeconds - 86_400,
        profileData: {
          Name: 'Ada Moreau',
          City: 'Paris',
          'Deal Value': 1200.5,
          VIP: true,
          Tags: ['lens', 'b2b'],
        },
      },
    ],
  ]);
  expect(result).toMatchObject({
    id: ada,
    outcome: 'Success',
    created: 0,
    updated: 1,
    unchanged: 0,
    skipped: 0,
    changed_fields: ['Name', 'City', 'Deal Value', 'VIP', 'Tags'],
    url: null,
    decision: null,
    lead_id: null,
  });
  expect(texts(result)).toEqual(['info: CleverTap took the profile.']);
  expect(relay.clevertap.profile(ada)?.properties).toMatchObject({ City: 'Paris', Tags: ['lens', 'b2b'] });
  expect(relay.clevertap.errorStream()).toEqual([]);
});

test('an update leaves alone what it does not name', async () => {
  await relay.profile({ identity: ada, properties: { City: 'Lyon', Plan: 'Free' } });
  await relay.profile({ identity: ada, properties: { Plan: 'Paid', City: '' } });
  expect(relay.clevertap.profile(ada)?.properties).toEqual({ City: 'Lyon', Plan: 'Paid' });
});

test('an object ID instead of an identity; a number becomes text', async () => {
  await relay.profile({ object_id: 'sandbox-77', identity: '' });
  const { id } = await relay.profile({ identity: 4711 });
  expect(id).toBe('4711');
  expect(relay.sent()).toEqual([
    [{ type: 'profile', objectId: 'sandbox-77', profileData: {} }],
    [{ type: 'profile', identity: '4711', profileData: {} }],
  ]);
});

test('operators change what is there', async () => {
  await relay.profile({ identity: ada, properties_json: '{"Score": 3, "Tags": ["a"], "Name": "Ada"}' });
  const operators = { Score: { $incr: 2 }, Tags: { $add: ['b'] }, Name: { $delete: 1 } };
  await relay.profile({ identity: ada, properties_json: JSON.stringify(operators) });
  expect(relay.sent()[1]).toMatchObject([{ profileData: operators }]);
  expect(relay.clevertap.profile(ada)?.properties).toEqual({ Score: 5, Tags: ['a', 'b'] });
});

test('a dry run asks CleverTap, and stores nothing', async () => {
  const result = await relay.profile({ identity: ada, properties: { City: 'Lyon' }, dry_run: 'true' });
  expect(relay.requests()).toEqual(['POST /1/upload?dryRun=1']);
  expect(result).toMatchObject({ outcome: 'Success', updated: 0, unchanged: 1, changed_fields: [] });
  expect(texts(result)).toEqual(['info: CleverTap only checked this: a dry run stores nothing.']);
  expect(relay.clevertap.profiles()).toEqual([]);
});

test('text arrives byte for byte, double curly braces included', async () => {
  const note = ' “Ünïcode” {{bundle.authData.x}} \\ "quoted"\r\n\u0000🙂 ';
  const name = 'Note {{1}}';
  await relay.profile({
    identity: '{{ada}}',
    properties: { [name]: note },
    properties_json: JSON.stringify({ Tags: ['{{process.env.X}}'] }),
  });
  expect(relay.sent()).toEqual([
    [{ type: 'profile', identity: '{{ada}}', profileData: { [name]: note, Tags: ['{{process.env.X}}'] } }],
  ]);
});

describe('CleverTap’s own properties', () => {
  test('are brought into its form', async () => {
    await relay.profile({
      identity: ada,
      properties: {
        Email: ` ${ada} `,
        Phone: '+44 (20) 7946-0000',
        Gender: 'Female',
        Employed: 'yes',
        Married: 'n',
        Education: 'graduate',
        Age: '36',
        DOB: '1990-05-21T00:00:00+02:00',
        'MSG-email': 'False',
        'MSG-dndPhone': 'true',
      },
    });
    const data = {
      Email: ada,
      Phone: '+442079460000',
      Gender: 'F',
      Employed: 'Y',
      Married: 'N',
      Education: 'Graduate',
      Age: '36',
      DOB: `$D_${Date.parse('1990-05-21T00:00:00Z') / 1000}`,
      'MSG-email': false,
      'MSG-dndPhone': true,
    };
    expect(relay.sent()).toMatchObject([[{ profileData: data }]]);
    expect(relay.clevertap.profile(ada)?.properties).toEqual(data);
  });

  test.each([
    ['Email', 'ada at moreau', 'an email address'],
    ['Email', 5, 'an email address'],
    ['Phone', '0207 946 0000', '+ and the country code'],
    ['Phone', '+44+441234', '+ and the country code'],
    ['Phone', 442079460000, '+ and the country code'],
    ['Gender', 'X', 'M or F'],
    ['Employed', 'maybe', 'Y or N'],
    ['Married', 'divorced', 'Y or N'],
    ['Education', 'Kindergarten', 'School, College or Graduate'],
    ['Age', 'aa', 'a number'],
    ['DOB', '21.05.1990', 'a date such as 1990-05-21'],
    ['DOB', '1990-02-30', 'a date such as 1990-05-21'],
    ['MSG-sms', 'never', 'true or false'],
    ['Name', { first: 'Ada' }, 'a text'],
  ])('%s %j: refused before any request', async (key, value, form) => {
    const properties_json = JSON.stringify({ City: 'Lyon', [key]: value });
    const { name, message } = await refusal(relay.profile({ identity: ada, properties_json }));
    const told = typeof value === 'object' ? JSON.stringify(value) : value;
    expect(message).toContain(
      `Invalid input: "${told}" cannot be the value of ${key}. CleverTap wants ${form}`,
    );
    expect(message).toContain('refuses the whole profile otherwise. Correct it, or leave it out.');
    expect(name).toBe('HaltedError');
    expect(relay.requests()).toEqual([]);
  });
});

describe('when CleverTap has a problem', () => {
  test('a passing one goes unnoticed: a profile that arrives twice is the same profile', async () => {
    relay.answer(503);
    const result = relay.profile({ identity: ada, properties: { City: 'Lyon' } });
    const { name, message } = await refusal(result);
    expect(relay.requests()).toEqual(['POST /1/upload', 'POST /1/upload', 'POST /1/upload']);
    expect(message).toBe(
      'Service unavailable: CleverTap answered with an error of its own (503). The service has a problem at the moment. Try again in a few minutes.',
    );
    expect(name).toBe('AppError');
  });

  test.each([{ $incr: 1 }, { $decr: 1 }, { $add: ['a'] }])(
    'a profile with %j is sent once: twice would count twice',
    async (operator) => {
      relay.answer(500);
      const properties_json = JSON.stringify({ Score: operator });
      const { name, message } = await refusal(relay.profile({ identity: ada, properties_json }));
      expect(relay.requests()).toHaveLength(1);
      expect(message).toContain('Whether CleverTap stored it is unknown. It was not sent again');
      expect(name).toBe('HaltedError');
    },
  );

  test.each([{ $remove: ['a'] }, { $delete: 1 }])('a profile with %j may be sent again', async (operator) => {
    relay.answer(500);
    await refusal(relay.profile({ identity: ada, properties_json: JSON.stringify({ Name: operator }) }));
    expect(relay.requests()).toHaveLength(3);
  });
});
