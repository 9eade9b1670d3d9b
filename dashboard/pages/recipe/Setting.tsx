import { NumberInput, Select, Switch, TextInput } from '@mantine/core'
import { nameOf } from '../../format.ts'
import { useMember } from '../../me.ts'
import { FieldError } from '../../parts/FieldError.tsx'
import { Snippet } from '../../parts/Snippet.tsx'
import type { Block } from '../../shapes.ts'
import { t, tOf } from '../../words.ts'
import { Part } from './Part.tsx'
import { UsedIn } from './UsedIn.tsx'

interface SettingProps {
  block: Block
  change: (block: Block) => void
}

const placements = ['home', 'category', 'product', 'cart', 'order', 'search', 'any', 'email', 'push', 'inbox'] as const
const inShop: readonly string[] = ['home', 'category', 'product', 'cart', 'order', 'search', 'any']

/** Where the block stands, how long it is, what stands above it, and the line that puts it into a page. */
export function Setting({ block, change }: SettingProps) {
  const { site } = useMember()
  return (
    <>
      <Part title={t('setting.title')}>
        <div className="ruleLine">
          <span className="dim">{t('editor.showUpTo')}</span>
          <NumberInput
            className="short"
            aria-label={t('editor.showUpTo')}
            min={1}
            max={100}
            value={block.recipe.limit}
            onChange={(limit) => change({ ...block, recipe: { ...block.recipe, limit: Number(limit) || 1 } })}
          />
          <span className="dim">{t('editor.items')}</span>
          <Select
            className="placement"
            aria-label={t('setting.placement')}
            allowDeselect={false}
            data={placements.map((value) => ({ value, label: tOf('placement', value) }))}
            value={block.placement}
            onChange={(value) =>
              change({ ...block, placement: placements.find((one) => one === value) ?? block.placement })
            }
          />
        </div>
        <div className="settingSwitches">
          <Switch
            label={t('setting.dedupe')}
            checked={block.dedupe !== 'none'}
            onChange={(event) => change({ ...block, dedupe: event.currentTarget.checked ? 'page' : 'none' })}
          />
          <Switch
            label={t('setting.rating')}
            checked={block.showRating === true}
            onChange={(event) => change({ ...block, showRating: event.currentTarget.checked })}
          />
        </div>
        <FieldError at="recipe.limit" />
      </Part>
      <Part title={t('editor.titles')}>
        <div className="stack tight">
          {[...new Set([...site.languages, ...Object.keys(block.title)])].map((language) => (
            <TextInput
              key={language}
              aria-label={t('editor.titleIn', { language: nameOf('language', language) })}
              leftSection={<span className="small dim">{language}</span>}
              value={block.title[language] ?? ''}
              onChange={(event) =>
                change({ ...block, title: { ...block.title, [language]: event.currentTarget.value } })
              }
            />
          ))}
        </div>
        <FieldError at="title" />
      </Part>
      <Part title={t('uses.title')}>
        <UsedIn block={block.id} />
      </Part>
      {inShop.includes(block.placement) ? (
        <Part title={t('setting.inShop')}>
          <p className="small muted">{t('setting.inShopText')}</p>
          <Snippet
            writeKey=""
            text={`<aisle-block id="${block.id}"${block.placement === 'product' ? ' product-id="SKU"' : ''}></aisle-block>`}
          />
        </Part>
      ) : null}
    </>
  )
}
