import { recordDialogs } from './record.ts'
import { administrationDialogs } from './administration.ts'
import { observationsDialogs } from './observations.ts'
import { resultsDialogs } from './results.ts'
import { writingDialogs } from './writing.ts'
import { bedsDialogs } from './beds.ts'
import { careDialogs } from './care.ts'
import { listsDialogs } from './lists.ts'
import { wardsDialogs } from './wards.ts'

/** What opens over each page, by the page it opens over. Fetched when somebody first goes to one (decision 033). */
export const dialogs = {
  ...recordDialogs,
  ...administrationDialogs,
  ...observationsDialogs,
  ...resultsDialogs,
  ...writingDialogs,
  ...bedsDialogs,
  ...careDialogs,
  ...listsDialogs,
  ...wardsDialogs,
}
