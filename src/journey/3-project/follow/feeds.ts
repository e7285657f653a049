import { Feed } from 'feed'
import ICAL from 'ical.js'
import { formatDate, type Lang, to } from '#platform/lang.ts'
import { words as postWords } from '../posts/post.words.ts'
import type { FeedMilestone, FeedPost, FeedProject } from './follow.queries.ts'

type Place = { lang: Lang; origin: string; project: FeedProject; now: Date }

/** The library writes titles and contents as HTML: a text of ours must not become some. */
const escaped = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has no sign for control characters.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .toWellFormed()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
const asHtml = (text: string): string => escaped(text).replaceAll('\n', '<br/>')

/** The journal as an Atom feed (RFC 4287). A corrected post keeps its number and changes its date. */
export function atomOf({ lang, origin, project, now }: Place, posts: readonly FeedPost[]): string {
  const said = postWords[lang]
  const page = `${origin}${to(lang, `/chantiers/${project.slug}/journal`)}`
  const dateOf = ({ corrected_at, made_at }: FeedPost) => corrected_at ?? made_at
  const feed = new Feed({
    id: page,
    link: page,
    title: escaped(`${project.title}, ${said.title.toLowerCase()}`),
    updated: posts[0] ? dateOf(posts[0]) : now,
    language: lang,
    generator: 'Pluriel',
    author: { name: escaped(project.title) },
  })
  for (const post of posts)
    feed.addItem({
      id: `${page}#billet-${post.id}`,
      link: `${page}#billet-${post.id}`,
      title: escaped(`${said.moods[post.mood]}, ${formatDate(lang, post.posted_on)}`),
      content: contentOf(lang, post),
      published: post.made_at,
      date: dateOf(post),
    })
  return feed.atom1()
}

const contentOf = (lang: Lang, { progress, priorities, figures }: FeedPost): string =>
  [progress, priorities && postWords[lang].prioritiesOf(priorities), figures]
    .filter((text) => text !== null)
    .map(asHtml)
    .join('<br/><br/>')

/** The milestones as a calendar (RFC 5545): whole days, those without a date left out. */
export function calendarOf(
  { lang, origin, project, now }: Place,
  milestones: readonly FeedMilestone[],
): string {
  const calendar = new ICAL.Component('vcalendar')
  calendar.addPropertyWithValue('version', '2.0')
  calendar.addPropertyWithValue('prodid', '-//Pluriel//Chantiers//FR')
  calendar.addPropertyWithValue('x-wr-calname', project.title)
  for (const { id, title, due_on, done_on } of milestones) {
    const day = done_on ?? due_on
    if (day === null) continue
    const event = new ICAL.Component('vevent')
    event.addPropertyWithValue('uid', `jalon-${id}@${new URL(origin).host}`)
    event.addPropertyWithValue('dtstamp', ICAL.Time.fromJSDate(now, true))
    event.addPropertyWithValue('dtstart', ICAL.Time.fromDateString(day))
    event.addPropertyWithValue('summary', `${done_on ? '✓ ' : ''}${title}`)
    event.addPropertyWithValue('url', `${origin}${to(lang, `/chantiers/${project.slug}`)}`)
    event.addPropertyWithValue('transp', 'TRANSPARENT')
    calendar.addSubcomponent(event)
  }
  return `${calendar.toString()}\r\n`
}
