import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Published FHIR that nobody here wrote; it stands beside the project, not in it. */
export const publishedData = fileURLToPath(new URL('../../shared/data', import.meta.url))

export const hasPublishedData = existsSync(publishedData)

export const notThere = 'the published FHIR (../shared/data) is not beside the project'
