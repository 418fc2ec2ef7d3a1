import { expect, test } from './fixtures.ts'
import { basket, choose, item, openBasket, orders, requestsOf, saved } from './ordering.ts'
import { otherMachine } from './other-machine.ts'
import { ask } from './record.ts'

// A basket keeps itself in the record until it is signed. What it survives like all writing: writing-survives.spec.ts.

test('a basket is there after the tab was closed, on another machine, and nobody else’s is', async ({
  page,
  signIn,
  patient,
  browser,
}) => {
  const ada = await patient()
  await signIn('doctor', /East Lancashire/i)
  await openBasket(page, ada.id)
  await choose(page, 'chest pain')
  await expect(basket(page).getByRole('list', { name: 'Basket' }).getByRole('listitem')).toHaveCount(6)
  await basket(page).getByLabel('Clinical details').fill('Crushing chest pain')
  await basket(page).getByRole('button', { name: 'Remove Lipid profile' }).click()
  const chest = item(page, 'X-ray chest')
  await chest.getByLabel('What do you want to know?').fill('Mediastinum?')
  await saved(page)
  await page.close()

  const there = await otherMachine(browser, 'doctor', /East Lancashire/i)
  await there.goto(`/patients/${ada.id}/orders`)
  await expect(orders(there).getByRole('listitem').filter({ hasText: 'Draft' })).toHaveCount(5)
  await orders(there).getByRole('button', { name: 'Go on with the basket' }).first().click()
  await expect(basket(there).getByLabel('Clinical details')).toHaveValue('Crushing chest pain')
  await expect(item(there, 'X-ray chest').getByLabel('What do you want to know?')).toHaveValue('Mediastinum?')
  await expect(item(there, 'Lipid profile')).toHaveCount(0)
  await there.context().close()
  // Somebody else's basket is empty, and what is begun stands in the list as whose it is.
  const nurse = await ask('nurse', 'GET', `/ServiceRequest?patient=${ada.id}&status=draft`)
  expect(JSON.stringify(nurse.body)).toContain('Dr Amina Hargreaves')
})

test('an answer that is lost on the way makes nothing twice', async ({ page, signIn, patient }) => {
  const ada = await patient()
  await signIn('doctor', /East Lancashire/i)
  await openBasket(page, ada.id)
  // The network fails after the record has written, before it is heard of: first the drafts, then the signature.
  let lose = true
  await page.route('**/fhir', async (route) => {
    const sends = route.request().postData()?.includes('"transaction"')
    if (!sends || !lose) return route.continue()
    lose = false
    await route.fetch()
    return route.abort('connectionfailed')
  })
  await choose(page, 'fbc')
  await expect(basket(page).getByRole('alert').first()).toContainText('Not saved.')
  await basket(page).getByLabel('Clinical details').fill('Tired')
  await saved(page)
  lose = true
  const sign = basket(page).getByRole('button', { name: 'Sign 1 request' })
  await sign.click()
  await expect(basket(page).getByText('Not signed.')).toBeVisible()
  await sign.click()
  await expect(basket(page).getByText('1 request signed.')).toBeVisible()
  const [order, ...more] = await requestsOf(ada.id)
  expect(more).toEqual([])
  expect(order).toMatchObject({ status: 'active', meta: { versionId: expect.anything() } })
})

test('a basket changed in another window shows both, and one signed there is not written over', async ({
  page,
  signIn,
  patient,
  context,
}) => {
  const ada = await patient()
  await signIn('doctor', /East Lancashire/i)
  await openBasket(page, ada.id)
  await choose(page, 'fbc')
  await basket(page).getByLabel('Clinical details').fill('Tired')
  await saved(page)
  const tab = await context.newPage()
  await tab.goto(page.url())
  await expect(basket(tab).getByLabel('Clinical details')).toHaveValue('Tired')
  await basket(page).getByLabel('Clinical details').fill('Tired and pale')
  await saved(page)

  await basket(tab).getByLabel('Clinical details').fill('Tired for weeks')
  const both = basket(tab).getByRole('alert').first()
  await expect(both).toContainText('changed in another window')
  await expect(both).toContainText('Tired and pale')
  await expect(basket(tab).getByLabel('Clinical details')).toHaveValue('Tired for weeks')
  await both.getByRole('button', { name: 'Go on with what is here' }).click()
  await saved(tab)
  await basket(tab).getByRole('button', { name: 'Sign 1 request' }).click()
  await expect(basket(tab).getByText('1 request signed.')).toBeVisible()

  await basket(page).getByLabel('Clinical details').fill('Something else')
  await expect(basket(page).getByRole('alert').first()).toContainText('signed already')
  await basket(page).getByRole('button', { name: 'Go on with the others' }).click()
  await expect(basket(page).getByRole('list', { name: 'Basket' }).getByRole('listitem')).toHaveCount(0)
  const [order, ...more] = await requestsOf(ada.id)
  expect(more).toEqual([])
  expect(order).toMatchObject({ status: 'active', reasonCode: [{ text: 'Tired for weeks' }] })
})
