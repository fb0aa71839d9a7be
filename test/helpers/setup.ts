// Runs around every test file: no test reaches the network, and no file leaves its interception to the next.
import nock from 'nock';

beforeEach(() => {
  nock.disableNetConnect();
  // Zapier ends a process that has served 250 calls and grown large: right for a worker, not for a test run.
  const usage = process.memoryUsage();
  jest.spyOn(process, 'memoryUsage').mockReturnValue({ ...usage, rss: 100_000_000 });
});
afterEach(() => {
  nock.cleanAll();
  nock.disableNetConnect();
});
afterAll(() => nock.restore());
