import type { Measure, Scope, SourceName, Window } from '../../model/recipe.ts'

/** One text in each language of the dashboard. */
export type Said = Readonly<Record<'en' | 'pl' | 'uk', string>>

const said = (en: string, pl: string, uk: string): Said => ({ en, pl, uk })

/** A source's name in a list, and the sentence that says what it shows. */
export const sourceWords: Readonly<Record<SourceName, { name: Said; shows: Said }>> = {
  personal: {
    name: said('Picked for you', 'Wybrane dla Ciebie', 'Вибрано для вас'),
    shows: said(
      'What fits everything this customer looked at, carted and bought',
      'Co pasuje do wszystkiego, co klient oglądał, wkładał do koszyka i kupował',
      'Що пасує до всього, що покупець переглядав, клав у кошик і купував',
    ),
  },
  session: {
    name: said('Visits like this', 'Podobne wizyty', 'Схожі відвідування'),
    shows: said(
      'What visits like this one looked at',
      'Co oglądano podczas podobnych wizyt',
      'Що переглядали під час схожих відвідувань',
    ),
  },
  next: {
    name: said('Looked at next', 'Oglądane w następnej kolejności', 'Переглядали далі'),
    shows: said(
      'What others looked at right after these products',
      'Co inni oglądali zaraz po tych produktach',
      'Що інші переглядали одразу після цих товарів',
    ),
  },
  alsoViewed: {
    name: said('Also viewed', 'Inni oglądali też', 'Також переглядали'),
    shows: said(
      'What visits with this product looked at too',
      'Co jeszcze oglądano podczas wizyt z tym produktem',
      'Що ще переглядали під час відвідувань із цим товаром',
    ),
  },
  addedAfter: {
    name: said('Chosen in the end', 'Ostatecznie wybrane', 'Обрали зрештою'),
    shows: said(
      'What was put into the cart after looking at this product',
      'Co wkładano do koszyka po obejrzeniu tego produktu',
      'Що клали в кошик після перегляду цього товару',
    ),
  },
  copurchase: {
    name: said('Bought together', 'Kupowane razem', 'Купують разом'),
    shows: said(
      'What is bought together, by support and lift',
      'Co jest kupowane razem, według wsparcia i podbicia',
      'Що купують разом, за підтримкою та ліфтом',
    ),
  },
  complement: {
    name: said('Goes with it', 'Pasuje do tego', 'Пасує до цього'),
    shows: said(
      'Accessories and complements: products of another kind that go with it',
      'Akcesoria i dopełnienia: produkty innego rodzaju, które do tego pasują',
      'Аксесуари та доповнення: товари іншого виду, що до цього пасують',
    ),
  },
  substitute: {
    name: said('Instead of it', 'Zamiast tego', 'Замість цього'),
    shows: said(
      'Alternatives of the same kind at half to twice the price',
      'Zamienniki tego samego rodzaju za połowę do dwukrotności ceny',
      'Заміна того самого виду за ціною від половини до подвійної',
    ),
  },
  collection: {
    name: said('Same collection', 'Ta sama kolekcja', 'Та сама колекція'),
    shows: said(
      'Other kinds of products from the same collection',
      'Produkty innego rodzaju z tej samej kolekcji',
      'Товари інших видів із тієї самої колекції',
    ),
  },
  upsell: {
    name: said('A better one', 'Lepszy model', 'Краща модель'),
    shows: said(
      'Of the same kind at 1.1 to 1.6 times the price',
      'Tego samego rodzaju za 1,1 do 1,6 ceny',
      'Того самого виду за ціною в 1,1–1,6 раза вищою',
    ),
  },
  similar: {
    name: said('Similar', 'Podobne', 'Схожі'),
    shows: said('Alike by text and attributes', 'Podobne według opisu i cech', 'Схожі за описом і характеристиками'),
  },
  popular: {
    name: said('Popular', 'Popularne', 'Популярне'),
    shows: said('The most popular products', 'Najpopularniejsze produkty', 'Найпопулярніші товари'),
  },
  trending: {
    name: said('On the rise', 'Zyskuje popularność', 'Набирає популярності'),
    shows: said(
      'What grows fastest, this week against the one before',
      'Co rośnie najszybciej, ten tydzień wobec poprzedniego',
      'Що зростає найшвидше, цей тиждень проти попереднього',
    ),
  },
  new: {
    name: said('New', 'Nowości', 'Новинки'),
    shows: said(
      'What arrived lately, newest first',
      'Co pojawiło się ostatnio, od najnowszych',
      'Що з’явилося нещодавно, від найновіших',
    ),
  },
  discounted: {
    name: said('Biggest discounts', 'Największe obniżki', 'Найбільші знижки'),
    shows: said(
      'The largest share off the price before',
      'Największa obniżka wobec poprzedniej ceny',
      'Найбільша знижка від попередньої ціни',
    ),
  },
  viewed: {
    name: said('Recently viewed', 'Ostatnio oglądane', 'Нещодавно переглянуті'),
    shows: said(
      'What this customer looked at, newest first',
      'Co klient oglądał, od najnowszych',
      'Що покупець переглядав, від найновіших',
    ),
  },
  dropped: {
    name: said('Cheaper since you looked', 'Taniej niż przy oglądaniu', 'Подешевшало після перегляду'),
    shows: said(
      'What this customer looked at, carted or wished for and now costs less',
      'Co klient oglądał, wkładał do koszyka lub na listę życzeń, a teraz kosztuje mniej',
      'Що покупець переглядав, клав у кошик чи бажане, а тепер коштує менше',
    ),
  },
  replenish: {
    name: said('Time to reorder', 'Pora zamówić ponownie', 'Час замовити знову'),
    shows: said(
      'What this customer bought and has used up by now',
      'Co klient kupił i zdążył już zużyć',
      'Що покупець придбав і вже мав використати',
    ),
  },
  cart: {
    name: said('Goes with the cart', 'Pasuje do koszyka', 'Пасує до кошика'),
    shows: said(
      'What goes with all lines of the cart together',
      'Co pasuje do wszystkich pozycji koszyka razem',
      'Що пасує до всіх позицій кошика разом',
    ),
  },
  lastOrder: {
    name: said('Goes with the last order', 'Pasuje do ostatniego zamówienia', 'Пасує до останнього замовлення'),
    shows: said(
      'What goes with what was bought last',
      'Co pasuje do ostatnich zakupów',
      'Що пасує до останньої покупки',
    ),
  },
  bundle: {
    name: said('A set', 'Zestaw', 'Набір'),
    shows: said(
      'A set of products of different kinds around this one',
      'Zestaw produktów różnego rodzaju wokół tego',
      'Набір товарів різних видів навколо цього',
    ),
  },
  search: {
    name: said('Matches the search', 'Pasuje do wyszukiwania', 'Відповідає пошуку'),
    shows: said(
      'What matches the words searched for, and what is like it',
      'Co odpowiada szukanym słowom, i podobne',
      'Що відповідає шуканим словам, і схоже',
    ),
  },
  visit: {
    name: said('Fits this visit', 'Pasuje do tej wizyty', 'Для цього візиту'),
    shows: said(
      'By region, time of day, campaign and where the visitor came from',
      'Według regionu, pory dnia, kampanii i źródła wejścia',
      'За регіоном, часом доби, кампанією та звідки прийшли',
    ),
  },
  seasonal: {
    name: said('In season', 'Na ten sezon', 'По сезону'),
    shows: said(
      'What was taken in the same weeks last year',
      'Co wybierano w tych samych tygodniach rok temu',
      'Що обирали в ці ж тижні торік',
    ),
  },
  affinity: {
    name: said('Favourite categories and brands', 'Ulubione kategorie i marki', 'Улюблені категорії та бренди'),
    shows: said(
      'Best sellers of the categories and brands this customer looks at',
      'Bestsellery kategorii i marek, które klient ogląda',
      'Хіти категорій і брендів, які покупець переглядає',
    ),
  },
  filler: {
    name: said('Up to free delivery', 'Do darmowej dostawy', 'До безкоштовної доставки'),
    shows: said(
      'What lifts the cart over free delivery',
      'Co dopełnia koszyk do darmowej dostawy',
      'Що доповнює кошик до безкоштовної доставки',
    ),
  },
  list: {
    name: said('Picked by the shop', 'Wybór sklepu', 'Вибір магазину'),
    shows: said('Everything that fulfils a rule', 'Wszystko, co spełnia regułę', 'Усе, що відповідає правилу'),
  },
  custom: {
    name: said('The shop’s own source', 'Własne źródło sklepu', 'Власне джерело магазину'),
    shows: said('What the shop’s own service names', 'Co wskaże usługa sklepu', 'Що назве сервіс магазину'),
  },
}

