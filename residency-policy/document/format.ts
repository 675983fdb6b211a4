/** The plain form of a document: same values, same comments, one way to space and wrap them. */
import { parseDocument } from 'yaml'

/** Formats a text that `parse` accepts. Formatting what was formatted changes nothing. */
export function formatPolicy(text: string): string {
  const document = parseDocument(text, { version: '1.2', strict: true, uniqueKeys: true })
  return document.toString({ lineWidth: 160, indent: 2, flowCollectionPadding: true, indentSeq: true })
}
