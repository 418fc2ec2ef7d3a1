import type { Page } from '#auth/page.ts'

/** Over the page of a newborn; over anybody else’s each says that it is about no newborn (`OverBaby`). */
export const newbornPages: readonly Page[] = [
  {
    path: 'baby-at-birth',
    title: 'Baby: Apgar and measurements at birth',
    load: () => import('./AtBirthPage.tsx'),
    needs: 'maternity:birth',
    dialog: true,
    action: { words: 'apgar newborn birth weight cord maternity' },
  },
  {
    path: 'baby-check',
    title: 'Baby: newborn check',
    load: () => import('./CheckPage.tsx'),
    needs: 'maternity:birth',
    dialog: true,
    action: { words: 'nipe blood spot hearing vitamin jaundice maternity' },
  },
  {
    path: 'baby-weight',
    title: 'Baby: weight',
    load: () => import('./WeightPage.tsx'),
    needs: 'maternity:birth',
    dialog: true,
    action: { words: 'newborn grams loss maternity' },
  },
  {
    path: 'baby-feed',
    title: 'Baby: feed and nappies',
    load: () => import('./FeedPage.tsx'),
    needs: 'maternity:baby-care',
    dialog: true,
    action: { words: 'newborn breast bottle milk nappy maternity' },
  },
]
