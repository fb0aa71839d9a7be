// What properties and events may be called. (clevertap.md 4, 5)

/** Names are the same in any capitals and with any spaces: SignUp, signup, "Sign Up". (clevertap.md 5) */
export const normalized = (name: string): string => name.replace(/\s/g, '').toLowerCase();

export const forbiddenInEvents = /[%><!|&.:;$'"\\]/;
export const forbiddenInProfiles = /[%><!|&.:;$'"\\#]/;

/** Bytes: the pages say bytes or characters, so the harder one. (clevertap.md 4) */
export const bytes = (text: string): number => Buffer.byteLength(text, 'utf8');

export const longestKey = 120;
export const longestValue = 512;

const system = [
  ...['Notification Sent', 'Notification Viewed', 'Notification Clicked', 'Notification Delivered'],
  ...[
    'Notification Replied',
    'UTM Visited',
    'App Launched',
    'App Uninstalled',
    'App Version Changed',
    'Stayed',
  ],
  ...[
    'Reply Sent',
    'Experiment Rendered',
    'Reachable By',
    'Identity Reset',
    'Identity Set',
    'Identity Error',
  ],
  ...['Web Page Viewed', 'App Installed', 'Push Impressions', 'State Transitioned', 'Session Concluded'],
  ...['Geocluster Entered', 'Geocluster Exited', 'Channel Unsubscribed', 'Segment Membership Change'],
];
const restricted = new Set(system.map(normalized));

/** clevertap.md 5: code 513. */
export const isRestricted = (name: string): boolean => restricted.has(normalized(name));
