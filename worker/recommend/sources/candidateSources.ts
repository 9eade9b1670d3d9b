import type { SourceName } from '../../model/recipe.ts'
import { addedAfter } from './addedAfter.ts'
import { affinity } from './affinity.ts'
import { alsoViewed } from './alsoViewed.ts'
import { bundle } from './bundle.ts'
import { cart } from './cart.ts'
import { collection } from './collection.ts'
import { complement } from './complement.ts'
import { copurchase } from './copurchase.ts'
import { custom } from './custom.ts'
import { discounted } from './discounted.ts'
import { dropped } from './dropped.ts'
import { filler } from './filler.ts'
import { lastOrder } from './lastOrder.ts'
import { list } from './list.ts'
import { newest } from './new.ts'
import { next } from './next.ts'
import { personal } from './personal.ts'
import { popular } from './popular.ts'
import { replenish } from './replenish.ts'
import { search } from './search.ts'
import { session } from './session.ts'
import { similar } from './similar.ts'
import type { CandidateSource } from './source.ts'
import { substitute } from './substitute.ts'
import { trending } from './trending.ts'
import { seasonal } from './seasonal.ts'
import { upsell } from './upsell.ts'
import { viewed } from './viewed.ts'
import { visit } from './visit.ts'

/** Every source by its name in a recipe. */
export const candidateSources: Readonly<Record<SourceName, CandidateSource>> = {
  personal,
  session,
  next,
  alsoViewed,
  addedAfter,
  copurchase,
  complement,
  substitute,
  collection,
  upsell,
  similar,
  popular,
  trending,
  new: newest,
  discounted,
  viewed,
  dropped,
  replenish,
  cart,
  lastOrder,
  bundle,
  search,
  visit,
  seasonal,
  affinity,
  filler,
  list,
  custom,
}
