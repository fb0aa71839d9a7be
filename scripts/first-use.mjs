// Packages that few steps need, and that are large: read when something of theirs is first used, so that a cold start
// does not wait for them. The code that imports them does not know.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** An esbuild plugin. @param folder where each package lies bundled, as the bundle that is built here will see it */
export function onFirstUse(packages, folder) {
  return {
    name: 'on-first-use',
    setup(build) {
      const filter = new RegExp(`^(${packages.join('|')})$`);
      build.onResolve({ filter }, ({ path }) => ({ path, namespace: 'on-first-use' }));
      build.onResolve({ filter: /./, namespace: 'on-first-use' }, ({ path }) => ({ path, external: true }));
      build.onLoad({ filter, namespace: 'on-first-use' }, ({ path }) => ({
        contents: getters(path, `${folder}/${path}.js`),
      }));
    },
  };
}

const getters = (name, file) =>
  Object.keys(require(name))
    .map(
      (key) =>
        `Object.defineProperty(exports, '${key}', { enumerable: true, get: () => require('${file}').${key} });`,
    )
    .join('\n');
