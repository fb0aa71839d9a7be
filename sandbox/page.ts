// GET /: what is in the services and what was asked of them. Self-contained; refreshes itself without a script.
import type { AssistantSnapshot } from './assistant/index';
import { renderAssistant } from './assistant/page';
import type { CleverTapSnapshot } from './clevertap/index';
import { renderCleverTap } from './clevertap/page';
import type { LoggedRequest } from './core/types';
import type { HubSpotSnapshot } from './hubspot/index';
import { renderHubSpot } from './hubspot/page';
import { style } from './page-style';
import { each, escaped, shortTime } from './page-text';
import { renderPipedrive } from './pipedrive/page';
import type { PipedriveSnapshot } from './pipedrive/snapshot';

export interface PageState {
  now: number;
  hubspot: HubSpotSnapshot;
  pipedrive: PipedriveSnapshot;
  clevertap: CleverTapSnapshot;
  assistant: AssistantSnapshot;
  requests: readonly LoggedRequest[];
}

const shownRequests = 40;
const shownBody = 1500;
const places = [
  ['hubspot', 'HubSpot'],
  ['pipedrive', 'Pipedrive'],
  ['clevertap', 'CleverTap'],
  ['assistant', 'Assistant'],
  ['requests', 'Last requests'],
] as const;

export function renderPage({ now, hubspot, pipedrive, clevertap, assistant, requests }: PageState): string {
  const records = [
    renderHubSpot(hubspot),
    renderPipedrive(pipedrive),
    renderCleverTap(clevertap),
    renderAssistant(assistant),
  ].join('\n');
  const latest = requests.slice(-shownRequests).reverse();
  const body = `<main><div>${records}</div>
<section id="requests"><h2>Last requests (${requests.length})</h2>${each(latest, request)}${moreThan(latest, requests)}</section></main>`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Lead Relay sandbox</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="refresh" content="4">
<style>${style}</style></head><body>
<header><h1>Lead Relay sandbox</h1><p>${escaped(shortTime(new Date(now).toISOString()))} UTC, every 4 seconds anew</p>
<nav>${each(
    places.filter(([id]) => body.includes(`id="${id}"`)),
    ([id, name]) => `<a href="#${id}">${name}</a>`,
  )}</nav></header>
${body}
</body></html>`;
}

function moreThan(latest: readonly LoggedRequest[], { length }: PageState['requests']): string {
  if (length === 0)
    return '<p class="sub">None yet. With its address in RELAY_SANDBOX_URL, the integration asks here.</p>';
  return length > latest.length ? `<p class="sub">and ${length - latest.length} before them</p>` : '';
}

function request({ at, vendor, method, url, status, body }: LoggedRequest): string {
  const detail = body === null ? '' : `<pre>${escaped(shortened(JSON.stringify(body, null, 1)))}</pre>`;
  const kind = status < 300 ? 'ok' : 'bad';
  const [path = '', query = ''] = url.split('?');
  const asked = each([...new URLSearchParams(query)], ([name, value]) => escaped(`${name}=${value}`));
  return `<div class="request"><b class="${kind}">${status}</b> ${escaped(method)} ${escaped(vendor)} <code>${escaped(path)}</code>
<p class="sub">${asked}</p><small>${escaped(shortTime(at))}</small>${detail}</div>`;
}

const shortened = (text: string): string =>
  text.length > shownBody
    ? `${text.slice(0, shownBody)}\n… ${text.length - shownBody} characters more`
    : text;
