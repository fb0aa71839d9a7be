// What a schema cannot say about the files that are plain data.
import type { Fault } from '../fault';
import { entriesOf, itemsOf, valueAt } from '../plain';
import type { Source } from '../source';
import { crmNames } from '../words';
import type { Check } from './check';
import { type NamedField, sharedNames } from './shared-names';

/** Follow-ups come one after the other, and the hours of a day have a beginning before their end. */
export const checkSchedules: Check = (folder) => {
  const source = folder.rules['schedules.yaml'];
  if (!source) return [];
  return entriesOf(valueAt(source.value, 'schedules')).flatMap(([name, schedule]) => [
    ...daysInOrder(source, name, schedule),
    ...windowInOrder(source, name, schedule),
  ]);
};

/** An e-mail address is one assistant. */
export const checkAssistants: Check = (folder) => {
  const source = folder.rules['assistants.yaml'];
  if (!source) return [];
  const emails = itemsOf(valueAt(source.value, 'assistants')).map((item) => lower(valueAt(item, 'email')));
  return emails.flatMap((email, at) => {
    if (email === undefined || emails.indexOf(email) === at) return [];
    const path = ['assistants', at, 'email'];
    return [source.fault('duplicate-assistant', path, `${email} is an assistant already`)];
  });
};

/** Exactly the options fields say where their options come from, and no two fields share a name. */
export const checkFields: Check = (folder) => {
  const source = folder.rules['fields.yaml'];
  if (!source) return [];
  return [
    ...optionsFaults(source),
    ...crmNames.flatMap((crm) => sharedNames(source, namedFields(source, 'fields', crm))),
    ...sharedNames(source, namedFields(source, 'company')),
  ];
};

function daysInOrder(source: Source, name: string, schedule: unknown): Fault[] {
  const days = itemsOf(valueAt(schedule, 'follow_ups')).map((item) => valueAt(item, 'day'));
  return days.flatMap((day, at) => {
    const before = days[at - 1];
    if (typeof day !== 'number' || typeof before !== 'number' || day > before) return [];
    const path = ['schedules', name, 'follow_ups', at, 'day'];
    return [source.fault('day-order', path, `day ${day} must be later than the day before it, ${before}`)];
  });
}

function windowInOrder(source: Source, name: string, schedule: unknown): Fault[] {
  const from = valueAt(schedule, 'send_window', 'from');
  const to = valueAt(schedule, 'send_window', 'to');
  if (!isTime(from) || !isTime(to) || from < to) return [];
  const path = ['schedules', name, 'send_window', 'to'];
  return [source.fault('window-order', path, `the window ends at ${to}, which is not after ${from}`)];
}

function isTime(value: unknown): value is string {
  return typeof value === 'string' && /^\d{2}:\d{2}$/.test(value);
}

function optionsFaults(source: Source): Fault[] {
  return entriesOf(valueAt(source.value, 'fields')).flatMap(([key, field]) => {
    const has = valueAt(field, 'options') !== undefined;
    return crmNames.flatMap((crm) => {
      const type = valueAt(field, crm, 'type');
      if (typeof type !== 'string' || (type === 'options') === has) return [];
      const message = has
        ? `${key} has options, so its type is options`
        : `say where the options of ${key} come from: options: states, or schedules`;
      return [source.fault('field-options', ['fields', key, crm, 'type'], message)];
    });
  });
}

function namedFields(source: Source, section: string, ...place: string[]): NamedField[] {
  return entriesOf(valueAt(source.value, section)).map(([key, field]) => ({
    key,
    name: valueAt(field, ...place, 'name'),
    path: [section, key, ...place, 'name'],
    at: 'value',
    where: place.map((crm) => ` in ${crm}`).join(''),
  }));
}

function lower(value: unknown): string | undefined {
  return typeof value === 'string' ? value.toLowerCase() : undefined;
}
