import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { send } from '../client.ts'
import { dateTime, money } from '../format.ts'
import { useMember } from '../me.ts'
import { Badge } from '../parts/Badge.tsx'
import { Card } from '../parts/Card.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Notice } from '../parts/Notice.tsx'
import { Thumb } from '../parts/Thumb.tsx'
import { toast } from '../parts/toasts.ts'
import { heldQuery } from '../queries.ts'
import type { HeldChange } from '../shapes.ts'
import { currentLanguage, t, tOf } from '../words.ts'
import { May } from '../parts/May.tsx'

const decidedShown = 3

/** Changes of the catalog that look like a mistake: nobody is told of them before a person decides. Nothing when none is. */
export function HeldChanges() {
  const held = useQuery(heldQuery())
  if (held.data?.items.length === 0 || (held.isPending && held.data === undefined)) return null
  return (
    <Card title={t('held.title')}>
      <Loaded query={held}>
        {({ items }) => {
          const open = items.filter(({ state }) => state === 'held')
          const decided = items.filter(({ state }) => state !== 'held').slice(0, decidedShown)
          return (
            <>
              {open.map((change) => (
                <Open key={change.id} change={change} />
              ))}
              {decided.length > 0 ? <Decided changes={decided} /> : null}
            </>
          )
        }}
      </Loaded>
    </Card>
  )
}

function Open({ change }: { change: HeldChange }) {
  const { site } = useMember()
  const queries = useQueryClient()
  const decide = useMutation({
    mutationFn: (what: 'release' | 'discard') => send('POST', `/api/held/${change.id}/${what}`),
    onSuccess: (_, what) => {
      toast({ tone: 'ok', title: t(what === 'release' ? 'held.released' : 'held.discarded') })
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes('held') })
    },
    onError: (error) => toast({ tone: 'bad', title: t('notSaved'), detail: error.message }),
  })
  return (
    <div className="heldChange">
      <Notice tone="warn">
        <p>
          <strong>
            {t(change.reason === 'prices' ? 'held.prices' : 'held.stock', {
              n: change.reason === 'prices' ? change.cuts : change.flips,
            })}
          </strong>
        </p>
        <p className="small">
          {t('held.explain', {
            source: tOf('held.source', change.source),
            at: dateTime(change.at, site.timeZone),
            until: dateTime(change.expiresAt ?? change.at, site.timeZone),
          })}
        </p>
      </Notice>
      <ul className="lines small">
        {change.samples.map((sample) => (
          <li key={sample.productId} className="row">
            <Thumb src={sample.imageUrl} size={28} />
            <span className="grow clip">
              {sample.title[currentLanguage()] ??
                sample.title['en'] ??
                Object.values(sample.title)[0] ??
                sample.productId}
            </span>
            <span className="num">
              {sample.fromPrice !== undefined && sample.toPrice !== undefined && sample.currency !== undefined
                ? `${money(sample.fromPrice, sample.currency)} → ${money(sample.toPrice, sample.currency)}`
                : tOf('held.news', sample.news)}
            </span>
          </li>
        ))}
      </ul>
      <May call="POST /api/held/:id/release">
        <div className="row wrap cardBody">
          <Button loading={decide.isPending} onClick={() => decide.mutate('discard')}>
            {t('held.discard')}
          </Button>
          <Button variant="filled" loading={decide.isPending} onClick={() => decide.mutate('release')}>
            {t('held.release')}
          </Button>
        </div>
      </May>
    </div>
  )
}

const Decided = ({ changes }: { changes: readonly HeldChange[] }) => {
  const { site } = useMember()
  return (
    <ul className="lines small cardBody">
      {changes.map(({ id, reason, cuts, flips, state, decidedAt, at }) => (
        <li key={id} className="row wrap">
          <span className="grow">
            {t(reason === 'prices' ? 'held.prices' : 'held.stock', { n: reason === 'prices' ? cuts : flips })}
          </span>
          <Badge tone={state === 'released' ? 'ok' : 'plain'}>{tOf('held.state', state)}</Badge>
          <span className="dim num">{dateTime(decidedAt ?? at, site.timeZone)}</span>
        </li>
      ))}
    </ul>
  )
}
