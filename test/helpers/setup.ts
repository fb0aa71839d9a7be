// Runs around every test file: no test reaches the network, and no file leaves its interception to the next.
import nock from 'nock';

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  nock.disableNetConnect();
});
afterAll(() => nock.restore());
