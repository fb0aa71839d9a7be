// Publishing checks of what stands on the integration's page. (zapier-platform.md 5.2: M002, M004)
import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';

test('M002: the description is as long and of the form that is asked for', () => {
  const [, description = ''] = /^\s*> (.+)$/m.exec(readFileSync('docs/releasing.md', 'utf8')) ?? [];
  expect(description.length).toBeGreaterThanOrEqual(40);
  expect(description.length).toBeLessThanOrEqual(140);
  expect(description).toMatch(/^Lead Relay is a .+\.$/);
  expect(description.split(/[.!?](?:\s|$)/).filter(Boolean).length).toBeLessThanOrEqual(3);
  expect(description).not.toMatch(/Zapier|sync/i);
});

test('M004: the logo is a square PNG of at least 256 pixels with transparency', () => {
  const png = readFileSync('docs/logo.png');
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  expect(width).toBe(height);
  expect(width).toBeGreaterThanOrEqual(256);
  const redGreenBlueAlpha = 6;
  expect(png[25]).toBe(redGreenBlueAlpha);
  expect(cornerAlpha(png)).toBe(0);
});

/** How opaque the first pixel is: nothing stands before it that its filter could add to. */
function cornerAlpha(png: Buffer): number | undefined {
  const data: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const [length, type] = [png.readUInt32BE(at), png.toString('latin1', at + 4, at + 8)];
    if (type === 'IDAT') data.push(png.subarray(at + 8, at + 8 + length));
  }
  return inflateSync(Buffer.concat(data))[4];
}
