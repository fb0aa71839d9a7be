import { releaseFaults } from '../../scripts/docs/release';

const changelog = '# Changelog\n\n## Unreleased\n\n## 11.2.0\n\n## 1.2.0 (2026-11-21)\n\n- New: all.\n';
const packageJson = '{ "name": "lead-relay", "version": "1.2.0" }';

test('one version in three places is ready', () => {
  expect(releaseFaults('v1.2.0', packageJson, changelog)).toEqual([]);
});

test.each([
  ['1.2.0', ['"1.2.0" is no release tag; it is written v1.2.3.']],
  ['v1.2', ['"v1.2" is no release tag; it is written v1.2.3.']],
  ['v11.2.0', ['package.json names the version 1.2.0, not 11.2.0.']],
  ['v2.0.0', ['package.json names the version 1.2.0, not 2.0.0.', 'CHANGELOG.md has no heading "## 2.0.0".']],
])('%s is not', (tag, faults) => {
  expect(releaseFaults(tag, packageJson, changelog)).toEqual(faults);
});
