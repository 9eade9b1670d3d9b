import { Button, Menu } from '@mantine/core'
import { IconArrowBigDown, IconArrowBigUp, IconBan, IconPin, IconPlus, type Icon } from '@tabler/icons-react'
import { useState } from 'react'
import type { MerchandisingRule } from '../../../worker/model/recipe.ts'
import { FieldError } from '../../parts/FieldError.tsx'
import { tellRule } from '../../tellRule.ts'
import { t } from '../../words.ts'
import { LineTools, moveKeys } from './LineTools.tsx'
import { moved, replaced, without } from './listEdits.ts'
import { MoreButton } from './MoreButton.tsx'
import { Part } from './Part.tsx'
import { RuleForm } from './RuleForm.tsx'
import type { RecipePartProps } from './Sources.tsx'

type Kind = MerchandisingRule['do']

const fresh: Readonly<Record<Kind, MerchandisingRule>> = {
  pin: { do: 'pin', at: 1, products: [] },
  boost: { do: 'boost', by: 1.5, where: { all: [{ fact: 'label', is: '=', value: '' }] } },
  bury: { do: 'bury', by: 0.3, where: { all: [{ fact: 'margin', is: '<', value: 0.05 }] } },
  exclude: { do: 'exclude', where: { all: [{ fact: 'label', is: '=', value: '' }] } },
}
const icons: Readonly<Record<Kind, Icon>> = {
  pin: IconPin,
  boost: IconArrowBigUp,
  bury: IconArrowBigDown,
  exclude: IconBan,
}
const kinds = ['pin', 'boost', 'bury', 'exclude'] as const

/** What the shop wants whatever the ranking says: for everybody, a segment or a region, and between dates. */
export function Rules({ recipe, set }: RecipePartProps) {
  const rules = recipe.rules ?? []
  const [opened, setOpened] = useState<number | null>(null)
  const write = (next: readonly MerchandisingRule[]) => set({ rules: next })
  return (
    <Part
      title={t('rules.title')}
      actions={
        <Menu position="bottom-end" width={300}>
          <Menu.Target>
            <Button variant="subtle" size="compact-xs" leftSection={<IconPlus size={14} />} aria-label={t('rules.add')}>
              {t('add')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {kinds.map((kind) => {
              const Shape = icons[kind]
              return (
                <Menu.Item
                  key={kind}
                  leftSection={<Shape size={16} />}
                  onClick={() => {
                    write([...rules, fresh[kind]])
                    setOpened(rules.length)
                  }}
                >
                  {t(`rules.${kind}`)}
                  <span className="block help">{t(`rules.${kind}Help`)}</span>
                </Menu.Item>
              )
            })}
          </Menu.Dropdown>
        </Menu>
      }
    >
      {rules.length === 0 ? <p className="small muted">{t('rules.none')}</p> : null}
      <ol>
        {rules.map((rule, index) => {
          const Shape = icons[rule.do]
          const open = opened === index
          const name = t('rules.number', { n: index + 1 })
          const move = (by: 1 | -1) => {
            write(moved(rules, index, by))
            setOpened(null)
          }
          return (
            <li key={index} className="sourceLine" onKeyDown={moveKeys(move)}>
              <div className="ruleHead">
                <MoreButton name={name} open={open} toggle={() => setOpened(open ? null : index)} />
                <Shape
                  size={16}
                  className={rule.do === 'bury' || rule.do === 'exclude' ? 'warn' : 'accent'}
                  aria-hidden
                />
                <span className="grow">{tellRule(rule)}</span>
                <LineTools
                  name={name}
                  index={index}
                  count={rules.length}
                  move={move}
                  remove={() => {
                    write(without(rules, index))
                    setOpened(null)
                  }}
                />
              </div>
              {open ? (
                <RuleForm
                  at={`recipe.rules.${index}`}
                  rule={rule}
                  change={(next) => write(replaced(rules, index, next))}
                />
              ) : null}
              <FieldError at={`recipe.rules.${index}`} />
            </li>
          )
        })}
      </ol>
      <FieldError at="recipe.rules" alone />
    </Part>
  )
}
