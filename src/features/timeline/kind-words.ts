import type { Kind } from './event.ts'

export const kindWords: Record<Kind, { one: string; many: string }> = {
  visit: { one: 'Visit', many: 'Visits' },
  procedure: { one: 'Procedure', many: 'Procedures' },
  note: { one: 'Note', many: 'Notes' },
  report: { one: 'Report', many: 'Reports' },
  letter: { one: 'Letter or document', many: 'Letters and documents' },
  medicine: { one: 'Medicine', many: 'Medicine changes' },
}
