import { cleanup, render, screen } from '@testing-library/react'
import { createMemoryRouter, matchRoutes, Outlet, RouterProvider } from 'react-router'
import { afterEach, describe, expect, it } from 'vitest'

import type { Role } from '#auth/permissions.ts'
import { roleWords } from '#auth/roles.ts'
import { SessionContext } from '#auth/session.ts'
import { chartSections, paths } from '#lib/paths.ts'

import { menuFor } from './Menu.tsx'
import { NotAllowed, PageError } from './PageError.tsx'
import { wholeTable } from './places.ts'
import { routesFor } from './routes.tsx'

const table = await wholeTable()

afterEach(cleanup)

const post = {
  id: '1',
  orgCode: 'RXR',
  orgName: 'East Lancashire',
  title: 'Nurse',
  areas: [],
  role: 'nurse' as const,
}
const session = { userId: '1', name: 'Nurse', posts: [post], post }

describe('the table of pages', () => {
  const every = [
    paths.home(),
    paths.patients(),
    paths.register(),
    paths.changeDetails('p'),
    paths.admit('p'),
    paths.admitPlanned('p', 's'),
    paths.requestBed('p'),
    paths.beds(),
    paths.spells(),
    paths.recordBirth('p', 's'),
    paths.correctStay('p', 's'),
    paths.undoStay('p', 's'),
    paths.bedOnBoard('w', 'b'),
    paths.allocateBed('s'),
    paths.releaseBed('s'),
    paths.endBedRequest('s'),
    paths.discharge('p', 's'),
    paths.cancelAdmission('p', 's'),
    paths.transfer('p', 's'),
    paths.leave('p', 's'),
    paths.completeAdmission('p', 's'),
    paths.admissions(),
    paths.patient('p'),
    ...chartSections.map((section) => paths.chart('p', section)),
    paths.recordAllergy('p'),
    paths.allergyInError('p', 'a'),
    paths.recordObservations('p'),
    paths.fillForm('p', 'f'),
    paths.newCarePlan('p', { response: 'r', template: 't' }),
    paths.evaluateCarePlan('p', 'c'),
    paths.changeCarePlan('p', 'c'),
    paths.closeCarePlan('p', 'c'),
    paths.carePlanInError('p', 'c'),
    paths.evaluationInError('p', 'e'),
    paths.wardCarePlans('w'),
    paths.evaluateOnWard('w', 'p', 'c'),
    paths.cancelOrder('p', 'o'),
    paths.withdrawOpinion('p', 'r'),
    paths.tasks(),
    paths.writing('1', 'notes', { kind: 'note', id: '2' }),
    paths.task('p', 't'),
    paths.addTask('p'),
    paths.taskInChart('p', 'observations', 't'),
    paths.taskInChart('p', 'summary', 't'),
    paths.addTaskInChart('p'),
    paths.taskOnWard('w', 'p', 't'),
    paths.addTaskOnWard('w', 'p'),
    paths.bedOnWard('w', 'b'),
    paths.breakGlass('p'),
    paths.wards(),
    paths.ward('w'),
    paths.recordOnWard('w', 'p'),
    paths.wardAssessments('w'),
    paths.handover('w'),
    paths.writeHandover('w', 'p'),
    paths.appointments(),
    paths.bookFree('s'),
    paths.makeSessions(),
    paths.cancelSession(),
    paths.book('p'),
    paths.moveAppointment('p', 'a'),
    paths.cancelAppointment('p', 'a'),
    paths.appointmentLetter('p', 'a'),
    paths.addReferral('p'),
    paths.changeReferral('p', 'r', 'triage'),
    paths.waitingList(),
    paths.audit(),
  ]
  it.each(every)('has a page for %s', (path) => {
    expect(matchRoutes(routesFor('doctor', table), path)?.at(-1)?.route.path).not.toBe('*')
  })
  it('says of any other address that there is nothing', () => {
    expect(matchRoutes(routesFor('doctor', table), '/bedrooms')?.at(-1)?.route.path).toBe('*')
  })
  it('fetches nothing that the role may not open', () => {
    expect(matchRoutes(routesFor('nurse', table), paths.audit())?.at(-1)?.route.lazy).toBeUndefined()
    expect(matchRoutes(routesFor('privacy', table), paths.audit())?.at(-1)?.route.lazy).toBeDefined()
    expect(
      matchRoutes(routesFor('admin', table), paths.chart('p', 'results'))?.at(-1)?.route.lazy,
    ).toBeUndefined()
  })
  it('refuses what lies inside of a refused page with the same words, not as missing', () => {
    const inside = matchRoutes(routesFor('admin', table), paths.recordObservations('p'))
    expect(inside?.at(-1)?.route.Component).toBeUndefined()
    expect(inside?.at(-2)?.route.Component).toBe(NotAllowed)
  })
  it.each(Object.keys(roleWords) as Role[])('offers %s nothing in the menu that it may not open', (role) => {
    for (const { path } of menuFor({ ...post, role }))
      expect(matchRoutes(routesFor(role, table), path)?.at(-1)?.route.lazy).toBeDefined()
  })
})

describe('a page that cannot be shown', () => {
  async function open(fails: () => never) {
    const router = createMemoryRouter([
      {
        element: (
          <main>
            <Outlet />
          </main>
        ),
        children: [
          {
            ErrorBoundary: PageError,
            children: [
              { path: '/', element: <p>Home</p> },
              { path: '/patients/:patientId', lazy: async () => fails() },
            ],
          },
        ],
      },
    ])
    render(
      <SessionContext value={session}>
        <RouterProvider router={router} />
      </SessionContext>,
    )
    await router.navigate('/patients/p')
    return screen.findByRole('heading', { level: 1 })
  }
  const refused = (kind: string) => () => {
    throw Object.assign(new Error('no'), { kind })
  }

  it.each([
    ['missing', 'Not in the record'],
    ['forbidden', 'Not open to your role'],
    ['offline', 'The record cannot be reached'],
    ['restricted', 'Restricted record'],
    ['something new', 'This page could not be shown'],
  ])('%s is said in words', async (kind, words) => {
    expect((await open(refused(kind))).textContent).toBe(words)
    expect(screen.getByRole('link', { name: 'Home' })).toBeTruthy()
  })
  it('offers emergency access to a restricted record', async () => {
    await open(refused('restricted'))
    expect(screen.getByRole('link', { name: 'Emergency access' }).getAttribute('href')).toBe(
      paths.breakGlass('p'),
    )
  })
  it('is told of when its file did not come', async () => {
    const heading = await open(() => {
      throw new TypeError('Failed to fetch dynamically imported module')
    })
    expect(heading.textContent).toBe('This page could not be fetched')
    expect(screen.getByRole('button', { name: 'Load again' })).toBeTruthy()
  })
})
