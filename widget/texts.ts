const en = {
  items: 'Recommended products',
  previous: 'Previous',
  next: 'Next',
  was: 'was',
  lowest: 'lowest price of the 30 days before',
  now: 'now',
  inbox: 'Inbox',
  unread: 'unread',
  readAll: 'Read all',
  remove: 'Delete',
  empty: 'Nothing here yet',
}
type Texts = typeof en

const texts: Record<string, Texts> = {
  en,
  pl: {
    items: 'Polecane produkty',
    previous: 'Poprzednie',
    next: 'Następne',
    was: 'poprzednio',
    lowest: 'najniższa cena z 30 dni przed obniżką',
    now: 'teraz',
    inbox: 'Wiadomości',
    unread: 'nieprzeczytane',
    readAll: 'Oznacz jako przeczytane',
    remove: 'Usuń',
    empty: 'Jeszcze nic tu nie ma',
  },
  uk: {
    items: 'Рекомендовані товари',
    previous: 'Попередні',
    next: 'Наступні',
    was: 'було',
    lowest: 'найнижча ціна за 30 днів до знижки',
    now: 'зараз',
    inbox: 'Повідомлення',
    unread: 'непрочитані',
    readAll: 'Позначити прочитаними',
    remove: 'Видалити',
    empty: 'Тут ще нічого немає',
  },
}

/** The nearest `lang` above an element, else the page's, else the browser's. */
export const localeOf = (element: Element): string =>
  element.closest<HTMLElement>('[lang]')?.lang || document.documentElement.lang || navigator.language

export const textsFor = (locale: string): Texts => texts[locale.slice(0, 2).toLowerCase()] ?? en