export const measureWords: Readonly<Record<Measure, { name: Said; shows: Said }>> = {
  interest: {
    name: said('Popular', 'Popularne', 'Популярне'),
    shows: said(
      'Views, carts and purchases together',
      'Wyświetlenia, koszyki i zakupy razem',
      'Перегляди, кошики й покупки разом',
    ),
  },
  views: {
    name: said('Most viewed', 'Najczęściej oglądane', 'Найбільше переглядають'),
    shows: said('By number of views', 'Według liczby wyświetleń', 'За кількістю переглядів'),
  },
  units: {
    name: said('Best sellers', 'Bestsellery', 'Хіти продажу'),
    shows: said('By number of purchases', 'Według liczby zakupów', 'За кількістю покупок'),
  },
  revenue: {
    name: said('Top by revenue', 'Najwyższy przychód', 'Найбільший дохід'),
    shows: said(
      'By revenue at today’s prices',
      'Według przychodu w dzisiejszych cenach',
      'За доходом у сьогоднішніх цінах',
    ),
  },
  conversion: {
    name: said('Bought most often when seen', 'Najlepsza konwersja', 'Найкраща конверсія'),
    shows: said(
      'By purchases per view, drawn towards the site’s own',
      'Według zakupów na wyświetlenie, ściągnięte do średniej sklepu',
      'За покупками на перегляд, підтягнутими до середнього',
    ),
  },
  appeal: {
    name: said('Clicked most when shown', 'Najchętniej klikane', 'Найчастіше обирають'),
    shows: said(
      'By clicks per time shown in a block, whatever the place',
      'Według kliknięć na pokazanie w bloku, niezależnie od miejsca',
      'За кліками на показ у блоці, незалежно від місця',
    ),
  },
}

