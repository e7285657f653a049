/** What can be sent of a page: each form as it stands, with the value that each field has there. */
export type FoundForm = { action: string; method: 'get' | 'post'; fields: Map<string, string> }

const attribute = (tag: string, name: string) =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&amp;', '&').replaceAll('&quot;', '"')

/** The forms of a page, read from its HTML as a program that means harm would. */
export function formsOf(html: string): FoundForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, head = '', body = '']) => ({
    action: attribute(head, 'action') ?? '',
    method: attribute(head, 'method') === 'get' ? 'get' : 'post',
    fields: new Map([
      ...[...body.matchAll(/<(?:input|select|textarea|button)\b[^>]*>/g)].flatMap(
        ([tag]): [string, string][] => {
          const name = attribute(tag, 'name')
          return name === undefined ? [] : [[name, attribute(tag, 'value') ?? '']]
        },
      ),
    ]),
  }))
}
