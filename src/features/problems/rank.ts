import type { Condition } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { hasAny } from '#fhir/coding.ts'

/** Main or secondary: SNOMED CT's principal (8319008) and secondary (85097005) diagnosis, and UK Core's co-morbidity. */
export function rankOf({ category }: Pick<Condition, 'category'>): 'main' | 'secondary' | undefined {
  const kinds = listOf(category)
  if (kinds.some((kind) => hasAny(kind, '8319008'))) return 'main'
  return kinds.some((kind) => hasAny(kind, '85097005', 'co-morbidity')) ? 'secondary' : undefined
}
