import { expect, test } from 'vitest'
import { publicAddress } from '../../worker/model/publicAddress.ts'
import { refusedAddresses } from '../contract/privateAddresses.ts'

const because = (text: string): string | null => {
  const checked = publicAddress(text)
  return 'because' in checked ? checked.because : null
}

test.each(refusedAddresses(8080))('%s is refused', (address) => {
  expect(because(address)).toEqual(expect.any(String))
})

test.each([
  'https://shop.example/feed.xml',
  'http://feeds.shop.example:8080/a?b=c',
  'https://8.8.8.8/feed',
  'https://172.32.0.1/',
  'https://192.169.0.1/',
  'https://[2606:4700::1111]/feed',
  'https://сайт.укр/feed.xml',
  'https://shop-10-years.example/',
])('%s may be fetched', (address) => expect(because(address)).toBeNull())

test('development may let loopback through, other schemes never', () => {
  expect(publicAddress('http://127.0.0.1:9/x', true)).toHaveProperty('url')
  expect(publicAddress('file:///etc/passwd', true)).toHaveProperty('because')
})
