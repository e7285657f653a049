import { isIPv4, isIPv6 } from 'node:net'

const GROUPS = 8
/** A subscriber of IPv6 receives a /64 at least, and may take any address in it: they are one. */
const NETWORK_GROUPS = 4
const HEXADECIMAL = 16

/** The network that an address counts for: itself in IPv4, its /64 in IPv6; what is no address counts as it is. */
export function networkOf(address: string): string {
  const bare = address.replace(/%.*$/, '')
  if (!isIPv6(bare)) return bare
  const groups = expanded(bare)
  const [mapped = 0, high = 0, low = 0] = groups.slice(5)
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && mapped === 0xffff
  return isMapped
    ? [high >> 8, high & 255, low >> 8, low & 255].join('.')
    : `${groups.slice(0, NETWORK_GROUPS).map(hexadecimal).join(':')}::/64`
}

const hexadecimal = (group: number): string => group.toString(HEXADECIMAL)

/** The eight groups of an address that is known to be one: `::` stands for as many zeros as are missing. */
function expanded(address: string): number[] {
  const [head = '', tail] = address.split('::')
  const before = groupsOf(head)
  if (tail === undefined) return before
  const after = groupsOf(tail)
  return [...before, ...Array.from({ length: GROUPS - before.length - after.length }, () => 0), ...after]
}

const groupsOf = (text: string): number[] =>
  text === ''
    ? []
    : text.split(':').flatMap((part) => {
        if (!isIPv4(part)) return [Number.parseInt(part, HEXADECIMAL)]
        const [a = 0, b = 0, c = 0, d = 0] = part.split('.').map(Number)
        return [a * 256 + b, c * 256 + d]
      })
