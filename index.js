// What Zapier's tools load from the repository's root; `npm run build` makes the file behind it.
module.exports = require('./dist/index.js').default;
