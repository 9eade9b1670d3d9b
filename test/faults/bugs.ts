/** A change of the shipping source that plants one bug; `find` must occur in the file, once. */
export interface Patch {
  file: string
  find: string
  replace: string
}

/**
 * Bugs this kind of program tends to have, each a build flag of the simulation (`BUG=name`): the named source is changed
 * while it is bundled, never on disk. A patch whose text is no longer found fails the build, so that none goes stale.
 */
export const bugs: Readonly<Record<string, readonly Patch[]>> = {
  'send-before-commit': [
    {
      file: 'worker/objects/outbox.ts',
      find: '  host.commit({ message: claimed.message, state: claimed.state })\n',
      replace: '  if (claimed.channel === null) host.commit({ message: claimed.message, state: claimed.state })\n',
    },
    {
      file: 'worker/objects/outbox.ts',
      find: '  const current = host.readMessage(id)\n  if (current === null) return false\n',
      replace:
        '  host.commit({ message: claimed.message, state: claimed.state })\n  const current = host.readMessage(id)\n  if (current === null) return false\n',
    },
  ],
  'no-dedupe': [
    {
      file: 'worker/objects/dossier.ts',
      find: 'if (seen.has(hash) || hashes.has(hash)) return false',
      replace: 'if (hashes.has(hash)) return false',
    },
  ],
  'dedupe-forgotten-on-restart': [
    {
      file: 'worker/objects/dossier.ts',
      find: 'for (const event of this.kept.recent) seen.add(hash53(event.id))\n    return seen',
      replace: 'return new Set<number>()',
    },
  ],
  'cap-by-utc-day': [
    {
      file: 'worker/scenarios/mayContact.ts',
      find: 'filter((at) => at > now - windowMs)',
      replace: 'filter((at) => Math.floor(at / windowMs) === Math.floor(now / windowMs))',
    },
  ],
  'quiet-hours-by-yesterdays-clock': [
    {
      file: 'worker/scenarios/nextOpening.ts',
      find: '  const local = localTime(zone, now)',
      replace: '  const local = localTime(zone, now - 86_400_000)\n  local.day += 1',
    },
  ],
  'later-timer-overwrites-alarm': [
    {
      file: 'worker/objects/timers.ts',
      find: 'if (dueAt === null || timer.dueAt < dueAt) dueAt = timer.dueAt',
      replace: 'if (dueAt === null || timer.dueAt > dueAt) dueAt = timer.dueAt',
    },
    {
      file: 'worker/objects/timers.ts',
      find: 'if (this.armedAt !== null && this.armedAt <= at) return',
      replace: 'if (this.armedAt === at) return',
    },
  ],
  'alarm-in-the-past-dropped': [
    {
      file: 'worker/objects/timers.ts',
      find: '    const at = Math.max(dueAt - clock.offsetMs, realNow + 1)',
      replace:
        '    if (dueAt - clock.offsetMs < realNow) return\n    const at = Math.max(dueAt - clock.offsetMs, realNow + 1)',
    },
  ],
  'consent-not-read-at-send': [
    {
      file: 'worker/scenarios/mayContact.ts',
      find: 'addressed.filter((channel) => isGranted(consents, channel, rule.topic, now))',
      replace: 'addressed.filter(() => true || isGranted(consents, "email", rule.topic, now))',
    },
  ],
  'retry-after-acceptance-resends': [
    {
      file: 'worker/scenarios/settle.ts',
      find: '  switch (said.is) {\n',
      replace:
        "  if (said.is === 'unknown') return settle({ ...message, attempts: message.attempts.map(({ inDoubt: _, ...one }) => one) }, channel, { is: 'retry', afterMs: 0, reason: said.reason }, state, config, idempotencyMs, now)\n  switch (said.is) {\n",
    },
  ],
  'doubt-outlives-the-providers-window': [
    {
      file: 'worker/scenarios/claim.ts',
      find: 'if (doubt !== undefined && now - doubt.at >= channels.idempotencyMs(doubt.channel))',
      replace: 'if (doubt !== undefined && now < doubt.at)',
    },
  ],
  'order-in-the-same-millisecond-does-not-cancel': [
    {
      file: 'worker/scenarios/exitOf.ts',
      find: "const order = action.type === 'order' ?",
      replace: "const order = action.type === 'order' && event.at !== dueAt ?",
    },
    {
      file: 'worker/scenarios/exitOf.ts',
      find: "  type === 'product-added' || type === 'product-removed' || type === 'cart-updated' || type === 'order'",
      replace: "  type === 'product-added' || type === 'product-removed' || type === 'cart-updated'",
    },
    {
      file: 'worker/scenarios/maySend.ts',
      find: 'order.at >= run.startedAt &&',
      replace: 'order.at >= run.startedAt && order.at < draft.dueAt &&',
    },
    {
      file: 'worker/scenarios/maySend.ts',
      find: 'hasBought(state, run)',
      replace: 'hasBought(state, run, draft)',
    },
    {
      file: 'worker/scenarios/maySend.ts',
      find: 'const hasBought = (state: CustomerState, run: Run | undefined): boolean =>',
      replace: 'const hasBought = (state: CustomerState, run: Run | undefined, draft: Draft): boolean =>',
    },
    {
      file: 'worker/scenarios/factsOf.ts',
      find: 'return run.items.filter(({ productId }) => carted.has(productId))',
      replace: 'return run.items.filter(({ productId }) => carted.has(productId) || true)',
    },
  ],
  'retry-forgets-its-timer': [
    {
      file: 'worker/scenarios/settle.ts',
      find: 'state: waiting({ ...freed, timers: withTimer(freed.timers, watch(message, until)) }, waits, until, now)',
      replace:
        'state: waiting({ ...freed, timers: freed.timers.filter((timer) => timer.message !== message.draft.id) }, waits, until, now)',
    },
  ],
  'later-answer-forgets-the-doubt': [
    {
      file: 'worker/scenarios/settle.ts',
      find: 'attempt.inDoubt === true && delivery',
      replace: 'attempt.inDoubt === undefined && false && delivery',
    },
  ],
}
