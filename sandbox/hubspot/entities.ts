export interface Owner {
  /** What records hold. Never the same number as userId (hubspot.md 5). */
  id: string;
  userId: number;
  email: string;
  firstName: string;
  lastName: string;
  archived: boolean;
  createdAt: number;
  updatedAt: number;
}

export interface PropertyOption {
  label: string;
  value: string;
  displayOrder: number;
  hidden: boolean;
  description?: string | undefined;
}

export const propertyTypes = [
  'string',
  'number',
  'bool',
  'enumeration',
  'date',
  'datetime',
  'phone_number',
] as const;
export type PropertyType = (typeof propertyTypes)[number];

export interface PropertyDefinition {
  name: string;
  label: string;
  type: PropertyType;
  fieldType: string;
  groupName: string;
  description: string;
  options: PropertyOption[];
  displayOrder: number;
  hidden: boolean;
  formField: boolean;
  hasUniqueValue: boolean;
  hubspotDefined: boolean;
  calculated: boolean;
  externalOptions: boolean;
  referencedObjectType?: string | undefined;
  readOnlyValue: boolean;
  archived: boolean;
  createdAt: number;
  updatedAt: number;
}

export interface PropertyGroup {
  name: string;
  label: string;
  displayOrder: number;
}

export interface Problem {
  name: string;
  message: string;
  /** The usable part (hubspot.md 1.6). Absent where the sheet does not know the code. */
  code?: string;
}

export interface Warning {
  category: string;
  message: string;
  context: Record<string, string[]>;
}
