import type { DepartmentSeed } from '../departments.ts'

/** The catalogue of what the laboratory does is every hospital’s (`catalogue.ts`). */
export const seed: DepartmentSeed = {}
