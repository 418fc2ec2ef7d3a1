import { formsOf } from '#features/forms/queries.ts'

/** History, and the risks weighed at booking. */
export const maternityForms = formsOf('maternity-booking')
