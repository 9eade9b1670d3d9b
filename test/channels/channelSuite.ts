import { describe, expect, test } from 'vitest'
import { asId } from '../../worker/model/ids.ts'
import type { CustomerId, SiteId } from '../../worker/model/ids.ts'
import type { Channel, Rendered } from '../../worker/model/message.ts'

export const reminder: Rendered = {
  channel: 'email',
  to: 'ola@example.com',
  subject: 'Ваш кошик чекає, Ола',
  html: '<p>Kettle K, €100.00</p>',
  text: 'Kettle K, €100.00',
  headers: { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click', 'Message-ID': '<msg_1@aisle.example>' },
  about: {
    site: asId<SiteId>('demo'),
    customer: asId<CustomerId>('cus_ola'),
    scenario: 'abandoned-cart',
    at: Date.parse('2026-06-09T08:20:00Z'),
  },
}

/** What a provider does to one message. */
export type Trouble = 'none' | 'too-many' | 'broken' | 'refuses' | 'no-answer'

export interface ChannelDouble {
  channel: Channel
  /** how many messages arrived behind the channel */
  arrived(): Promise<number>
}

/** What every channel promises (SURFACES.md 5). One suite for all of them; `make` sets the provider's trouble. */
export function testChannel(name: string, make: (trouble: Trouble) => ChannelDouble): void {
  describe(name, () => {
    test('hands a message over and knows the id the provider gave it', async () => {
      const { channel, arrived } = make('none')
      expect(await channel.send(reminder, 'msg_1:email')).toEqual({
        is: 'sent',
        providerId: expect.stringMatching(/./),
      })
      expect(await arrived()).toBe(1)
    })

    test('sends once per key for as long as it says it knows keys', async () => {
      const { channel, arrived } = make('none')
      await channel.send(reminder, 'msg_1:email')
      await channel.send(reminder, 'msg_1:email')
      // A provider without keys says 0, and what is in doubt there is parked, never sent again.
      expect(await arrived()).toBe(channel.idempotencyMs > 0 ? 1 : 2)
    })

    test('waits where the provider asks for patience, and where it is broken', async () => {
      for (const trouble of ['too-many', 'broken'] as const) {
        const { channel, arrived } = make(trouble)
        const delivery = await channel.send(reminder, 'msg_1:email')
        expect(delivery).toMatchObject({ is: 'retry', afterMs: expect.any(Number), reason: expect.any(String) })
        if (trouble === 'too-many') expect(delivery).toMatchObject({ reason: 'rate-limited' })
        expect(await arrived()).toBe(0)
      }
    })

    test('calls a missing answer unknown, not failed', async () => {
      const { channel } = make('no-answer')
      expect(await channel.send(reminder, 'msg_1:email')).toMatchObject({
        is: 'unknown',
        reason: expect.stringMatching(/./),
      })
    })

    test('says why it was refused', async () => {
      const { channel } = make('refuses')
      expect(await channel.send(reminder, 'msg_1:email')).toMatchObject({
        is: 'refused',
        reason: expect.stringMatching(/no such user/),
      })
    })
  })
}
