import { cleanup, render, screen } from '@testing-library/react'
import { createMemoryRouter, matchRoutes, Outlet, RouterProvider } from 'react-router'
import { afterEach, describe, expect, it } from 'vitest'

import type { Role } from '#auth/permissions.ts'
import { roleWords } from '#auth/roles.ts'
import { SessionContext } from '#auth/session.ts'
import { deepPaths } from '#lib/deep-paths.ts'
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
    deepPaths.register(),
    deepPaths.changeDetails('p'),
    deepPaths.admit('p'),
    deepPaths.admitPlanned('p', 's'),
    deepPaths.requestBed('p'),
    deepPaths.beds(),
    deepPaths.spells(),
    deepPaths.recordBirth('p', 's'),
    deepPaths.correctStay('p', 's'),
    deepPaths.undoStay('p', 's'),
    deepPaths.bedOnBoard('w', 'b'),
    deepPaths.allocateBed('s'),
    deepPaths.releaseBed('s'),
    deepPaths.endBedRequest('s'),
    deepPaths.discharge('p', 's'),
    deepPaths.cancelAdmission('p', 's'),
    deepPaths.transfer('p', 's'),
    deepPaths.leave('p', 's'),
    deepPaths.completeAdmission('p', 's'),
    deepPaths.admissions(),
    paths.patient('p'),
    ...chartSections.map((section) => paths.chart('p', section)),
    paths.recordAllergy('p'),
    deepPaths.allergyInError('p', 'a'),
    paths.recordObservations('p'),
    deepPaths.fillForm('p', 'f'),
    deepPaths.newCarePlan('p', { response: 'r', template: 't' }),
    deepPaths.evaluateCarePlan('p', 'c'),
    deepPaths.changeCarePlan('p', 'c'),
    deepPaths.closeCarePlan('p', 'c'),
    deepPaths.carePlanInError('p', 'c'),
    deepPaths.evaluationInError('p', 'e'),
    paths.wardCarePlans('w'),
    deepPaths.evaluateOnWard('w', 'p', 'c'),
    deepPaths.cancelOrder('p', 'o'),
    deepPaths.withdrawOpinion('p', 'r'),
    paths.tasks(),
    deepPaths.writing('1', 'notes', { kind: 'note', id: '2' }),
    deepPaths.task('p', 't'),
    deepPaths.addTask('p'),
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
    deepPaths.writeHandover('w', 'p'),
    deepPaths.appointments(),
    deepPaths.bookFree('s'),
    deepPaths.makeSessions(),
    deepPaths.cancelSession(),
    deepPaths.book('p'),
    deepPaths.moveAppointment('p', 'a'),
    deepPaths.cancelAppointment('p', 'a'),
    deepPaths.appointmentLetter('p', 'a'),
    deepPaths.addReferral('p'),
    deepPaths.changeReferral('p', 'r', 'triage'),
    deepPaths.waitingList(),
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
