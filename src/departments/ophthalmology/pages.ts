import type { Page } from '#auth/page.ts'

import { surgeryPages } from '#departments/ophthalmology/cataract/pages.ts'
import { examinationPages } from '#departments/ophthalmology/examination/pages.ts'
import { glaucomaPages } from '#departments/ophthalmology/glaucoma/pages.ts'
import { treatmentPages } from '#departments/ophthalmology/treatment/pages.ts'

export const pages: readonly Page[] = [
  ...examinationPages,
  ...treatmentPages,
  ...glaucomaPages,
  ...surgeryPages,
]