export const scopeWords: Readonly<Record<Scope, { name: Said; shows: Said }>> = {
  site: {
    name: said('whole shop', 'cały sklep', 'увесь магазин'),
    shows: said('of the whole shop', 'w całym sklepie', 'в усьому магазині'),
  },
  category: {
    name: said('this category', 'ta kategoria', 'ця категорія'),
    shows: said('in the category of the page', 'w kategorii strony', 'у категорії сторінки'),
  },
  brand: {
    name: said('this brand', 'ta marka', 'цей бренд'),
    shows: said('of the brand of the product', 'marki produktu', 'бренду товару'),
  },
  type: {
    name: said('this kind', 'ten rodzaj', 'цей вид'),
    shows: said('of the same kind of product', 'tego samego rodzaju', 'того самого виду'),
  },
  segment: {
    name: said('people like you', 'tacy jak Ty', 'такі, як ви'),
    shows: said(
      'among customers of the same segment',
      'wśród klientów tego samego segmentu',
      'серед покупців того самого сегмента',
    ),
  },
  region: {
    name: said('near you', 'w okolicy', 'поруч'),
    shows: said('in the region of the visitor', 'w regionie odwiedzającego', 'у регіоні відвідувача'),
  },
}

export const windowWords: Readonly<Record<Window, Said>> = {
  '1d': said('1 day', '1 dzień', '1 день'),
  '7d': said('7 days', '7 dni', '7 днів'),
  '30d': said('30 days', '30 dni', '30 днів'),
  '90d': said('90 days', '90 dni', '90 днів'),
}

export type AnchorWord = 'page' | 'cart' | 'history' | 'lastOrder'
export const anchorWords: Readonly<Record<AnchorWord, Said>> = {
  page: said('this product', 'ten produkt', 'цей товар'),
  cart: said('the cart', 'koszyk', 'кошик'),
  history: said('browsing history', 'historia przeglądania', 'історія переглядів'),
  lastOrder: said('the last order', 'ostatnie zamówienie', 'останнє замовлення'),
}

export type FilterWord = 'sale' | 'arrivals' | 'rated' | 'cheaper' | 'dearer' | 'sameBrand' | 'sameCategory' | 'season'
export const filterWords: Readonly<Record<FilterWord, Said>> = {
  sale: said('on sale only', 'tylko przecenione', 'лише зі знижкою'),
  arrivals: said('from the last 30 days only', 'tylko z ostatnich 30 dni', 'лише за останні 30 днів'),
  rated: said('rated 4 and more', 'ocenione na 4 i więcej', 'з оцінкою від 4'),
  cheaper: said('not dearer than this product', 'nie droższe od tego produktu', 'не дорожчі за цей товар'),
  dearer: said('dearer than this product', 'droższe od tego produktu', 'дорожчі за цей товар'),
  sameBrand: said('of the same brand', 'tej samej marki', 'того самого бренду'),
  sameCategory: said('of the same category', 'z tej samej kategorii', 'тієї самої категорії'),
  season: said('of this season', 'na ten sezon', 'на цей сезон'),
}
