import { beforeEach, expect, test } from 'vitest'
import { readConfig } from '#platform/config.ts'
import { emptyWorld, ORIGIN, type World } from '#test/world.ts'
import { contactHref } from './host.ts'
import { plan } from './plan.ts'
import { sitemapOf } from './sitemap.ts'

let world: World
beforeEach(async () => {
  world = await emptyWorld()
})
const page = async (path: string) => (await world.get(path)).text()
const planned: readonly string[] = Object.values(plan).flat()

const host = {
  HOST_NAME: 'Coopérative d’essai <b>',
  HOST_CONTACT: 'contact@example.org',
  HOST_ADDRESS: '1 place de l’Essai',
  HOST_DIRECTOR: 'Une personne',
  HOST_PROVIDER: 'Un hébergeur',
}

test('accessibility: no audit was made, so the site says it is not compliant, and gives no rate', async () => {
  const french = await page('/accessibilite')
  expect(french).toContain('<h1>Accessibilité\u00a0: non conforme</h1>')
  for (const part of ['etat', 'manques', 'etablie', 'signaler', 'recours'])
    expect(french).toContain(`id="${part}"`)
  expect(french).toContain('formulaire.defenseurdesdroits.fr')
  expect(french).not.toMatch(/\d\s?% (des critères|de conformité)/)
  expect(await page('/en/accessibilite')).toContain('<h1>Accessibility: not compliant</h1>')
})

test('the state of accessibility is on the home page, as a link', async () => {
  expect(await page('/')).toContain('<a href="/accessibilite">Accessibilité\u00a0: non conforme</a>')
})

test('what the host did not set is said to be unknown; what it set is shown, escaped', async () => {
  const unset = await page('/mentions-legales')
  expect(unset.match(/Non renseigné/g)).toHaveLength(5)
  expect(unset).toContain('ces mentions sont obligatoires')
  world = await emptyWorld({ config: readConfig(host, '/') })
  const set = await page('/mentions-legales')
  expect(set).not.toContain('Non renseigné')
  expect(set).not.toContain('ces mentions sont obligatoires')
  expect(set).toContain('Coopérative d’essai &lt;b&gt;')
  expect(set).toContain('href="mailto:contact@example.org"')
  expect(await page('/en/accessibilite')).toContain('mailto:contact@example.org')
})

test('a contact is a mailbox, a page, or words: never a script', () => {
  expect(contactHref('a@b.example')).toBe('mailto:a@b.example')
  expect(contactHref('https://b.example/contact')).toBe('https://b.example/contact')
  expect(contactHref('01 23 45 67 89')).toBeUndefined()
  expect(contactHref('javascript:alert(1)')).toBeUndefined()
})

test('a page without parameter is on the plan, and the plan leads nowhere else', async () => {
  // The door of the first host closes behind them: a plan that led to it would lead nowhere.
  const aside = /[:*]|^\/(atelier\/|courrier|premier-acces|en\b|api\/|assets|healthz|readyz)/
  const gets = world.app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path)
  const pages = []
  for (const path of new Set(gets.filter((one) => !aside.test(one)))) {
    const answer = await world.get(path)
    if (answer.status === 200 && answer.headers.get('content-type')?.startsWith('text/html')) pages.push(path)
  }
  expect(pages.toSorted()).toEqual(planned.toSorted())
})

test('every page of the plan is a link of it, in both languages', async () => {
  const french = await page('/plan')
  const english = await page('/en/plan')
  for (const path of planned) {
    expect(french).toContain(`href="${path}"`)
    expect(english).toContain(`href="${path === '/' ? '/en' : `/en${path}`}"`)
  }
})

test('the sitemap leads to every page in both languages, and robots know where it is', async () => {
  const answer = await world.get('/sitemap.xml')
  expect(answer.headers.get('content-type')).toContain('application/xml')
  const sitemap = await answer.text()
  for (const path of ['/', '/en', '/solutions', '/en/besoins', '/plan'])
    expect(sitemap).toContain(`<loc>${ORIGIN}${path}</loc>`)
  expect(sitemap).not.toContain('/mes-besoins')
  expect(await page('/robots.txt')).toContain(`Sitemap: ${ORIGIN}/sitemap.xml`)
})

test('the sitemap says when a page changed, and no address can break it', () => {
  const made = sitemapOf('https://x.example', [], [{ path: '/solutions/a&<b', changed: '2026-11-20' }])
  expect(made).toContain('<loc>https://x.example/solutions/a&amp;&lt;b</loc><lastmod>2026-11-20</lastmod>')
  expect(made.match(/<url>/g)).toHaveLength(2)
})

test('a private need is on no map; a published one is', async () => {
  await world.post('/besoins', { text: 'Un agenda partagé pour la mairie' })
  const { ref } = await world.db.selectFrom('need').select('ref').executeTakeFirstOrThrow()
  expect(await page('/sitemap.xml')).not.toContain(ref)
  await world.db
    .updateTable('need')
    .set({ stage: 'open', visibility: 'public', published_on: '2026-11-21' })
    .execute()
  expect(await page('/sitemap.xml')).toContain(`/besoins/${ref}`)
})

test('the method gives the weights that the engine uses', async () => {
  const french = await page('/methode')
  expect(french).toMatch(/Nom de la solution<\/th><td class="n">3</)
  expect(french).toContain('40\u00a0% du score')
  expect(await page('/en/methode')).toContain('takes 40% of the score')
})

test('eco-design: figures with their date, and no rate of compliance', async () => {
  const french = await page('/ecoconception')
  expect(french).toContain('21 novembre 2026')
  expect(french).toContain('Aucun taux')
  expect(await page('/en/ecoconception')).toContain('No rate is given')
})

test('a repository that does not exist yet is no link: the page says whom to ask', async () => {
  const source = await page('/code-source')
  expect(source).toContain('href="/publiccode.yml"')
  expect(source).not.toContain('pluriel.example')
  expect(source).toContain('href="/mentions-legales"')
})
