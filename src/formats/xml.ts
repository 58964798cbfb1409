import { XMLBuilder, XMLParser } from 'fast-xml-parser';

/** An element as a plain object: attributes start with `@`, children are objects or lists of them. */
export interface XmlElement {
  readonly [name: string]: string | number | XmlElement | readonly XmlElement[];
}

const options = {
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseAttributeValue: false,
  suppressEmptyNode: true,
  // Else value="true" is written as a bare `value`, which is not XML.
  suppressBooleanAttributes: false,
} as const;

export function writeXml(element: XmlElement): string {
  return new XMLBuilder({ ...options, format: true, indentBy: '  ' }).build(element) as string;
}

/** Parses XML to plain objects. Elements that may repeat are named in `lists`, so that one of them is a list too. */
export function readXml(source: string, lists: readonly string[]): unknown {
  return new XMLParser({ ...options, isArray: (name) => lists.includes(name) }).parse(source);
}
