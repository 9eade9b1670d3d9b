import { local, rows } from './local.ts'
import type { Local } from './local.ts'

export interface Category {
  id: string
  parent: string | null
  name: Local
}

const table = `
electronics       |             | Electronics            | Elektronika              | Електроніка
jewellery         |             | Jewellery              | Biżuteria                | Прикраси
supplements       |             | Supplements            | Suplementy               | Добавки
sport             |             | Sport                  | Sport                    | Спорт

coffee            | electronics | Coffee                 | Kawa                     | Кава
kitchen           | electronics | Kitchen                | Kuchnia                  | Кухня
gaming            | electronics | Gaming                 | Gry                      | Ігри
tv-audio          | electronics | TV and audio           | TV i audio               | ТБ та аудіо
care              | electronics | Personal care          | Pielęgnacja              | Догляд

espresso-machines | coffee      | Espresso machines      | Ekspresy ciśnieniowe     | Кавомашини
capsules          | coffee      | Coffee capsules        | Kapsułki do kawy         | Капсули для кави
beans             | coffee      | Coffee beans           | Kawa ziarnista           | Кава в зернах
grinders          | coffee      | Grinders               | Młynki do kawy           | Кавомолки
frothers          | coffee      | Milk frothers          | Spieniacze do mleka      | Спінювачі молока
descalers         | coffee      | Descaling and cleaning | Odkamienianie            | Засоби від накипу
cups              | coffee      | Cups and barista tools | Filiżanki i akcesoria    | Чашки й приладдя бариста

kettles           | kitchen     | Kettles                | Czajniki                 | Чайники
toasters          | kitchen     | Toasters and air fryers | Tostery i frytkownice   | Тостери й аерофритюрниці
blenders          | kitchen     | Blenders               | Blendery                 | Блендери

consoles          | gaming      | Consoles               | Konsole                  | Консолі
gamepads          | gaming      | Gamepads               | Pady                     | Геймпади
vr-headsets       | gaming      | VR headsets            | Gogle VR                 | VR-шоломи
vr-controllers    | gaming      | VR controllers         | Kontrolery VR            | VR-контролери
gaming-headsets   | gaming      | Gaming headsets        | Słuchawki dla graczy     | Ігрові гарнітури
docks             | gaming      | Docks and stands       | Stacje i podstawki       | Док-станції та підставки

tvs               | tv-audio    | TVs                    | Telewizory               | Телевізори
soundbars         | tv-audio    | Soundbars              | Soundbary                | Саундбари
headphones        | tv-audio    | Headphones             | Słuchawki                | Навушники
speakers          | tv-audio    | Speakers               | Głośniki                 | Колонки
mounts            | tv-audio    | TV mounts              | Uchwyty do telewizorów   | Кріплення для ТБ

toothbrushes      | care        | Electric toothbrushes  | Szczoteczki elektryczne  | Електричні зубні щітки
brush-heads       | care        | Brush heads            | Końcówki do szczoteczek  | Насадки для щіток
travel-cases      | care        | Travel cases           | Etui podróżne            | Дорожні футляри
hair-dryers       | care        | Hair dryers            | Suszarki do włosów       | Фени
shavers           | care        | Shavers                | Golarki                  | Електробритви

necklaces         | jewellery   | Necklaces              | Naszyjniki               | Підвіски
rings             | jewellery   | Rings                  | Pierścionki              | Каблучки
earrings          | jewellery   | Earrings               | Kolczyki                 | Сережки
bracelets         | jewellery   | Bracelets              | Bransoletki              | Браслети

vitamins          | supplements | Vitamins               | Witaminy                 | Вітаміни
minerals          | supplements | Minerals               | Minerały                 | Мінерали
protein           | supplements | Protein                | Białko                   | Протеїн
performance       | supplements | Performance            | Wydolność                | Для тренувань
wellness          | supplements | Wellness               | Dobre samopoczucie       | Гарне самопочуття

running           | sport       | Running                | Bieganie                 | Біг
clothing          | sport       | Clothing               | Odzież                   | Одяг
training          | sport       | Training               | Trening                  | Тренування

running-shoes     | running     | Running shoes          | Buty do biegania         | Бігові кросівки
running-gear      | running     | Running gear           | Akcesoria biegowe        | Бігове спорядження
tops              | clothing    | Tops                   | Koszulki                 | Футболки
bottoms           | clothing    | Leggings and shorts    | Legginsy i spodenki      | Легінси та шорти
jackets           | clothing    | Jackets and hoodies    | Kurtki i bluzy           | Куртки й худі
socks             | clothing    | Socks                  | Skarpety                 | Шкарпетки
yoga              | training    | Yoga                   | Joga                     | Йога
strength          | training    | Strength               | Siła                     | Силові тренування
bottles-bags      | training    | Bottles and bags       | Bidony i torby           | Пляшки й сумки
`

export const categories: ReadonlyMap<string, Category> = new Map(
  rows(table).map(([id = '', parent = '', en = '', pl = '', uk = '']) => [
    id,
    { id, parent: parent === '' ? null : parent, name: local(en, pl, uk) },
  ]),
)

/** From the root to the category itself. */
export function categoryPath(id: string): Category[] {
  const category = categories.get(id)
  if (category === undefined) throw new Error(`No category "${id}": add it to demo/catalog/categories.ts`)
  return category.parent === null ? [category] : [...categoryPath(category.parent), category]
}

export const childrenOf = (parent: string | null): Category[] =>
  [...categories.values()].filter((category) => category.parent === parent)

/** The category and all below it. */
export const within = (id: string): ReadonlySet<string> =>
  new Set([id, ...childrenOf(id).flatMap((child) => [...within(child.id)])])
