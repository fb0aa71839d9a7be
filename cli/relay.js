#!/usr/bin/env node
// The command's entry. `npm ci` links it into node_modules/.bin; `npm run build` makes what it loads.
require('../dist/relay.js')
  .main(process.argv.slice(2))
  .then((code) => {
    process.exitCode = code;
  });
