import { Hono } from 'hono'
import type { FC } from 'hono/jsx'
import type { Visit } from '#platform/http.ts'
import type { Lang } from '#platform/lang.ts'
import { CardsGallery } from './cards.page.tsx'
import { FormsGallery } from './forms.page.tsx'
import { GalleryPage, pathOf, type Slug, slugs } from './gallery.page.tsx'
import { MessagesGallery } from './messages.page.tsx'
import { SignsGallery } from './signs.page.tsx'
import { TablesGallery } from './tables.page.tsx'
import { WayGallery } from './way.page.tsx'

const families: Record<Slug, FC<{ lang: Lang }>> = {
  signes: SignsGallery,
  formulaires: FormsGallery,
  messages: MessagesGallery,
  fiches: CardsGallery,
  reperes: WayGallery,
  tableaux: TablesGallery,
}

export const galleryRoutes = new Hono<Visit>()
for (const slug of slugs)
  galleryRoutes.get(pathOf(slug), (c) => {
    const Family = families[slug]
    return c.html(
      <GalleryPage lang={c.var.lang} slug={slug}>
        <Family lang={c.var.lang} />
      </GalleryPage>,
    )
  })
