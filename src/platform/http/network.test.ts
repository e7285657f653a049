import fc from 'fast-check'
import { expect, test } from 'vitest'
import { networkOf } from './network.ts'

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['2001:db8:0:0:ffff::1', '2001:db8:0:0::/64'],
  ['2001:0DB8:0000:0000:1:2:3:4', '2001:db8:0:0::/64'],
  ['2001:db8:0:1::1', '2001:db8:0:1::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['::ffff:c000:207', '192.0.2.7'],
  ['unknown', 'unknown'],
])('%s counts for %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})

test('every way to write an address counts for the same network, whatever its last half', () => {
  const group = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 0xffff }))
  const eight = fc.tuple(
    fc.tuple(fc.integer({ min: 1, max: 0xffff }), group, group, group),
    fc.tuple(group, group, group, group),
  )
  const same = fc.property(eight, ([head, tail]) => {
    const written = [...head, ...tail].map((one) => one.toString(16)).join(':')
    const short = new URL(`http://[${written}]`).hostname.slice(1, -1)
    const long = [...head, ...tail].map((one) => one.toString(16).toUpperCase().padStart(4, '0')).join(':')
    const network = `${head.map((one) => one.toString(16)).join(':')}::/64`
    for (const address of [written, short, long]) expect(networkOf(address)).toBe(network)
  })
  fc.assert(same)
})
