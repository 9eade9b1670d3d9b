/** What one kind of shopper comes for, and what goes with it: the structure that co-purchase and session models find. */
export interface Persona {
  id: string
  /** how many of a hundred shoppers */
  share: number
  /** families of the catalog (product.family) that the visit is about */
  wants: readonly string[]
  /** family -> how often it joins the main product in one cart */
  with: Readonly<Record<string, number>>
  /** families bought again in later visits */
  again: readonly string[]
  /** words typed into the search field, per language */
  asks: Readonly<Record<'en' | 'pl' | 'uk', readonly string[]>>
}

export const personas: readonly Persona[] = [
  {
    id: 'coffee lover',
    share: 20,
    wants: ['espresso-machine'],
    with: {
      capsules: 0.55,
      descaler: 0.6,
      'coffee-beans': 0.4,
      cups: 0.35,
      'milk-frother': 0.25,
      'water-filter': 0.2,
      grinder: 0.25,
      'barista-tool': 0.2,
    },
    again: ['capsules', 'coffee-beans', 'descaler'],
    asks: {
      en: ['espresso', 'barista', 'capsules'],
      pl: ['ekspres', 'kapsułki', 'młynek'],
      uk: ['кавомашина', 'капсули', 'кавомолка'],
    },
  },
  {
    id: 'gamer',
    share: 12,
    wants: ['console'],
    with: { gamepad: 0.7, dock: 0.35, 'gaming-headset': 0.4, 'hdmi-cable': 0.3 },
    again: ['gamepad', 'gaming-headset'],
    asks: { en: ['console', 'gamepad'], pl: ['konsola', 'pad'], uk: ['консоль', 'геймпад'] },
  },
  {
    id: 'VR explorer',
    share: 6,
    wants: ['vr-headset'],
    with: { 'vr-controller': 0.7, dock: 0.3, earbuds: 0.2 },
    again: ['vr-controller'],
    asks: { en: ['vr headset', 'vista'], pl: ['gogle vr'], uk: ['vr-шолом'] },
  },
  {
    id: 'film fan',
    share: 9,
    wants: ['tv'],
    with: { soundbar: 0.55, 'tv-mount': 0.45, 'hdmi-cable': 0.5 },
    again: ['speaker', 'soundbar'],
    asks: { en: ['oled tv', 'soundbar'], pl: ['telewizor oled', 'soundbar'], uk: ['телевізор', 'саундбар'] },
  },
  {
    id: 'runner',
    share: 14,
    wants: ['womens-running-shoes', 'mens-running-shoes'],
    with: {
      socks: 0.5,
      shorts: 0.3,
      'mens-top': 0.2,
      'womens-top': 0.2,
      'running-belt': 0.3,
      drink: 0.4,
      'running-watch': 0.15,
      'head-lamp': 0.15,
      cap: 0.15,
    },
    again: ['drink', 'socks', 'jacket'],
    asks: { en: ['trail runner', 'running belt'], pl: ['buty do biegania', 'czołówka'], uk: ['кросівки', 'бігові'] },
  },
  {
    id: 'yogi',
    share: 8,
    wants: ['yoga-mat'],
    with: { 'yoga-block': 0.5, 'yoga-strap': 0.4, leggings: 0.4, 'sports-bra': 0.3, bottle: 0.2, mineral: 0.15 },
    again: ['leggings', 'wellness'],
    asks: { en: ['yoga mat'], pl: ['mata'], uk: ['килимок'] },
  },
  {
    id: 'lifter',
    share: 8,
    wants: ['dumbbells', 'kettlebell'],
    with: { protein: 0.6, performance: 0.5, bands: 0.3, bottle: 0.3, 'foam-roller': 0.25, bar: 0.3 },
    again: ['protein', 'performance', 'bar'],
    asks: { en: ['whey', 'kettlebell'], pl: ['kreatyna', 'hantle'], uk: ['протеїн', 'гантелі'] },
  },
  {
    id: 'health minded',
    share: 8,
    wants: ['vitamin', 'mineral'],
    with: { mineral: 0.5, wellness: 0.4, gummies: 0.25, vitamin: 0.4 },
    again: ['vitamin', 'mineral', 'wellness'],
    asks: { en: ['vitamin d3', 'magnesium'], pl: ['witamina d3', 'magnez'], uk: ['вітамін d3', 'магній'] },
  },
  {
    id: 'gift buyer',
    share: 12,
    wants: ['pendant', 'ring', 'studs'],
    with: { drops: 0.35, bracelet: 0.4, studs: 0.35 },
    again: ['bracelet', 'drops'],
    asks: {
      en: ['silver pendant', 'ring gold'],
      pl: ['naszyjnik srebro', 'pierścionek'],
      uk: ['підвіска', 'каблучка'],
    },
  },
  {
    id: 'bright smile',
    share: 8,
    wants: ['toothbrush'],
    with: { 'brush-heads': 0.8, 'travel-case': 0.5, 'water-flosser': 0.2 },
    again: ['brush-heads'],
    asks: { en: ['toothbrush', 'brush heads'], pl: ['szczoteczka', 'końcówki'], uk: ['зубна щітка', 'насадки'] },
  },
  {
    id: 'home cook',
    share: 8,
    wants: ['kettle', 'air-fryer'],
    with: { toaster: 0.5, blender: 0.35, cups: 0.2 },
    again: ['blender', 'toaster'],
    asks: { en: ['kettle', 'air fryer'], pl: ['czajnik', 'toster'], uk: ['чайник', 'блендер'] },
  },
  {
    id: 'music lover',
    share: 7,
    wants: ['headphones', 'earbuds'],
    with: { speaker: 0.35, earbuds: 0.25 },
    again: ['speaker'],
    asks: { en: ['headphones anc'], pl: ['słuchawki'], uk: ['навушники'] },
  },
]
