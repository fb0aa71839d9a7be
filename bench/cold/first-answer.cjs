// Runs in a process of its own, in the folder of an unpacked package: one event, as Zapier hands it over. Prints how
// long after the start of the process the answer was there, and what the process then took.
const { resolve } = require('node:path');

const event = JSON.parse(process.argv[2]);

(async () => {
  const wrapper = await import(resolve('zapierwrapper.js'));
  const handler = wrapper.handler ?? wrapper.default.handler;
  const cache = event.zcacheTestObj;
  const { results } = await handler({ ...event, zcacheTestObj: cache }, {});
  const milliseconds = performance.now();
  const { user, system } = process.cpuUsage();
  const own = (user + system) / 1_000;
  process.stdout.write(
    JSON.stringify({ milliseconds, own, resident: process.memoryUsage.rss(), results, cache }),
  );
})();
