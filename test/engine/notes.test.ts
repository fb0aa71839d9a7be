import { RuleError, renderNote } from '../../engine';
import { renderNoteFrom } from '../../engine/notes';
import fc from '../helpers/properties';

const notes = {
  signature: 'R & D',
  texts: { one: "{{lead}} is Zoe's <now>.\nBy {{ assistant }}\nWhy: {{reason}} ({{text}})\nPlain line\n" },
};

test('fills in, and ends with the signature', () => {
  const note = renderNoteFrom(notes, 'one', { lead: 'Ada', assistant: 'Zoe', reason: 'x', text: 'y' });
  expect(note).toBe("Ada is Zoe's &lt;now&gt;.<br>By Zoe<br>Why: x (y)<br>Plain line<br>R &amp; D");
});

test.each([{}, { reason: 'x' }, { reason: 'x', text: '' }])(
  'a line without a value vanishes: %j',
  (values) => {
    const note = renderNoteFrom(notes, 'one', { lead: 'Ada', assistant: 'Zoe', ...values });
    expect(note).toBe("Ada is Zoe's &lt;now&gt;.<br>By Zoe<br>Plain line<br>R &amp; D");
  },
);

test('a value is escaped, its line ends become <br>, its braces stay', () => {
  const lead = `<b onclick="x">A & 'B'</b>\r\n{{assistant}}\n{{ reason }}\r!`;
  const note = renderNoteFrom(notes, 'one', { lead, assistant: 'Zoe' });
  expect(note.split('<br>').slice(0, 4)).toEqual([
    '&lt;b onclick=&quot;x&quot;&gt;A &amp; &#39;B&#39;&lt;/b&gt;',
    '{{assistant}}',
    '{{ reason }}',
    "! is Zoe's &lt;now&gt;.",
  ]);
});

test('inherited names are no values', () => {
  expect(renderNoteFrom({ signature: 'S', texts: { one: 'x {{constructor}}\ny' } }, 'one', {})).toBe(
    'y<br>S',
  );
});

test('nothing that is filled in can be a tag', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (lead, reason) => {
      const note = renderNoteFrom(notes, 'one', { lead, assistant: reason, reason, text: lead });
      expect(note.replaceAll('<br>', '')).not.toMatch(/[<>]/);
    }),
  );
});

test('the shipped notes', () => {
  expect(renderNote('accepted', { lead: 'Ada', assistant: 'Zoe', schedule: 'Europe' })).toBe(
    'Zoe takes over Ada now.<br>Follow-up plan: Europe<br>Lead Relay',
  );
  expect(renderNote('handed_back_by_request', { lead: 'Ada', owner: 'Bo', reason: 'wants a call' })).toBe(
    'Ada was handed back on request.<br>To: Bo<br>Reason: wants a call<br>Lead Relay',
  );
});

test('the two directions of a mail differ, whatever is known of it', () => {
  expect(renderNote('email_sent', {})).not.toBe(renderNote('email_received', {}));
  expect(renderNote('email_sent', { reference: '<1@acme.example>' })).toContain(
    'Message id: &lt;1@acme.example&gt;',
  );
});

test.each(['nothing', 'toString', '__proto__'])('a note that is not there is a rule error: %s', (key) => {
  expect(() => renderNote(key, {})).toThrow(RuleError);
});
