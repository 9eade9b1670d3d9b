import { Button } from '@mantine/core'
import { IconBuildingStore, IconDeviceFloppy, IconPhone } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { send } from '../client.ts'
import { time } from '../format.ts'
import { useMember } from '../me.ts'
import { Card } from '../parts/Card.tsx'
import { ProductPicker } from '../parts/ProductPicker.tsx'
import { Segmented } from '../parts/Segmented.tsx'
import { toast } from '../parts/toasts.ts'
import type { LookedAt } from '../shapes.ts'
import { serverNow } from '../serverClock.ts'
import { t } from '../words.ts'

const route = getRouteApi('/assist')

interface LookedNowProps {
  customer: string | undefined
  looked: readonly LookedAt[]
  change: (looked: readonly LookedAt[]) => void
  look: (productId: string) => void
}

/** What is looked at in the shop or spoken of on the phone. It changes the list at once, and is kept by the button alone. */
export function LookedNow({ customer, looked, change }: LookedNowProps) {
  const { place } = route.useSearch()
  const navigate = route.useNavigate()
  const { site } = useMember()
  const queries = useQueryClient()
  const source = place === 'shop' ? 'shop' : 'call-centre'
  const keep = useMutation({
    mutationFn: () =>
      send<{ stored: number }>('POST', `/api/customers/${encodeURIComponent(customer ?? '')}/looked`, {
        looked,
        source,
      }),
    onSuccess: async ({ stored }) => {
      toast({ tone: 'ok', title: t('assist.kept', { n: stored }) })
      await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes(customer) })
      change([])
    },
    onError: (error) => toast({ tone: 'bad', title: t('notSaved'), detail: error.message }),
  })
  const atOf = new Map(looked.map(({ productId, at }) => [productId, at]))
  return (
    <Card
      title={t('assist.looked')}
      note={t('assist.lookedNote')}
      actions={
        <Segmented
          small
          label={t('assist.place')}
          value={source}
          onChange={(next) =>
            void navigate({ search: (old) => ({ ...old, place: next === 'shop' ? next : undefined }), replace: true })
          }
          data={[
            { value: 'call-centre', label: t('assist.phone') },
            { value: 'shop', label: t('assist.shop') },
          ]}
        />
      }
    >
      <div className="section lookedNow">
        <ProductPicker
          label={t('assist.addLooked')}
          placeholder={t('assist.addLooked')}
          chosen={looked.map(({ productId }) => productId)}
          change={(ids) => change(ids.map((productId) => ({ productId, at: atOf.get(productId) ?? serverNow() })))}
          most={50}
          beside={(id) => <span className="small dim num">{time(atOf.get(id) ?? 0, site.timeZone)}</span>}
        />
        {looked.length === 0 ? null : (
          <div className="row wrap">
            <Button
              leftSection={<IconDeviceFloppy size={16} />}
              disabled={customer === undefined}
              loading={keep.isPending}
              onClick={() => keep.mutate()}
            >
              {t('assist.keep', { n: looked.length })}
            </Button>
            <span className="small dim row tight">
              {source === 'shop' ? <IconBuildingStore size={14} aria-hidden /> : <IconPhone size={14} aria-hidden />}
              {t(customer === undefined ? 'assist.keepNobody' : 'assist.keepHelp')}
            </span>
          </div>
        )}
      </div>
    </Card>
  )
}
