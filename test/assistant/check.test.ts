// Check Assistant's four answers: created is what the service knows where it is connected, else what the rules list.
import assignLead from '../../creates/assign-lead';
import checkAssistant from '../../searches/check-assistant';
import { describeOnBoth } from '../helpers/crms';
import { failure } from '../helpers/failure';
import { login, useService } from '../helpers/service';

interface Check {
  status: string;
  next_step: string;
}

describeOnBoth('check_assistant', (crm) => {
  const at = useService(crm);
  const mara = 'mara@assistants.example';
  const noor = 'noor@assistants.example';
  const added = () => at.service.addAssistant({ name: 'Noor', emailid: noor.toUpperCase() });

  describe.each([
    {
      connection: 'with the service',
      run: at.run,
      // The rules list Mara, and the service does not know her.
      unknown: mara,
      known: noor,
      create: () => added(),
      nextStep: 'Create the assistant at its service, and share it with the user of this connection.',
    },
    {
      connection: 'without the service',
      run: crm.run,
      // The service knows Noor, and the rules do not list her.
      unknown: noor,
      known: mara,
      create: () => added(),
      nextStep: 'Create the assistant, and list it in rules/assistants.yaml.',
    },
  ])('$connection', ({ run, unknown, known, create, nextStep }) => {
    const check = async (assistant: string) => (await run<Check[]>(checkAssistant, { assistant }))[0];
    beforeEach(create);

    test('an assistant that was not created, though the CRM has the user', async () => {
      crm.addUser({ email: unknown, firstName: 'New' });
      expect(await check(unknown)).toMatchObject({
        status: 'ASSISTANT_NOT_YET_CREATED',
        next_step: nextStep,
      });
    });

    test('one that is no user of the CRM', async () => {
      expect(await check(known)).toMatchObject({
        status: 'ASSISTANT_DOES_NOT_EXISTS_AS_USER_IN_CRM',
        next_step: expect.stringMatching(/^Invite the assistant/),
      });
    });

    test('one that was deactivated in the CRM', async () => {
      const id = crm.addUser({ email: known, firstName: 'New' });
      crm.deactivateUser(id);
      expect((await check(known))?.status).toBe('ASSISTANT_DOES_NOT_EXISTS_AS_USER_IN_CRM');
    });

    test('one that has no lead yet, by e-mail and by id', async () => {
      const id = crm.addUser({ email: known, firstName: 'New' });
      for (const ref of [known, known.toUpperCase(), id]) {
        expect(await check(ref)).toMatchObject({
          status: 'ASSISTANT_EXISTS_AS_USER_IN_CRM',
          next_step: 'Assign a first lead to the assistant.',
        });
      }
    });

    test('one that works', async () => {
      const assistant = crm.addUser({ email: known, firstName: 'New' });
      await crm.run(assignLead, { lead: crm.lead(), assistant });
      expect(await check(known)).toMatchObject({
        status: 'ALL_WORKING_WELL',
        next_step: 'Nothing to do.',
      });
    });
  });

  test('reads the whole list, page by page', async () => {
    for (let count = 0; count < 24; count += 1) {
      at.service.addAssistant({ name: `A ${count}`, emailid: `a${count}@assistants.example` });
    }
    added();
    const [check] = await at.run<Check[]>(checkAssistant, { assistant: noor });
    expect(check?.status).toBe('ASSISTANT_DOES_NOT_EXISTS_AS_USER_IN_CRM');
    const pages = [0, 1, 2].map((page) => `GET /leads/assistant?page=${page}&size=10`);
    expect(crm.requests().slice(-4)).toEqual([login, ...pages]);
  });

  test('a service that does not answer is an error, not an answer', async () => {
    at.answer(/assistant/, 500, 'Out of order');
    const { message } = await failure(at.run(checkAssistant, { assistant: noor }));
    expect(message).toMatch(/^Service unavailable: The assistant’s service .*Out of order/);
  });

  test('a list that does not end is an error', async () => {
    const full = JSON.stringify(Array.from({ length: 10 }, (_, id) => ({ id, emailid: null })));
    at.answer(/assistant/, 200, full);
    const { message } = await failure(at.run(checkAssistant, { assistant: noor }));
    expect(message).toContain('does not end its list');
  });
});
