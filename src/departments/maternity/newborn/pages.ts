import type { Page } from '#auth/page.ts'

/** Over the page of a newborn; none is in the palette, for they are about no other patient. */
export const newbornPages: readonly Page[] = [
  {
    path: 'baby-at-birth',
    title: 'Baby: Apgar and measurements at birth',
    load: () => import('./AtBirthPage.tsx'),
    needs: 'maternity:birth',
    dialog: true,
  },
  {
    path: 'baby-check',
    title: 'Baby: newborn check',
    load: () => import('./CheckPage.tsx'),
    needs: 'maternity:birth',
    dialog: true,
  },
  {
    path: 'baby-weight',
    title: 'Baby: weight',
    load: () => import('./WeightPage.tsx'),
    needs: 'maternity:birth',
    dialog: true,
  },
  {
    path: 'baby-feed',
    title: 'Baby: feed and nappies',
    load: () => import('./FeedPage.tsx'),
    needs: 'maternity:baby-care',
    dialog: true,
  },
]
